import type { ParseArgsOptionsConfig } from 'node:util';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract/contract.ts';
import type { ProjectInfo } from '../../shared/contract/projects.ts';

export type Client = ContractRouterClient<Contract>;

/** What a command is given to work with. */
export interface CommandContext {
  readonly client: Client;
  /** Opens the file named by --project; with `create` it is made when it does not exist. Without --project that is a usage error. */
  readonly openProject: (options?: { readonly create?: boolean }) => Promise<ProjectInfo>;
  /** Waits for a job, with progress on a terminal; Ctrl+C cancels it. */
  readonly finishJob: (started: { readonly jobId: string }) => Promise<unknown>;
  /** Copies a finished file to where the person wants it. */
  readonly saveArtifact: (artifactId: string, path: string) => Promise<void>;
  /** Scratch folder of this run. */
  readonly stagingDir: string;
}

/** Result of a command: one JSON document, and the same as lines for people. */
export interface CommandResult {
  readonly json: unknown;
  readonly lines: readonly string[];
  /** Exit code other than 0 for a result that is not good news, such as a failed verification. */
  readonly exitCode?: number;
}

export type OptionValues = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Arguments after the name. */
  readonly usage: string;
  /** Further help: options, examples. */
  readonly help: string;
  readonly options: ParseArgsOptionsConfig;
  readonly run: (context: CommandContext, positionals: readonly string[], values: OptionValues) => Promise<CommandResult>;
}

/** A command line that makes no sense; the message is one sentence. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** The text of an option, undefined when it was not given. */
export function textOption(values: OptionValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** The text of an option that must be there. */
export function requiredOption(values: OptionValues, name: string): string {
  const value = textOption(values, name);
  if (value === undefined || value === '') throw new UsageError(`This command needs --${name}.`);
  return value;
}

/** One of a few words. */
export function choiceOption<Choice extends string>(values: OptionValues, name: string, choices: readonly Choice[]): Choice | undefined {
  const value = textOption(values, name);
  if (value === undefined) return undefined;
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new UsageError(`--${name} takes one of ${choices.join(', ')}, not "${value}".`);
  return found;
}

/** The only positional argument. */
export function onlyArgument(positionals: readonly string[], what: string): string {
  const [value, ...others] = positionals;
  if (value === undefined) throw new UsageError(`This command needs ${what}.`);
  if (others.length > 0) throw new UsageError(`This command takes ${what} and nothing else, so "${others[0]}" is too much.`);
  return value;
}
