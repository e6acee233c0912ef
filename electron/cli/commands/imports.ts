import { importSummarySchema } from '../../../shared/contract/imports.ts';
import { type Command, onlyArgument, UsageError } from '../command.ts';
import { describeImport } from '../mapping/describe-import.ts';
import { toTextTable } from '../text-table.ts';

/** Lists imports, shows rejected rows, takes the latest import out again. */
export const importsCommand: Command = {
  name: 'imports',
  summary: 'list imports, show rejected rows, undo the latest',
  usage: 'list | rejected ID | undo ID  --project FILE [--json]',
  help: `  list          every import with its control totals
  rejected ID   rows of an import that could not be loaded, with line, column and reason (the first 1,000)
  undo ID       take the latest import out again`,
  options: {},
  run: async ({ client, openProject, finishJob }, [action, ...rest]) => {
    switch (action) {
      case 'list': {
        await openProject();
        const imports = await client.imports.list();
        return { json: imports, lines: imports.length === 0 ? ['No imports yet.'] : imports.flatMap(describeImport) };
      }
      case 'rejected': {
        const id = parseId(onlyArgument(rest, 'the ID of an import'));
        await openProject();
        const rejected = await client.imports.rejected({ id, offset: 0, limit: 1000 });
        const rows = rejected.rows.map(({ line, column, reason, value }) => [String(line), column ?? '', reason, value]);
        return { json: rejected, lines: [`${rejected.total} rejected rows`, ...toTextTable(['line', 'column', 'reason', 'value'], rows)] };
      }
      case 'undo': {
        const id = parseId(onlyArgument(rest, 'the ID of an import'));
        await openProject();
        const summary = importSummarySchema.parse(await finishJob(await client.imports.undo({ id })));
        return { json: summary, lines: [`Import ${summary.id} (${summary.fileName}) was taken out again.`] };
      }
      default:
        throw new UsageError('This command needs list, rejected ID or undo ID.');
    }
  },
};

function parseId(text: string): number {
  const id = Number(text);
  if (!Number.isInteger(id) || id < 1) throw new UsageError(`An ID is a whole number, not "${text}".`);
  return id;
}
