import { z } from 'zod';
import { contract } from '../../../shared/contract/contract.ts';
import { type Client, type Command, UsageError } from '../command.ts';
import { readJsonOption } from '../read-json.ts';

const startedSchema = z.strictObject({ jobId: z.string() });
const PROCEDURES = Object.entries(contract).flatMap(([domain, procedures]) => Object.keys(procedures).map((name) => `${domain}.${name}`));

/** Any procedure of the contract, for scripts; a job is waited for. */
export const callCommand: Command = {
  name: 'call',
  summary: 'call any procedure of the contract with JSON',
  usage: 'PROCEDURE [INPUT] [--project FILE]',
  help: `INPUT is JSON or @FILE. A procedure that starts a job gives the job's result.

Procedures: ${PROCEDURES.filter((name) => name !== 'jobs.watch').join(', ')}`,
  options: {},
  run: async ({ client, openProject, finishJob }, [procedure = '', input, ...others], values) => {
    if (!PROCEDURES.includes(procedure) || procedure === 'jobs.watch') throw new UsageError(`There is no procedure "${procedure}".`);
    if (others.length > 0) throw new UsageError('This command takes PROCEDURE and one INPUT.');
    if (values.project !== undefined) await openProject();
    const output = await callerOf(client, procedure)(input === undefined ? undefined : readJsonOption(input, 'INPUT', z.unknown()));
    const started = startedSchema.safeParse(output);
    const result = started.success ? await finishJob(started.data) : output;
    return { json: result ?? null, lines: [JSON.stringify(result ?? null, null, 2)] };
  },
};

/** The client is a tree of functions made on the fly; the name was checked against the contract. */
function callerOf(client: Client, procedure: string): (input: unknown) => Promise<unknown> {
  const [domain = '', name = ''] = procedure.split('.');
  const tree = client as unknown as Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>;
  const caller = tree[domain]?.[name];
  if (caller === undefined) throw new UsageError(`There is no procedure "${procedure}".`);
  return caller;
}
