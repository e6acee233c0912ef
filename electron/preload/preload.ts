import { contextBridge, ipcRenderer, webUtils } from 'electron';
import {
  channelOf,
  SHELL_COMMAND_CHANNEL,
  SHELL_METHODS,
  SHELL_PORT_MESSAGE,
  type ShellBridge,
  type ShellMethod,
} from '../../shared/contract/shell-methods.ts';

/** The one object the page sees: named methods, a subscription, and the path of a dropped file. Never ipcRenderer itself. */
const bridge: ShellBridge<File> = {
  invoke: (method, params) =>
    isShellMethod(method) ? ipcRenderer.invoke(channelOf(method), params) : Promise.reject(new Error(`no shell method "${String(method)}"`)),
  subscribe: (listener) => {
    const forward = (_event: unknown, command: unknown) => listener(command);
    ipcRenderer.on(SHELL_COMMAND_CHANNEL, forward);
    return () => ipcRenderer.removeListener(SHELL_COMMAND_CHANNEL, forward);
  },
  pathForFile: (file) => webUtils.getPathForFile(file),
};

contextBridge.exposeInMainWorld('clientele', bridge);

/** A MessagePort cannot cross the context bridge: it is handed to the page's own world as a window message. */
ipcRenderer.on(SHELL_PORT_MESSAGE, (event) => {
  window.postMessage(SHELL_PORT_MESSAGE, window.location.origin, event.ports);
});

function isShellMethod(name: unknown): name is ShellMethod {
  return SHELL_METHODS.some((method) => method === name);
}
