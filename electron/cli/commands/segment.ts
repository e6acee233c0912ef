import { resolve } from 'node:path';
import { artifactSchema, type Segment, type SegmentSize } from '../../../shared/contract/segments.ts';
import { segmentRuleSchema } from '../../../shared/segments/schema.ts';
import { AppError } from '../../backend/app-error.ts';
import {
  type Client,
  type Command,
  type CommandContext,
  type CommandResult,
  type OptionValues,
  onlyArgument,
  requiredOption,
  textOption,
  UsageError,
} from '../command.ts';
import { readJsonOption } from '../read-json.ts';
import { chooseFormat } from '../table-format.ts';
import { toTextTable } from '../text-table.ts';

/** Makes, lists, counts and exports segments. */
export const segmentCommand: Command = {
  name: 'segment',
  summary: 'create, list, count and export segments of customers',
  usage:
    'create --name N --rule JSON [--frozen] | list | count (NAME | --rule JSON) | export (NAME | --rule JSON) --out FILE  --project FILE [--json]',
  help: `  --rule JSON        condition on customers, as JSON or @FILE, for example
                     '{"op":"compare","column":"orders","comparison":"ge","value":3}'
  --name N           name of the new segment
  --frozen           keep the customers of today whatever happens later
  --out FILE         where to write the customers: .csv or .xlsx
  --format F         csv, excelCsv (for Excel: byte order mark, separator of the locale) or xlsx; default: by the name of FILE
  --locale L         language of the headers (default en)

A segment is named by its name or its number.`,
  options: {
    name: { type: 'string' },
    rule: { type: 'string' },
    frozen: { type: 'boolean' },
    out: { type: 'string' },
    format: { type: 'string' },
    locale: { type: 'string' },
  },
  run: (context, [action, ...rest], values) => {
    switch (action) {
      case 'create':
        return create(context, values);
      case 'list':
        return list(context);
      case 'count':
        return count(context, rest, values);
      case 'export':
        return exportCustomers(context, rest, values);
      default:
        throw new UsageError('This command needs create, list, count or export.');
    }
  },
};

async function create({ client, openProject }: CommandContext, values: OptionValues): Promise<CommandResult> {
  const name = requiredOption(values, 'name');
  const rule = readJsonOption(requiredOption(values, 'rule'), '--rule', segmentRuleSchema);
  await openProject();
  const segment = await client.segments.create({ name, rule, frozen: values.frozen === true });
  return { json: segment, lines: [`Segment ${segment.id}: ${segment.name}`, ...describeSize(await client.segments.count({ rule }))] };
}

async function list({ client, openProject }: CommandContext): Promise<CommandResult> {
  await openProject();
  const segments = await client.segments.list();
  const rows = segments.map(({ id, name, frozenAt, size }) => [
    String(id),
    name,
    frozenAt === null ? 'dynamic' : 'frozen',
    String(size.customers),
    String(size.orders),
    size.revenue,
  ]);
  return {
    json: segments,
    lines: rows.length === 0 ? ['No segments yet.'] : toTextTable(['id', 'name', 'kind', 'customers', 'orders', 'revenue'], rows),
  };
}

async function count({ client, openProject }: CommandContext, rest: readonly string[], values: OptionValues): Promise<CommandResult> {
  await openProject();
  const { id, rule } = await chooseSegment(client, rest, values);
  const size = id === undefined ? await client.segments.count({ rule }) : await sizeOf(client, id);
  return { json: size, lines: describeSize(size) };
}

async function exportCustomers(context: CommandContext, rest: readonly string[], values: OptionValues): Promise<CommandResult> {
  const out = requiredOption(values, 'out');
  const format = chooseFormat(values, out);
  await context.openProject();
  const { id, rule } = await chooseSegment(context.client, rest, values);
  const started = await context.client.segments.export({
    ...(id === undefined ? { rule } : { id }),
    format,
    locale: textOption(values, 'locale') ?? 'en',
  });
  const artifact = artifactSchema.parse(await context.finishJob(started));
  await context.saveArtifact(artifact.artifactId, out);
  return { json: { ...artifact, path: resolve(out) }, lines: [`${resolve(out)} (${artifact.bytes} bytes)`] };
}

/** The saved segment that the argument names, or the rule that was given. */
async function chooseSegment(client: Client, rest: readonly string[], values: OptionValues): Promise<{ id?: number; rule: Segment['rule'] }> {
  const text = textOption(values, 'rule');
  if (text !== undefined && rest.length === 0) return { rule: readJsonOption(text, '--rule', segmentRuleSchema) };
  if (text !== undefined) throw new UsageError('Give either the name of a segment or --rule, not both.');
  const wanted = onlyArgument(rest, 'the name of a segment, or --rule');
  const segments = await client.segments.list();
  const found = segments.find(({ name }) => name === wanted) ?? segments.find(({ id }) => String(id) === wanted);
  if (found === undefined) throw new AppError('SEGMENT_NOT_FOUND', { name: wanted });
  return found;
}

async function sizeOf(client: Client, id: number): Promise<SegmentSize> {
  const found = (await client.segments.list()).find((segment) => segment.id === id);
  return found === undefined ? await client.segments.count({ rule: (await client.segments.get({ id })).rule }) : found.size;
}

function describeSize({ customers, of, orders, revenue }: SegmentSize): string[] {
  const share = of === 0 ? '' : ` (${((100 * customers) / of).toFixed(1)} %)`;
  return [`${customers} of ${of} customers${share}, ${orders} orders, revenue ${revenue}`];
}
