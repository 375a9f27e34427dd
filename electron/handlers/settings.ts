/** Settings of this installation (not of a unit): colours, zoom, the name of the person, the driver of USB tokens, recent workspaces. */
import { join } from 'node:path';
import { z } from 'zod';
import { workspaceInfo, type WorkspaceInfo } from '../../core/api.ts';
import { FailureError } from '../../core/failure.ts';
import { readWhole, writeWhole } from '../services/files.ts';

const settings = z.strictObject({
  colorScheme: z.enum(['auto', 'light', 'dark']).default('auto'),
  zoom: z.number().min(0.8).max(2).default(1),
  userName: z.string().max(200).default(''),
  tokenModule: z.string().max(32_000).default(''),
  timestampUrl: z.string().max(2000).default(''),
  recent: z.array(workspaceInfo).default([]),
});
export type Settings = z.infer<typeof settings>;

const RECENT_KEPT = 8;

export interface SettingsStore {
  get(): Settings;
  save(change: { [Setting in 'colorScheme' | 'zoom' | 'userName' | 'tokenModule' | 'timestampUrl']?: Settings[Setting] | undefined }): void;
  /** Puts a workspace on top of the recent ones. */
  remember(workspace: WorkspaceInfo): void;
}

/** Settings in `settings.json` of a folder. A damaged file counts as none: nothing of value is lost with it. */
export function openSettings(directory: string): SettingsStore {
  const file = join(directory, 'settings.json');
  const read = (): Settings => {
    try {
      return settings.parse(JSON.parse(Buffer.from(readWhole(file, 1_048_576)).toString('utf8')));
    } catch (error) {
      if (error instanceof FailureError || error instanceof SyntaxError || error instanceof z.ZodError) return settings.parse({});
      throw error;
    }
  };
  let current = read();
  const write = (next: Settings): void => {
    writeWhole(file, JSON.stringify(next, undefined, 2));
    current = next;
  };
  return {
    get: () => current,
    save: (change) =>
      write({
        ...current,
        colorScheme: change.colorScheme ?? current.colorScheme,
        zoom: change.zoom ?? current.zoom,
        userName: change.userName ?? current.userName,
        tokenModule: change.tokenModule ?? current.tokenModule,
        timestampUrl: change.timestampUrl ?? current.timestampUrl,
      }),
    remember: (workspace) =>
      write({ ...current, recent: [workspace, ...current.recent.filter((other) => other.file !== workspace.file)].slice(0, RECENT_KEPT) }),
  };
}
