/** The program itself and its window. */
import { z } from 'zod';
import { isoDate, isoInstant } from '../date.ts';
import { workspaceInfo } from './shapes.ts';
import { done, nothing, zoom, type ContractPart } from './values.ts';

export const programContract = {
  'app.info': {
    input: nothing,
    output: z.strictObject({
      version: z.string(),
      sqlite: z.string(),
      today: isoDate,
      /** The clock of the program when it answered: clocks on screen run from here. */
      now: isoInstant,
      documents: z.string(),
      host: z.enum(['electron', 'double']),
    }),
  },
  'settings.get': {
    input: nothing,
    output: z.strictObject({
      colorScheme: z.enum(['auto', 'light', 'dark']),
      zoom,
      userName: z.string(),
      recent: z.array(workspaceInfo),
      /** The chosen driver of USB tokens; empty = none yet. */
      tokenModule: z.string(),
      /** Address of the timestamp service; empty = none. */
      timestampUrl: z.string(),
    }),
  },
  /** A zoom is applied at once. */
  'settings.save': {
    input: z.strictObject({
      colorScheme: z.enum(['auto', 'light', 'dark']).optional(),
      zoom: zoom.optional(),
      userName: z.string().max(200).optional(),
      /** One that `token.pickModule` or `token.modules` gave; FORBIDDEN otherwise. Empty = none. */
      tokenModule: z.string().max(32_000).optional(),
      /** http or https; empty = none. */
      timestampUrl: z.string().max(2000).optional(),
    }),
    output: done,
  },

  /** The page's answer to `window.closing`: everything is written, close; or stay, the user is being asked first. */
  'window.answerClosing': { input: z.strictObject({ close: z.boolean() }), output: done },
} as const satisfies ContractPart;
