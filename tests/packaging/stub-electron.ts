/** A stand-in for Electron's distribution: enough for electron-builder to package and to flip fuses; it cannot run. */
import { createPackage } from '@electron/asar';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Marks the fuse wire in an Electron executable; after it: version, number of fuses, one character each. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_VERSION = 1;
const FUSES = 9;

/** The version of the installed electron package. */
export function electronVersion(): string {
  const text = readFileSync(new URL('../../node_modules/electron/package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

/** Writes the stand-in into `folder`. */
export async function writeStubElectron(folder: string): Promise<void> {
  const resources = join(folder, 'resources');
  const empty = join(folder, 'empty');
  for (const path of [resources, join(folder, 'locales'), empty]) mkdirSync(path, { recursive: true });
  const wire = Buffer.concat([Buffer.from(FUSE_SENTINEL), Buffer.from([FUSE_VERSION, FUSES]), Buffer.from('1'.repeat(FUSES))]);
  const padding = Buffer.alloc(64);
  const executable = Buffer.concat([Buffer.from('#!/bin/sh\nexit 1\n'), padding, wire, padding]);
  writeFileSync(join(folder, 'electron'), executable, { mode: 0o755 });
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'locales/vi.pak']) writeFileSync(join(folder, name), '');
  writeFileSync(join(folder, 'version'), electronVersion());
  writeFileSync(join(empty, 'package.json'), '{}');
  await createPackage(empty, join(resources, 'default_app.asar'));
}
