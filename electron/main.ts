/** Life cycle of the program: start-up, security, the one window, the one IPC channel. Everything else is in services.ts. */
import '../core/interpreted-schemas.ts';
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell, utilityProcess } from 'electron';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { events, IPC_CHANNEL, IPC_EVENT_CHANNEL } from '../core/api.ts';
import { failureOf } from '../core/failure.ts';
import { serveAsset } from './assets.ts';
import { createClosing } from './closing.ts';
import { createDialogs } from './dialogs.ts';
import { guardContents, guardSession } from './guards.ts';
import { createDispatcher } from './ipc.ts';
import { programPaths } from './paths.ts';
import { createRecovery } from './recovery.ts';
import { ORIGIN, SCHEME } from './security.ts';
import type { Emit } from './service-options.ts';
import { createServices, type Services } from './services.ts';
import { harmlessEnvironment, utilityTokenProcess } from './signing/token/spawn.ts';
import { clockFrom, commandLine } from './start-up.ts';
import { windowOptions } from './window.ts';

const HOME = `${ORIGIN}/index.html`;
const paths = programPaths();
let window: BrowserWindow | null = null;
let answerClosing: (close: boolean) => void = () => undefined;
/** Makers of tokens sign their libraries themselves, which macOS would refuse to load. A driver's own output goes nowhere. */
const startTokenProcess = utilityTokenProcess(async () => {
  await app.whenReady();
  return utilityProcess.fork(paths.tokenProcess, [], {
    serviceName: 'An Tâm: USB token',
    allowLoadingUnsignedLibraries: true,
    env: harmlessEnvironment(),
    stdio: 'ignore',
  });
});

const words = commandLine(process.argv, app.isPackaged);
if (words === null) startWindow();
else runCommand(words).catch(stopWithMessage);

/** Runs one command of CLI.md without a window. */
async function runCommand(commandWords: string[]): Promise<void> {
  const { run } = await import('./cli.ts');
  app.exit(await run(commandWords, startTokenProcess));
}

function startWindow(): void {
  useChosenDataFolder();
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
  app.enableSandbox();
  // A second start brings the first window forward: two programs on one workspace would only lock each other out.
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.on('second-instance', bringForward);
  app.on('web-contents-created', (_event, contents) => guardContents(contents, (url) => void shell.openExternal(url)));
  app.on('window-all-closed', () => app.quit());
  app.whenReady().then(open).catch(stopWithMessage);
}

/** Electron does not document this switch, so it is applied here, before anything reads the folder. */
function useChosenDataFolder(): void {
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  if (folder === '') return;
  mkdirSync(resolve(folder), { recursive: true });
  app.setPath('userData', resolve(folder));
}

async function open(): Promise<void> {
  guardSession(session.defaultSession, !app.isPackaged);
  protocol.handle(SCHEME, (request) => serveAsset(paths.renderer, request, randomBytes(16).toString('base64')));
  Menu.setApplicationMenu(null);
  const services = answerCalls();
  const created = new BrowserWindow(windowOptions(paths.preload, app.isPackaged));
  window = created;
  // Chromium keeps a zoom by origin and forgets it with the window; ours is in the settings.
  created.webContents.on('dom-ready', () => created.webContents.setZoomFactor(services.zoom()));
  created.once('ready-to-show', () => created.show());
  const closing = createClosing({ ask: () => emit('window.closing', {}), close: () => created.destroy() });
  created.on('close', (event) => {
    event.preventDefault();
    closing.request();
  });
  answerClosing = closing.answer;
  const recovery = createRecovery({
    reload: () => void created.loadURL(HOME).catch(stopWithMessage),
    giveUp: () => {
      dialog.showErrorBox(
        'Cửa sổ An Tâm bị dừng đột ngột',
        'Cửa sổ gặp lỗi hai lần liền nên phần mềm phải đóng. Mọi thay đổi đã báo «đã lưu» vẫn còn trong kho. Mở lại phần mềm; nếu lỗi lặp lại, khởi động lại máy.',
      );
      app.exit(1);
    },
    clock: () => new Date(),
  });
  created.webContents.on('render-process-gone', (_event, { reason }) => recovery.gone(reason));
  created.once('closed', () => (window = null));
  await created.loadURL(HOME);
}

function answerCalls(): Services {
  const services = createServices({
    userData: app.getPath('userData'),
    documents: app.getPath('documents'),
    paths,
    dialogs: createDialogs(dialog, openWindow),
    emit,
    window: {
      answerClosing: (close) => answerClosing(close),
      setZoom: (factor) => openWindow().webContents.setZoomFactor(factor),
    },
    startTokenProcess,
    clock: clockFrom(process.env, app.isPackaged),
    newId: randomUUID,
    host: process.env['ANTAM_ELECTRON_DOUBLE'] === undefined ? 'electron' : 'double',
    version: app.getVersion(),
  });
  app.on('will-quit', () => services.dispose());
  const dispatch = createDispatcher(services.handlers);
  ipcMain.handle(IPC_CHANNEL, (event, method: unknown, input: unknown) =>
    dispatch({ url: event.senderFrame?.url, isMainFrame: event.senderFrame?.parent === null }, method, input),
  );
  return services;
}

const emit: Emit = (name, payload) => {
  window?.webContents.send(IPC_EVENT_CHANNEL, name, events[name].parse(payload));
};

function openWindow(): BrowserWindow {
  if (window === null) throw new Error('The window is closed.');
  return window;
}

function bringForward(): void {
  if (window?.isMinimized()) window.restore();
  window?.show();
  window?.focus();
}

/** A program that cannot start says why; it never just disappears. */
function stopWithMessage(error: unknown): void {
  console.error(error);
  dialog.showErrorBox('An Tâm không khởi động được', failureOf(error).message);
  app.exit(1);
}
