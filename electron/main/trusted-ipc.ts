import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { channelOf, SHELL_METHODS, type ShellMethod } from '../../shared/contract/shell-methods.ts';
import { isAppUrl } from './origin.ts';
import { SHELL_PARAMS, type ShellParams } from './shell-params.ts';

export type ShellHandlers = {
  readonly [Method in ShellMethod]: (params: ShellParams[Method], event: IpcMainInvokeEvent) => unknown;
};

/** True when the message comes from the top frame of one of our own pages. A frame that is gone, blank or embedded is not trusted. */
export function isTrustedSender(event: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame !== undefined && frame.parent === null && isAppUrl(frame.url);
}

/** Registers every shell method once: the sender is checked first, then the shape of the parameters. */
export function registerShellMethods(ipcMain: IpcMain, handlers: ShellHandlers): void {
  for (const method of SHELL_METHODS) {
    ipcMain.handle(channelOf(method), (event, ...args: unknown[]) => {
      if (!isTrustedSender(event)) throw new Error('refused: unknown sender');
      const parsed = SHELL_PARAMS[method].safeParse(args[0]);
      if (!parsed.success || args.length > 1) throw new Error(`refused: ${method} does not take these parameters`);
      const handle = handlers[method] as (params: unknown, event: IpcMainInvokeEvent) => unknown;
      return handle(parsed.data, event);
    });
  }
}
