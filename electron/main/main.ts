import { copyFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, crashReporter, dialog, ipcMain, Menu, MessageChannelMain, protocol, session } from 'electron';
import type { ShellCommand } from '../../shared/contract/shell.ts';
import { SHELL_PORT_MESSAGE } from '../../shared/contract/shell-methods.ts';
import { serveApp } from './app-protocol.ts';
import { createDialogs, type Dialogs } from './dialogs.ts';
import { prepareFolders } from './folders.ts';
import { type Host, startHost } from './host.ts';
import { buildMenu } from './menu.ts';
import { guardNavigation } from './navigation-guard.ts';
import { commandForArguments, commandForFile } from './opened-files.ts';
import { APP_SCHEME } from './origin.ts';
import { createPrinter } from './print.ts';
import { guardSession } from './session-guard.ts';
import { registerShellMethods } from './trusted-ipc.ts';
import { type MainWindow, openMainWindow, preloadPathIn } from './window.ts';

const MAIN_DIR = dirname(fileURLToPath(import.meta.url));
/** Unpacked beside the archive when packaged: a process cannot be started from inside it. */
const HOST_ENTRY = join(MAIN_DIR.replace('app.asar', 'app.asar.unpacked'), 'host.js');
const RENDERER_DIR = join(MAIN_DIR, '..', 'renderer');

let mainWindow: MainWindow | null = null;
const early: ShellCommand[] = [];

function send(command: ShellCommand): void {
  if (mainWindow === null) early.push(command);
  else mainWindow.send(command);
}

app.enableSandbox();
crashReporter.start({ uploadToServer: false });
protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
guardNavigation(app);

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, argv, workingDirectory) => {
    mainWindow?.focus();
    const command = commandForArguments(argv, workingDirectory);
    if (command !== null) send(command);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    send(commandForFile(path));
  });
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(run);
} else {
  app.quit();
}

function run(): void {
  guardSession(session.defaultSession);
  serveApp(protocol, RENDERER_DIR);
  const settings = prepareFolders(app);
  const printer = createPrinter();
  const dialogs = createDialogs(join(settings.dataDir, 'folders.json'), app.getPath('documents'));
  const host = startHost(HOST_ENTRY, settings, {
    onMessage: (message, reply) => {
      if (message.type === 'opened') app.addRecentDocument(message.path);
      if (message.type === 'cancelPrint') printer.cancel();
      if (message.type === 'print') {
        printer.print(message.htmlPath, message.pdfPath, message.options).then(
          () => reply({ type: 'printed', id: message.id, error: null }),
          (error: unknown) => reply({ type: 'printed', id: message.id, error: { code: 'PRINT_FAILED', detail: String(error) } }),
        );
      }
    },
    onRestart: () => connectWindow(host),
    onSafeMode: () => dialog.showErrorBox('Clientele', SAFE_MODE_TEXT[app.getLocale().startsWith('fa') ? 'fa' : 'en']),
  });
  registerMethods(host, dialogs, settings.stagingDir);
  Menu.setApplicationMenu(buildMenu(app.getLocale(), send));
  mainWindow = openMainWindow(preloadPathIn(MAIN_DIR));
  const started = commandForArguments(process.argv, process.cwd());
  for (const command of [...early.splice(0), ...(started === null ? [] : [started])]) mainWindow.send(command);
  quitAfter(host);
}

function registerMethods(host: Host, dialogs: Dialogs, stagingDir: string): void {
  const withWindow = <T>(use: (window: BrowserWindow) => T): T => {
    if (mainWindow === null) throw new Error('no window');
    return use(mainWindow.browserWindow);
  };
  registerShellMethods(ipcMain, {
    connect: () => connectWindow(host),
    pickImportFiles: async () => (await withWindow(dialogs.pickImportFiles)).map((path) => ({ source: { path }, fileName: basename(path) })),
    pickProject: () => withWindow(dialogs.pickProject),
    pickFolder: () => withWindow(dialogs.pickFolder),
    chooseProjectPath: ({ name }) => withWindow((window) => dialogs.chooseProjectPath(window, name)),
    saveArtifact: async ({ artifactId, fileName }) => {
      const path = await withWindow((window) => dialogs.chooseSavePath(window, fileName));
      if (path === null) return false;
      await copyFile(join(stagingDir, 'artifacts', artifactId), path);
      return true;
    },
  });
}

/** Gives the page one end of a fresh channel to the host. */
function connectWindow(host: Host): void {
  if (mainWindow === null || mainWindow.browserWindow.isDestroyed()) return;
  const { port1, port2 } = new MessageChannelMain();
  host.connect(port1);
  mainWindow.browserWindow.webContents.postMessage(SHELL_PORT_MESSAGE, null, [port2]);
}

/** The host finishes what it writes before the program ends. */
function quitAfter(host: Host): void {
  let isStopped = false;
  app.on('before-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    void host.stop().then(() => {
      isStopped = true;
      app.quit();
    });
  });
}

const SAFE_MODE_TEXT = {
  en: 'The part of Clientele that works with your data stopped three times within a minute and was not started again. Your client files are safe: everything imported is on disk. Close Clientele, start it again and open another file; if the same file stops it, restore that file from a backup.',
  fa: 'بخشی از کلاینتل که با داده‌های شما کار می‌کند در یک دقیقه سه بار متوقف شد و دیگر راه‌اندازی نشد. پرونده‌های مشتری شما سالم‌اند: هرچه وارد شده روی دیسک است. کلاینتل را ببندید، دوباره باز کنید و پروندهٔ دیگری را بگشایید؛ اگر همان پرونده باز آن را متوقف کرد، از نسخهٔ پشتیبان بازگردانیدش.',
};
