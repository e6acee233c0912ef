import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Command, onlyArgument, textOption, UsageError } from '../command.ts';
import { findTemplate } from '../mapping/choose-mapping.ts';
import { toTextTable } from '../text-table.ts';

/** Templates: remembered ways of reading files of one shape. */
export const templatesCommand: Command = {
  name: 'templates',
  summary: 'list, export, import, rename, remove remembered ways of reading files',
  usage: 'list | export NAME [--out FILE] | import FILE | rename NAME --to NEW | remove NAME  --project FILE [--json]',
  help: `  list          every template, last used first
  export NAME   the template as JSON, on standard output or with --out into a file; NAME may be a fingerprint
  import FILE   takes a template file in, in place of the one for the same header
  rename NAME   gives it the name of --to, which later imports leave alone
  remove NAME   forgets it; what was imported with it stays`,
  options: { out: { type: 'string' }, to: { type: 'string' } },
  run: async ({ client, openProject }, [action, ...rest], values) => {
    switch (action) {
      case 'list': {
        await openProject();
        const templates = await client.templates.list();
        const rows = templates.map(({ name, kind, columns, steps, mode, usedAt }) => [
          name,
          kind,
          String(columns),
          String(steps),
          mode,
          usedAt.slice(0, 16),
        ]);
        const lines = rows.length === 0 ? ['No templates yet.'] : toTextTable(['name', 'kind', 'columns', 'steps', 'mode', 'last used'], rows);
        return { json: templates, lines };
      }
      case 'export': {
        const { fingerprint } = await openAndFind(rest);
        const { fileName, text } = await client.templates.exportJson({ fingerprint });
        const out = textOption(values, 'out');
        if (out === undefined) return { json: JSON.parse(text), lines: [text.trimEnd()] };
        const path = resolve(out);
        await mkdir(dirname(path), { recursive: true })
          .then(() => writeFile(path, text))
          .catch(() => {
            throw new UsageError('The file named by --out cannot be written there.');
          });
        return { json: { path, fileName }, lines: [path] };
      }
      case 'import': {
        const path = onlyArgument(rest, 'one template FILE');
        await openProject({ create: true });
        const template = await findTemplate(client, path.endsWith('.json') ? path : `${path}.json`);
        return { json: template, lines: [`Template "${template.name}" for ${template.kind} was taken in.`] };
      }
      case 'rename': {
        const to = textOption(values, 'to');
        if (to === undefined || to === '') throw new UsageError('This command needs --to.');
        const { fingerprint, name } = await openAndFind(rest);
        const renamed = await client.templates.rename({ fingerprint, name: to });
        return { json: renamed, lines: [`"${name}" is called "${renamed.name}" now.`] };
      }
      case 'remove': {
        const { fingerprint, name } = await openAndFind(rest);
        await client.templates.remove({ fingerprint });
        return { json: { fingerprint, name }, lines: [`Template "${name}" was removed.`] };
      }
      default:
        throw new UsageError('This command needs list, export NAME, import FILE, rename NAME or remove NAME.');
    }

    async function openAndFind(names: readonly string[]) {
      const name = onlyArgument(names, 'the NAME of a template');
      await openProject();
      return await findTemplate(client, name);
    }
  },
};
