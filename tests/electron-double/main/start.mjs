/** Start-up, called by the launcher: browser and application side by side, then `ready`. */
import { pathToFileURL } from 'node:url';
import { appImplementation } from './app.mjs';
import { browser } from './browser.mjs';
import { recordTiming } from './journal.mjs';
import { program } from './program.mjs';

/** An entry point that awaits whenReady() at top level must not deadlock. */
const MAIN_TIMEOUT = 500;

/** `main` is the application's entry file, `port` the browser's debugging port (0 = any). */
export async function start({ dir, packageJson, main, port }) {
  Object.assign(program, { dir, packageJson });
  for (const word of process.argv.slice(1)) {
    const match = /^--([^=]+)(?:=(.*))?$/.exec(word);
    if (match !== null) appImplementation.commandLine.appendSwitch(match[1], match[2] ?? '');
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => appImplementation.quit());
  const loaded = import(pathToFileURL(main).href).then(() => recordTiming('mainLoaded'));
  // An app window is opened at the application's own address, whose scheme main registers while loading.
  if (process.env.ELECTRON_DOUBLE_HEADED) await settled(loaded);
  await browser.start(port);
  await settled(loaded);
  appImplementation.__becomeReady();
  await loaded;
}

const settled = (promise) => Promise.race([promise, new Promise((resolve) => setTimeout(resolve, MAIN_TIMEOUT))]);
