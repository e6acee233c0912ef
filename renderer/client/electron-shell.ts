import type { PickedFile, ShellCommand } from '../../shared/contract/shell.ts';
import { SHELL_PORT_MESSAGE, type ShellBridge } from '../../shared/contract/shell-methods.ts';
import type { HostTransport, WindowShell } from './shell-port.ts';

/** The shell inside Electron: every wish goes through the preload's bridge, the port to the host arrives as a window message. */
export function createElectronShell(bridge: ShellBridge<File>): WindowShell {
  return {
    kind: 'electron',
    connect: () => openPort(bridge),
    pickImportFiles: async () => (await bridge.invoke('pickImportFiles')) as readonly PickedFile[],
    stageFile: async (file) => ({ source: { path: bridge.pathForFile(file) }, fileName: file.name }),
    pickProject: async () => (await bridge.invoke('pickProject')) as string | null,
    pickFolder: async () => (await bridge.invoke('pickFolder')) as string | null,
    chooseProjectPath: async (name) => (await bridge.invoke('chooseProjectPath', { name })) as string | null,
    saveArtifact: async (artifactId, fileName) => (await bridge.invoke('saveArtifact', { artifactId, fileName })) === true,
    onCommand: (listener) => bridge.subscribe((command) => listener(command as ShellCommand)),
  };
}

function openPort(bridge: ShellBridge<File>): Promise<HostTransport> {
  return new Promise((resolve, reject) => {
    const receive = (event: MessageEvent): void => {
      const port = event.ports[0];
      if (event.source !== window || event.data !== SHELL_PORT_MESSAGE || port === undefined) return;
      window.removeEventListener('message', receive);
      resolve({ kind: 'port', port });
    };
    window.addEventListener('message', receive);
    bridge.invoke('connect').catch((error: unknown) => {
      window.removeEventListener('message', receive);
      reject(error);
    });
  });
}
