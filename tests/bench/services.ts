/** The services as the window uses them, on folders of their own. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programPaths } from '../../electron/paths.ts';
import { createServices, type Services } from '../../electron/services.ts';

/** Runs `action` on fresh services and removes everything afterwards. */
export async function withServices<T>(action: (services: Services, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'antam-bench-'));
  const documents = join(folder, 'documents');
  mkdirSync(documents);
  const services = createServices({
    userData: folder,
    documents,
    paths: programPaths(),
    dialogs: { openFile: async () => [], saveFile: async () => null },
    emit: () => undefined,
    window: { answerClosing: () => undefined, setZoom: () => undefined },
    clock: () => new Date(),
    newId: randomUUID,
    host: 'double',
    version: 'bench',
  });
  try {
    return await action(services, folder);
  } finally {
    services.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}
