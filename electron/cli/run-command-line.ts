import { parseArgs } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };
import { type Command, textOption, UsageError } from './command.ts';
import { analyseCommand } from './commands/analyse.ts';
import { callCommand } from './commands/call.ts';
import { exportCommand } from './commands/export.ts';
import { findingsCommand } from './commands/findings.ts';
import { importCommand } from './commands/import.ts';
import { importsCommand } from './commands/imports.ts';
import { mappingCommand } from './commands/mapping.ts';
import { projectsCommand, verifyCommand } from './commands/projects.ts';
import { proveCommand } from './commands/prove.ts';
import { reportCommand } from './commands/report.ts';
import { segmentCommand } from './commands/segment.ts';
import { templatesCommand } from './commands/templates.ts';
import { describeFailure } from './error-sentence.ts';
import { EXIT } from './exit-codes.ts';

const COMMANDS: readonly Command[] = [
  importCommand,
  mappingCommand,
  importsCommand,
  templatesCommand,
  analyseCommand,
  findingsCommand,
  segmentCommand,
  exportCommand,
  reportCommand,
  projectsCommand,
  verifyCommand,
  proveCommand,
  callCommand,
];

const COMMON_OPTIONS = {
  project: { type: 'string' },
  'data-dir': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const PROGRAM = 'npm run --silent cli --';

function describeProgram(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  return `Clientele ${manifest.version}: customer analytics from a terminal.

Usage: ${PROGRAM} COMMAND [arguments] --project FILE [--json]

${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n')}

Every command:
  --project FILE   the client file (*.clientele)
  --json           print exactly one JSON document on standard output
  --data-dir DIR   keep settings and caches under this folder (also CLIENTELE_DATA_DIR)
  --help           help on a command

Exit codes: ${EXIT.ok} done, ${EXIT.usage} wrong command line, ${EXIT.badInput} bad file, parameters or rule, ${EXIT.notFound} not found, ${EXIT.cancelled} cancelled,
  ${EXIT.clientFile} client file or disk, ${EXIT.printing} printing, ${EXIT.internal} internal error. Errors are one sentence on standard error.
`;
}

function describeCommand({ name, summary, usage, help }: Command): string {
  return `${name}: ${summary}\n\nUsage: ${PROGRAM} ${name} ${usage}\n\n${help}\n`;
}

/** Runs one command line and gives the exit code. */
async function run(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  if (name === '' || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(describeProgram());
    return name === '' ? EXIT.usage : EXIT.ok;
  }
  const command = COMMANDS.find((known) => known.name === name);
  if (command === undefined) throw new UsageError(`There is no command "${name}"; --help lists them.`);
  const { values, positionals } = parseArgs({ args: rest, options: { ...command.options, ...COMMON_OPTIONS }, allowPositionals: true });
  if (values.help === true) {
    process.stdout.write(describeCommand(command));
    return EXIT.ok;
  }
  const { openCliSession } = await import('./cli-session.ts');
  const session = await openCliSession({ project: textOption(values, 'project'), dataDir: textOption(values, 'data-dir') });
  try {
    const { json, lines, exitCode = EXIT.ok } = await command.run(session, positionals, values);
    process.stdout.write(values.json === true ? `${JSON.stringify(json)}\n` : `${lines.join('\n')}\n`);
    return exitCode;
  } finally {
    await session.close();
  }
}

/** Runs a command line to its end: output, errors in one sentence, exit code. */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  // The reader of a pipe may leave early ("| head"): that is no failure of ours.
  process.stdout.on('error', async (error: NodeJS.ErrnoException) => {
    const { endEngine } = await import('../backend/warehouse/thread/engine-client.ts');
    await endEngine();
    process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.internal);
  });
  try {
    process.exitCode = await run(args);
  } catch (error) {
    const { sentence, exitCode } = describeFailure(error);
    process.stderr.write(`${sentence}\n`);
    process.exitCode = exitCode;
  }
}
