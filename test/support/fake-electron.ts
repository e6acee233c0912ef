import { EventEmitter } from 'node:events';
import type { WebPreferences } from 'electron';

/**
 * A recording stand-in for the parts of Electron that main.ts touches: Electron's binary cannot be had everywhere, and what main asks of
 * it can be checked without. Typed against electron.d.ts where a shape matters (preferences, handlers).
 */
export class FakeWebContents extends EventEmitter {
  readonly sent: { channel: string; args: unknown[] }[] = [];
  readonly posted: { channel: string; ports: unknown[] }[] = [];
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  send(channel: string, ...args: unknown[]): void {
    this.sent.push({ channel, args });
  }
  postMessage(channel: string, _message: unknown, ports: unknown[]): void {
    this.posted.push({ channel, ports });
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  async printToPDF(): Promise<Buffer> {
    return Buffer.from('%PDF-fake');
  }
}

export interface WindowOptions {
  readonly webPreferences: WebPreferences;
  readonly show?: boolean;
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new FakeWebContents();
  readonly loaded: string[] = [];
  readonly options: WindowOptions;
  isFocusedByUs = false;
  private destroyed = false;
  constructor(options: WindowOptions) {
    super();
    this.options = options;
    recorded.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
  }
  show(): void {}
  focus(): void {
    this.isFocusedByUs = true;
  }
  restore(): void {}
  isMinimized(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  destroy(): void {
    this.destroyed = true;
  }
}

export class FakeSession {
  permissionRequest: ((contents: unknown, permission: string, grant: (ok: boolean) => void, details: { requestingUrl: string }) => void) | null =
    null;
  permissionCheck: ((contents: unknown, permission: string, origin: string) => boolean) | null = null;
  devicePermission: (() => boolean) | null = null;
  beforeRequest: ((details: { url: string }, answer: (verdict: { cancel: boolean }) => void) => void) | null = null;
  readonly protocol = new FakeProtocol();
  readonly webRequest = {
    onBeforeRequest: (listener: FakeSession['beforeRequest']) => {
      this.beforeRequest = listener;
    },
  };
  setPermissionRequestHandler(handler: FakeSession['permissionRequest']): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: FakeSession['permissionCheck']): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.devicePermission = handler;
  }
  setSpellCheckerEnabled(): void {}
}

export class FakeProtocol {
  readonly schemes: { scheme: string; privileges: Record<string, boolean> }[] = [];
  readonly handlers = new Map<string, (request: Request) => Promise<Response> | Response>();
  registerSchemesAsPrivileged(schemes: FakeProtocol['schemes']): void {
    this.schemes.push(...schemes);
  }
  handle(scheme: string, handler: (request: Request) => Promise<Response> | Response): void {
    this.handlers.set(scheme, handler);
  }
}

export class FakeHostProcess extends EventEmitter {
  readonly entry: string;
  readonly received: { message: unknown; ports: unknown[] }[] = [];
  constructor(entry: string) {
    super();
    this.entry = entry;
    recorded.hosts.push(this);
  }
  postMessage(message: unknown, ports: unknown[] = []): void {
    this.received.push({ message, ports });
    if ((message as { type: string }).type === 'stop') queueMicrotask(() => this.emit('exit', 0));
  }
  kill(): boolean {
    return true;
  }
}

type IpcHandler = (event: unknown, ...args: unknown[]) => unknown;

/** Everything main did, for the assertions. */
export const recorded = {
  windows: [] as BrowserWindow[],
  hosts: [] as FakeHostProcess[],
  ipc: new Map<string, IpcHandler>(),
  openedDialogs: [] as unknown[],
  /** Every dialog for opening is left without a choice. */
  cancelsDialogs: false,
  errorBoxes: [] as { title: string; text: string }[],
  recentDocuments: [] as string[],
  sandboxEnabled: false,
  quits: 0,
  hasLock: true,
  savePath: '',
};

class FakeApp extends EventEmitter {
  isPackaged = false;
  userData = '';
  readonly commandLine = { getSwitchValue: () => '' };
  enableSandbox(): void {
    recorded.sandboxEnabled = true;
  }
  requestSingleInstanceLock(): boolean {
    return recorded.hasLock;
  }
  whenReady(): Promise<void> {
    return Promise.resolve();
  }
  getPath(): string {
    return this.userData;
  }
  setPath(): void {}
  getVersion(): string {
    return '0.0.0-test';
  }
  getLocale(): string {
    return 'en';
  }
  addRecentDocument(path: string): void {
    recorded.recentDocuments.push(path);
  }
  quit(): void {
    recorded.quits += 1;
  }
}

export const app = new FakeApp();
export const protocol = new FakeProtocol();
const defaultSession = new FakeSession();
export const printSessions: FakeSession[] = [];
export const session = {
  defaultSession,
  fromPartition: () => {
    const made = new FakeSession();
    printSessions.push(made);
    return made;
  },
};
export const ipcMain = { handle: (channel: string, handler: IpcHandler) => recorded.ipc.set(channel, handler) };
export const dialog = {
  showOpenDialog: async (_window: unknown, options: unknown) => {
    recorded.openedDialogs.push(options);
    return recorded.cancelsDialogs ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: ['/somewhere/else/orders.csv'] };
  },
  showSaveDialog: async (_window: unknown, options: unknown) => {
    recorded.openedDialogs.push(options);
    return { canceled: recorded.savePath === '', filePath: recorded.savePath };
  },
  showErrorBox: (title: string, text: string) => recorded.errorBoxes.push({ title, text }),
};
export const Menu = { buildFromTemplate: (template: unknown) => ({ template }), setApplicationMenu: () => undefined };
export const crashReporter = { start: (options: { uploadToServer: boolean }) => options };
export const utilityProcess = { fork: (entry: string) => new FakeHostProcess(entry) };
export class MessageChannelMain {
  readonly port1 = { name: 'host end' };
  readonly port2 = { name: 'window end' };
}
