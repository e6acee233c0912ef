import { basename, extname, resolve } from 'node:path';
import type { ShellCommand } from '../../shared/contract/shell.ts';

/** The command for a file the system handed over (double click, second start, dock), or null when the arguments name none. Switches are skipped. */
export function commandForArguments(args: readonly string[], workingDirectory: string): ShellCommand | null {
  const file = args.slice(1).find((argument) => !argument.startsWith('-') && extname(argument) !== '' && extname(argument) !== '.js');
  return file === undefined ? null : commandForFile(resolve(workingDirectory, file));
}

/** A client file is opened; any other file goes to the import wizard. */
export function commandForFile(path: string): ShellCommand {
  return extname(path).toLowerCase() === '.clientele'
    ? { command: 'openProject', path }
    : { command: 'importFile', source: { path }, fileName: basename(path) };
}
