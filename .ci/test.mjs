/**
 * npm test: all set-up, all checks, all tests; closes with one line of totals. Plain JavaScript that Node 20 can run.
 * Every step runs even when an earlier one failed, so that one run shows everything.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, ensurePackages, ensureTokenReader, hasProgram, npm, root, run } from './setup.mjs';

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

check('format', () => npm('run', '--silent', 'format:check') === 0);
check('types', () => npm('run', '--silent', 'typecheck') === 0);
check('lint', () => npm('run', '--silent', 'lint') === 0);
suite(
  'unit tests',
  'unit.json',
  () => npm('run', '--silent', 'unit', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${join(results, 'unit.json')}`),
  fromVitest,
);
if (check('build', build)) {
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
