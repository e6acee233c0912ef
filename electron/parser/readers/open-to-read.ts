import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Without it, opening a named pipe waits until somebody writes into it; Windows has neither. */
const NOT_WAITING: number = constants.O_NONBLOCK ?? 0;

/** Opens what lies at a path to be read, never waiting for anything: what is no ordinary file can be told afterwards. Throws what the file system says. */
export function openToRead(path: string): Promise<FileHandle> {
  return open(path, constants.O_RDONLY | NOT_WAITING);
}
