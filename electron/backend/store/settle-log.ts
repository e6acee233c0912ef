import { close, fdatasync, open } from 'node:fs';

const EVERY_MS = 200;

/**
 * Has the write-ahead log of a growing transaction brought to the disk while it is being written, so that little is left to wait for when it
 * commits. Only saves time: what fails here is done by the commit. The engine's locks lie on other files, so a second handle on this one
 * touches none of them. Gives what stops it.
 */
export function settleLogMeanwhile(path: string): () => void {
  let handle: number | null = null;
  let isBusy = false;
  let isStopped = false;

  function letGo(): void {
    if (handle !== null) close(handle, () => undefined);
    handle = null;
  }

  function settle(log: number): void {
    fdatasync(log, (error) => {
      isBusy = false;
      if (error !== null) stop();
      else if (isStopped) letGo();
    });
  }

  function look(): void {
    if (isBusy) return;
    isBusy = true;
    if (handle !== null) {
      settle(handle);
      return;
    }
    open(`${path}-wal`, 'r+', (error, log) => {
      if (error !== null) {
        isBusy = false;
        return;
      }
      handle = log;
      if (isStopped) letGo();
      else settle(log);
    });
  }

  const timer = setInterval(look, EVERY_MS);
  timer.unref();

  function stop(): void {
    isStopped = true;
    clearInterval(timer);
    if (!isBusy) letGo();
  }
  return stop;
}
