/** Proves that the lint rules hold the borders of ARCHITECTURE.md: each forbidden import is reported, each allowed one is not. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const repository = resolve(import.meta.dirname, '..', '..');

const FORBIDDEN: [file: string, code: string][] = [
  ['core/checklist/electron.ts', "import 'electron';"],
  ['core/checklist/node.ts', "import { readFileSync } from 'node:fs';\nreadFileSync('x');"],
  ['core/checklist/sqlite.ts', "import Database from 'better-sqlite3';\nnew Database('x');"],
  ['core/level/react.ts', "import { useState } from 'react';\nuseState(1);"],
  ['core/report/mantine.ts', "import '@mantine/core';"],
  ['core/report/rules/shell.ts', "import '../../../electron/services.ts';"],
  ['core/exchange/screen.ts', "import '../../renderer/api.ts';"],
  ['core/node.ts', "import 'node:os';"],
  ['core/node-in-test.test.ts', "import '../electron/paths.ts';"],
  ['core/checklist/up.ts', "import '../level/model.ts';"],
  ['core/level/up.ts', "import '../report/model.ts';"],
  ['core/level/aside.ts', "import '../assessment/model.ts';"],
  ['core/assessment/aside.ts', "import '../level/model.ts';"],
  ['core/report/rules/up.ts', "import '../../exchange/record.ts';"],
  ['core/exchange/up.ts', "import '../province/rollup.ts';"],
  ['core/level/contract.ts', "import '../api.ts';"],
  ['core/level/up.test.ts', "import '../report/model.ts';"],
  ['electron/ipc.ts', "import { app } from 'electron';\napp.quit();"],
  ['electron/services/native.ts', "import type { App } from 'electron';\nexport type Native = App;"],
  ['electron/window.ts', "import { BrowserWindow } from 'electron';\nnew BrowserWindow();"],
  ['electron/main.ts', "import '../renderer/main.tsx';"],
  ['electron/workspace/other-room.ts', "import '../dossier/print.ts';"],
  ['electron/dossier/kit/other-room.ts', "import '../../workspace/index.ts';"],
  ['electron/signing/meeting.ts', "import '../services/verification.ts';"],
  ['electron/workspace/meeting.ts', "import '../handlers/context.ts';"],
  ['electron/services/up.ts', "import '../handlers/context.ts';"],
  ['electron/cli/aside.ts', "import '../handlers/context.ts';"],
  ['electron/sample/up.ts', "import '../cli/run.ts';"],
  ['electron/law/other-room.ts', "import '../signing/trust.ts';"],
  ['renderer/pages/node.tsx', "import 'node:path';"],
  ['renderer/pages/main.tsx', "import '../../electron/ipc.ts';"],
  ['renderer/electron.ts', "import 'electron';"],
];

const ALLOWED: [file: string, code: string][] = [
  ['core/api.ts', "import './level/model.ts';\nimport './exchange/record.ts';"],
  ['core/report/down.ts', "import '../assessment/model.ts';\nimport '../level/model.ts';\nimport '../../core/date.ts';"],
  ['core/report/rules/down.ts', "import '../../checklist/model.ts';"],
  ['core/checklist/files.test.ts', "import { readFileSync } from 'node:fs';\nreadFileSync('x');"],
  ['electron/preload.ts', "import { ipcRenderer } from 'electron';\nipcRenderer.send('x');"],
  ['electron/guards.ts', "import type { Session } from 'electron';\nexport type Guarded = Session;"],
  ['electron/services.ts', "import './workspace/index.ts';\nimport './dossier/print.ts';\nimport './signing/sign.ts';"],
  ['electron/services/join.ts', "import '../workspace/index.ts';\nimport '../dossier/print.ts';"],
  ['electron/dossier/annual-report/print.ts', "import '../kit/page.ts';\nimport '../../../core/report/model.ts';\nimport 'node:fs';"],
  ['renderer/pages/home.tsx', "import '../../core/api.ts';\nimport 'react';\nimport '@mantine/core';"],
];

const OTHER_RULES: [file: string, rule: string, code: string][] = [
  ['electron/any.ts', 'no-explicit-any', 'export const anything = (value: any): void => console.log(value);'],
  ['electron/bang.ts', 'no-non-null-assertion', 'export const first = (list: string[]): string => list[0]!;'],
  ['tests/unit/only.test.ts', 'no-focused-tests', "import { it } from 'vitest';\nit.only('x', () => undefined);"],
];

const output = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });

let folder: string;
let found: Map<string, string[]>;

/** Writes all the files into a folder of their own and lints it with the real configuration. */
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'borders-')));
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'), 'junction');
  cpSync(join(repository, 'oxlint.config.ts'), join(folder, 'oxlint.config.ts'));
  for (const [file, ...rest] of [...FORBIDDEN, ...ALLOWED, ...OTHER_RULES]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${rest.at(-1)}\n`);
  }
  found = new Map();
  for (const { filename, code } of output.parse(JSON.parse(lint())).diagnostics) {
    const file = filename.replaceAll('\\', '/');
    found.set(file, [...(found.get(file) ?? []), code]);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

function lint(): string {
  const program = join(repository, 'node_modules', 'oxlint', 'bin', 'oxlint');
  try {
    return execFileSync(process.execPath, [program, '-f', 'json', '.'], { cwd: folder, encoding: 'utf8' });
  } catch (error) {
    // oxlint ends with 1 when it found something: the findings are what is wanted.
    return z.object({ stdout: z.string() }).parse(error).stdout;
  }
}

const isBorder = (code: string): boolean => code.includes('no-restricted-imports');

describe('the borders', () => {
  it.each(FORBIDDEN)('%s may not contain %s', (file) => {
    expect((found.get(file) ?? []).filter(isBorder)).not.toEqual([]);
  });

  it.each(ALLOWED)('%s may contain %s', (file) => {
    expect((found.get(file) ?? []).filter(isBorder)).toEqual([]);
  });
});

it.each(OTHER_RULES)('%s breaks %s', (file, rule) => {
  expect(found.get(file)?.join()).toContain(rule);
});
