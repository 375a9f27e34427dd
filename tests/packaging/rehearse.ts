/**
 * Packages the built program offline around a stand-in for Electron, and checks what came out: the files in app.asar, the
 * native modules, the fuses, and that the packaged program starts (its window on the double, its command line on Node).
 */
import { extractAll, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { electronVersion, writeStubElectron } from './stub-electron.ts';

const repository = resolve(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'antam-packaging-'));

/** Reads USB tokens; optional, since it must have been compiled on this system. */
const TOKEN_READER = 'pkcs11js';
const COMPILED_READER = `node_modules/${TOKEN_READER}/build/Release/pkcs11.node`;
const hasTokenReader = existsSync(join(repository, COMPILED_READER));

/** What the package may hold: our build, our data, and the modules that cannot be bundled. */
const EXPECTED = /^(package\.json|LICENSE|out|checklists|resources\/(fonts|sample)|resources|node_modules)(\/|$)/;
const MAX_ASAR_BYTES = 60_000_000;

const FUSES: [FuseV1Options, FuseState][] = [
  [FuseV1Options.RunAsNode, FuseState.DISABLE],
  [FuseV1Options.EnableCookieEncryption, FuseState.ENABLE],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseState.DISABLE],
  [FuseV1Options.EnableNodeCliInspectArguments, FuseState.DISABLE],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseState.ENABLE],
  [FuseV1Options.OnlyLoadAppFromAsar, FuseState.ENABLE],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, FuseState.DISABLE],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, FuseState.DISABLE],
];

try {
  const unpacked = await packageProgram();
  const archive = join(unpacked, 'resources', 'app.asar');
  const files = checkContents(archive);
  checkNativeModules(unpacked, files);
  await checkFuses(join(unpacked, 'antam'));
  checkCommandLine(archive);
  checkWindow(archive);
  const megabytes = (statSync(archive).size / 1e6).toFixed(1);
  console.log(`packaging rehearsal: ${files.length} files in app.asar (${megabytes} MB), all as expected`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs electron-builder with the release configuration and the stand-in; returns the folder it made. */
async function packageProgram(): Promise<string> {
  const stub = join(folder, 'stub-electron');
  await writeStubElectron(stub);
  const release = z.record(z.string(), z.unknown()).parse(parse(readFileSync(join(repository, 'electron-builder.yml'), 'utf8')));
  const configuration = join(folder, 'electron-builder.yml');
  const output = join(folder, 'dist');
  writeFileSync(configuration, stringify({ ...release, electronDist: stub, electronVersion: electronVersion(), directories: { output } }));
  const program = join(repository, 'node_modules', 'electron-builder', 'cli.js');
  execFileSync(process.execPath, [program, '--linux', 'dir', '--config', configuration], { cwd: repository, stdio: 'inherit' });
  return join(output, 'linux-unpacked');
}

/** The modules package-lock.json marks as needed at run time: what package.json lists under "dependencies", and theirs. */
function productionModules(): Set<string> {
  const entry = z.object({ dev: z.boolean().optional(), optional: z.boolean().optional() });
  const lock = z.object({ packages: z.record(z.string(), entry) });
  const { packages } = lock.parse(JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')));
  const needed = Object.entries(packages).filter(([, { dev, optional }]) => dev !== true && optional !== true);
  return new Set([...needed.map(([path]) => path.replace(/^.*node_modules\//, '')), ...(hasTokenReader ? [TOKEN_READER] : [])]);
}

/** Returns the archive's files after checking that nothing is missing and nothing else slipped in. */
function checkContents(archive: string): string[] {
  const files = listPackage(archive, { isPack: false }).map((path) => path.split(sep).filter(Boolean).join('/'));
  const foreign = files.filter((path) => !EXPECTED.test(path));
  assert.deepEqual(foreign, [], 'unexpected files in app.asar');
  const modules = new Set(files.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/@]+)/.exec(path)?.[1] ?? []));
  const shipped = productionModules();
  assert.deepEqual(
    [...modules].filter((name) => !shipped.has(name)),
    [],
    'unexpected modules in app.asar',
  );
  for (const built of [
    'out/main/index.js',
    'out/main/antam.js',
    'out/main/token-process.js',
    'out/preload/index.cjs',
    'out/renderer/index.html',
    'out/law/crosswalk.json',
  ]) {
    assert.ok(files.includes(built), `${built} is missing in app.asar`);
  }
  const laws = globSync('checklists/*/*.yaml', { cwd: repository }).map((path) => path.split(sep).join('/'));
  assert.ok(laws.length >= 12);
  assert.deepEqual(
    laws.filter((path) => !files.includes(path)),
    [],
    'texts of the law missing in app.asar',
  );
  assert.ok(
    files.some((path) => path.startsWith('resources/fonts/')),
    'fonts are missing in app.asar',
  );
  assert.ok(statSync(archive).size < MAX_ASAR_BYTES, 'app.asar is too large: is something unbundled?');
  return files;
}

/** The database, and the reader of tokens where it was compiled; nothing else of its folder but what loads it. */
function checkNativeModules(unpacked: string, files: string[]): void {
  const native = files.filter((path) => path.endsWith('.node'));
  assert.equal(native.length, hasTokenReader ? 2 : 1, `unexpected native modules: ${native.join(', ')}`);
  assert.ok(native.some((path) => path.startsWith('node_modules/better-sqlite3/')));
  for (const path of native)
    assert.ok(existsSync(join(unpacked, 'resources', 'app.asar.unpacked', ...path.split('/'))), `${path} lies outside the archive`);
  if (!hasTokenReader) return;
  const reader = files.filter((path) => path.startsWith(`node_modules/${TOKEN_READER}/`) && /\.\w+$/.test(path)).toSorted();
  assert.deepEqual(reader, [COMPILED_READER, ...['index.js', 'package.json'].map((name) => `node_modules/${TOKEN_READER}/${name}`)]);
}

async function checkFuses(executable: string): Promise<void> {
  const wire = await getCurrentFuseWire(executable);
  for (const [fuse, state] of FUSES) assert.equal(wire[fuse], state, `fuse ${FuseV1Options[fuse]}`);
}

/** The packaged files alone, away from the repository's node_modules. */
function extract(archive: string): string {
  const extracted = join(folder, 'extracted');
  if (!existsSync(extracted)) extractAll(archive, extracted);
  return extracted;
}

/** They must be able to answer a command … */
function checkCommandLine(archive: string): void {
  const antam = join(extract(archive), 'out', 'main', 'antam.js');
  const text = execFileSync(process.execPath, [antam, 'checklists', '--json'], { encoding: 'utf8', cwd: folder });
  const { frameworks } = z.object({ frameworks: z.array(z.object({ id: z.string() })) }).parse(JSON.parse(text));
  assert.deepEqual(frameworks.map(({ id }) => id).sort(), ['nd331-2026', 'nd85-2016']);
}

/** … and to open the window, on the double as a packaged program: its security tests run once more. */
function checkWindow(archive: string): void {
  const playwright = join(repository, 'node_modules', '@playwright', 'test', 'cli.js');
  const args = [playwright, 'test', 'security', '--grep', 'sandboxed|frozen', '--reporter=list', `--output=${join(folder, 'results')}`];
  const env = { ...process.env, ANTAM_PROGRAM: extract(archive), ELECTRON_DOUBLE_PACKAGED: '1' };
  execFileSync(process.execPath, args, { cwd: repository, stdio: 'inherit', env });
}
