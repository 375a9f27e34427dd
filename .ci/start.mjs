/**
 * npm start: installs and builds what is missing, then opens An Tâm on Electron or, where no Electron binary can be had,
 * in the test double with the system's Chromium. Plain JavaScript that Node 20 can run.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild, ensurePackages, ensureTokenReader, environment, hasProgram, root } from './setup.mjs';

const REACH_TIMEOUT = 3_000;
const DOWNLOAD_TIMEOUT = 120_000;

if (!ensurePackages())
  stop('Không cài được các gói cần thiết. Kiểm tra kết nối mạng rồi chạy lại `npm start`.', 'Packages could not be installed.');
ensureTokenReader();
if (!ensureBuild()) stop('Không dựng được phần mềm. Xem lỗi ở trên.', 'The build failed; see above.');

const electron = process.env.ELECTRON_EXEC_PATH ?? installedElectron() ?? (await fetchElectron());
if (electron !== undefined) openOnElectron(electron);
else openOnDouble();

/** The binary of the electron package, if it was downloaded. */
function installedElectron() {
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const file = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(file) ? file : undefined;
}

/** Downloads the binary where that is possible and wanted; undefined otherwise. */
async function fetchElectron() {
  if (process.env.CI || process.env.ELECTRON_SKIP_BINARY_DOWNLOAD || !(await isReachable())) return undefined;
  console.log('Đang tải Electron (khoảng 120 MB) … / Fetching Electron …');
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  spawnSync('node', [installer], { cwd: root, env: environment, stdio: 'inherit', timeout: DOWNLOAD_TIMEOUT });
  return installedElectron();
}

async function isReachable() {
  try {
    const answer = await fetch('https://github.com', { method: 'HEAD', signal: AbortSignal.timeout(REACH_TIMEOUT) });
    return answer.ok;
  } catch {
    // Offline: the double is the way.
    return false;
  }
}

function openOnElectron(executable) {
  // Electron refuses to run as root unless its own sandbox is switched off.
  const asRoot = process.platform === 'linux' && process.getuid() === 0;
  open(executable, [...(asRoot ? ['--no-sandbox'] : []), '.'], {});
}

function openOnDouble() {
  console.log(`
  Không có tệp chạy Electron trên máy này. An Tâm sẽ chạy bằng bản thay thế dùng để kiểm thử cùng Chromium
  của hệ thống: đủ để xem và dùng thử, không dùng cho số liệu thật.
  No Electron binary here. An Tâm runs on its test double with the system's Chromium: good for a look, not for real data.
  (Electron: npx install-electron, or ELECTRON_EXEC_PATH=/path/to/electron npm start)
`);
  const chromium = process.env.CHROMIUM_PATH ?? ['chromium', 'chromium-browser', 'google-chrome'].find(hasProgram);
  if (chromium === undefined) {
    stop(
      'Chưa có Chromium. Cài bằng lệnh: sudo apt-get install chromium, rồi chạy lại `npm start`.',
      'Chromium is missing: sudo apt-get install chromium',
    );
  }
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    stop(
      'Không có màn hình. Chạy trên máy có màn hình, hoặc: xvfb-run -a npm start. Dòng lệnh không cần màn hình: npm run --silent antam -- demo DIR',
      'No display: run `xvfb-run -a npm start`, or use the command line: npm run --silent antam -- demo DIR',
    );
  }
  open(join(root, 'tests', 'electron-double', 'electron'), ['.'], { ELECTRON_DOUBLE_HEADED: 'app://bundle/index.html' });
}

/** Runs the program until its window is closed. */
function open(executable, args, extra) {
  const child = spawn(executable, [...args, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env: { ...environment, ...extra } });
  child.on('error', (error) => stop(`Không mở được ${executable}: ${error.message}`, 'The program could not be opened.'));
  child.on('exit', (code) => process.exit(code ?? 1));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
}

function stop(vietnamese, english) {
  console.error(`\n  ${vietnamese}\n  ${english}\n`);
  process.exit(1);
}
