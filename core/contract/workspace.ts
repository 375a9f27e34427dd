/** Opening and closing workspaces. */
import { z } from 'zod';
import { fsckReport, workspaceInfo } from './shapes.ts';
import { done, nothing, path, type ContractPart } from './values.ts';

export const workspaceContract = {
  'workspace.current': { input: nothing, output: workspaceInfo.nullable() },
  'workspace.create': {
    /** `file` null: a name made from the unit's, in the documents folder. */
    input: z.strictObject({
      file: path.nullable(),
      unitName: z.string().trim().min(1).max(500),
      ownerName: z.string().max(500),
      userName: z.string().trim().min(1).max(200),
    }),
    output: workspaceInfo,
  },
  'workspace.createSample': { input: nothing, output: workspaceInfo },
  'workspace.open': { input: z.strictObject({ file: path }), output: workspaceInfo },
  /** Asks with the system's file dialog; null = cancelled. */
  'workspace.pick': {
    input: z.strictObject({ purpose: z.enum(['open', 'create']), suggestedName: z.string().max(200) }),
    output: z.string().nullable(),
  },
  'workspace.close': { input: nothing, output: done },
  'workspace.check': { input: nothing, output: fsckReport },
} as const satisfies ContractPart;
