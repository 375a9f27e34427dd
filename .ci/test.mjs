/**
 * npm test: all set-up, all checks, all tests; closes with one line of totals. Plain JavaScript that Node 20 can run.
 * Every step runs even when an earlier one failed, so that one run shows everything.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages, ensureTokenReader, environment, hasProgram, npm, root, run } from './setup.mjs';

const results = join(root, 'test-results');
const totals = { passed: 0, failed: 0, skipped: 0 };
/** Tests of the window that passed only when they were run again. */
let unsteady = 0;

/** Program → Debian package, for what the tests judge our files with. */
const PROGRAMS = {
  chromium: 'chromium',
  pdfsig: 'poppler-utils',
  qpdf: 'qpdf',
  mutool: 'mupdf-tools',
  openssl: 'openssl',
  certutil: 'libnss3-tools',
  'softhsm2-util': 'softhsm2',
  // These compile the reader of USB tokens.
  'g++': 'g++',
  make: 'make',
  python3: 'python3',
};

/** Without a network apt gives up soon instead of trying for minutes. */
const PATIENCE = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20'];

if (!ensurePackages()) {
  console.error('Packages could not be installed: npm ci needs the registry or a filled cache.');
  finish(1);
}
ensurePrograms();
ensureTokenReader();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

// None of these uses all cores from beginning to end: side by side they take little more than the longest.
const built = await sideBySide([
  ['format', 'npm', 'run', '--silent', 'format:check'],
  ['types', 'npm', 'run', '--silent', 'typecheck'],
  ['lint', 'npm', 'run', '--silent', 'lint'],
  ['build', process.execPath, join(root, '.ci', 'build.mjs')],
]);
suite(
  'unit tests',
  'unit.json',
  () => npm('run', '--silent', 'unit', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${join(results, 'unit.json')}`),
  fromVitest,
);
if (built) {
  suite('end-to-end tests', 'e2e.json', () => npm('run', '--silent', 'e2e'), fromPlaywright);
  check('packaging rehearsal', () => npm('run', '--silent', 'rehearse') === 0);
}
finish(totals.failed === 0 ? 0 : 1);

/** Installs missing programs on Debian where that is allowed, and otherwise says what is missing. */
function ensurePrograms() {
  const missing = Object.entries(PROGRAMS).filter(([program]) => !hasProgram(program));
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map(([, name]) => name))];
  const mayInstall = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (mayInstall) {
    console.log(`Installing ${packages.join(', ')} …`);
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'] };
    if (run('apt-get', [...PATIENCE, 'update', '-q'], quiet) === 0)
      run('apt-get', [...PATIENCE, 'install', '-qy', '--no-install-recommends', ...packages], quiet);
  }
  const still = Object.entries(PROGRAMS).filter(([program]) => !hasProgram(program));
  if (still.length === 0) return;
  console.error(
    `Missing: ${still.map(([program]) => program).join(', ')}. On Debian: sudo apt-get install ${still.map(([, name]) => name).join(' ')}`,
  );
}

/** A step that counts as one check; returns whether it passed. */
function check(name, action) {
  const passed = timed(name, action);
  totals[passed ? 'passed' : 'failed'] += 1;
  return passed;
}

/** Runs checks at the same time and tells each in its turn, as if they had run one by one; returns whether the last one passed. */
async function sideBySide(checks) {
  const started = checks.map(([name, program, ...words]) => ({ name, ended: inBackground(program, words) }));
  let passed = false;
  for (const { name, ended } of started) {
    console.log(`\n── ${name}`);
    const { code, output, seconds } = await ended;
    process.stdout.write(output);
    console.log(`── ${name}: ${seconds.toFixed(1)} s`);
    passed = code === 0;
    totals[passed ? 'passed' : 'failed'] += 1;
  }
  return passed;
}

/** Runs a program in the repository; its output is kept until it has ended. */
function inBackground(program, words) {
  const startedAt = Date.now();
  const parts = [];
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: program === 'npm' && process.platform === 'win32',
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => parts.push(part));
    const end = (code) => resolve({ code, output: Buffer.concat(parts).toString(), seconds: (Date.now() - startedAt) / 1000 });
    child.on('error', (error) => {
      parts.push(Buffer.from(`${program}: ${error.message}\n`));
      end(1);
    });
    child.on('close', end);
  });
}

/** A step that reports its own tests in a JSON file. */
function suite(name, file, action, read) {
  const code = timed(name, action);
  const path = join(results, file);
  const counts = existsSync(path) ? read(JSON.parse(readFileSync(path, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 };
  // A suite may fail without a failed test: a file that does not load.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  for (const key of Object.keys(totals)) totals[key] += counts[key];
}

function timed(name, action) {
  console.log(`\n── ${name}`);
  const startedAt = Date.now();
  const outcome = action();
  console.log(`── ${name}: ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return outcome;
}

function fromVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) {
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + (numTodoTests ?? 0) };
}

function fromPlaywright({ stats }) {
  unsteady = stats.flaky;
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

function finish(code) {
  if (code !== 0 && totals.failed === 0) totals.failed = 1;
  const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
  if (unsteady > 0) console.log(`\n${unsteady} passed only at the second run: see test-results/e2e.json`);
  console.log(`\n${totals.passed} passed, ${totals.failed} failed${skipped}`);
  process.exit(code);
}
