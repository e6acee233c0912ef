import { resolve } from 'node:path';
import { type Command, textOption, UsageError } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { toTextTable } from '../text-table.ts';

/** Lists and makes client files. */
export const projectsCommand: Command = {
  name: 'projects',
  summary: 'list client files, make one, show one',
  usage: 'list | create NAME [--project FILE] | sample [NAME] [--project FILE] | show --project FILE  [--json]',
  help: `  list          client files opened lately and those in the projects folder
  create NAME   make an empty client file, in the projects folder unless --project names a place
  sample        make a client file with the generated sample shop
  show          what a client file holds`,
  options: {},
  run: async ({ client, openProject, finishJob }, [action, name], values) => {
    const project = textOption(values, 'project');
    const path = project === undefined ? undefined : resolve(project);
    switch (action) {
      case 'list': {
        const projects = await client.projects.recent();
        const rows = projects.map((entry) => [
          entry.name,
          entry.rows === null ? '' : String(entry.rows),
          entry.exists ? entry.path : `${entry.path} (missing)`,
        ]);
        return { json: projects, lines: rows.length === 0 ? ['No client files yet.'] : toTextTable(['name', 'rows', 'file'], rows) };
      }
      case 'create': {
        if (name === undefined) throw new UsageError('"projects create" needs a NAME.');
        const info = await client.projects.create({ name, ...(path === undefined ? {} : { path }) });
        return { json: info, lines: [info.path] };
      }
      case 'sample': {
        const { jobId } = await client.projects.createSample({ ...(name === undefined ? {} : { name }), ...(path === undefined ? {} : { path }) });
        await finishJob({ jobId });
        const info = await client.projects.current();
        return { json: info, lines: [info?.path ?? ''] };
      }
      case 'show': {
        const info = await openProject();
        return {
          json: info,
          lines: Object.entries(info).map(([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`),
        };
      }
      default:
        throw new UsageError('This command needs list, create, sample or show.');
    }
  },
};

/** Checks a client file against itself. */
export const verifyCommand: Command = {
  name: 'verify',
  summary: 'check a client file: structure, references, control totals, raw rows, warehouse',
  usage: '--project FILE [--json]',
  help: `Exit code ${EXIT.clientFile} when a check fails.`,
  options: {},
  run: async ({ client, openProject }) => {
    await openProject();
    const verification = await client.projects.verify();
    const lines = verification.checks.map(({ name, ok, detail }) => `${ok ? 'ok    ' : 'FAILED'} ${name}${detail === '' ? '' : `: ${detail}`}`);
    return { json: verification, lines, exitCode: verification.ok ? EXIT.ok : EXIT.clientFile };
  },
};
