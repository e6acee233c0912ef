import type { AnyAnalysis, Requirement } from '../../../shared/analyses/define.ts';
import { ANALYSES } from '../../../shared/analyses/registry.ts';
import type { AnalysisOffer } from '../../../shared/contract/analyses.ts';
import type { RelationName } from '../../../shared/warehouse/catalogue.ts';
import { joinSql, relation, sql } from '../../../shared/warehouse/sql.ts';
import { columnsOf } from '../warehouse/columns-of.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

const filledColumns = new WeakMap<Warehouse, { version: number; columns: Promise<ReadonlySet<string>> }>();

/** Every analysis with the columns the data lacks for it. */
export async function listOffers(warehouse: Warehouse): Promise<AnalysisOffer[]> {
  const filled = await readFilledColumns(warehouse);
  return ANALYSES.map((analysis) => ({
    id: analysis.id,
    group: analysis.group,
    icon: analysis.icon,
    missing: missingOf(analysis, filled).map(({ alternatives, ...need }) => ({
      ...need,
      ...(alternatives === undefined ? {} : { alternatives: alternatives.map((other) => ({ ...other })) }),
    })),
    defaults: analysis.params.parse({}),
  }));
}

/** Columns an analysis needs in which the data has no value at all. */
export async function missingColumns(analysis: AnyAnalysis, warehouse: Warehouse): Promise<Requirement[]> {
  return missingOf(analysis, await readFilledColumns(warehouse));
}

function missingOf(analysis: AnyAnalysis, filled: ReadonlySet<string>): Requirement[] {
  return analysis.needs.filter((need) => !columnsThatDo(need).some(({ relation: name, column }) => filled.has(`${name}.${column}`)));
}

/** A needed column and those that do as well. */
function columnsThatDo(need: Requirement): readonly Pick<Requirement, 'relation' | 'column'>[] {
  return [need, ...(need.alternatives ?? [])];
}

/** "relation.column" of every column with at least one value; looked up once per data version. */
async function readFilledColumns(warehouse: Warehouse): Promise<ReadonlySet<string>> {
  const known = filledColumns.get(warehouse);
  if (known?.version === warehouse.dataVersion) return known.columns;
  const needed = new Set(ANALYSES.flatMap(({ needs }) => needs.flatMap((need) => columnsThatDo(need).map((own) => own.relation))));
  const columns = Promise.all([...needed].map((name) => filledIn(name, warehouse))).then((parts) => new Set(parts.flat()));
  filledColumns.set(warehouse, { version: warehouse.dataVersion, columns });
  columns.catch(() => filledColumns.delete(warehouse));
  return columns;
}

async function filledIn(name: RelationName, warehouse: Warehouse): Promise<string[]> {
  const names = columnsOf(name).map(([column]) => column);
  const { columns } = await warehouse.query(
    sql`select ${joinSql(
      names.map((column) => sql`count(${{ text: `"${column}"`, values: [] }}) as ${{ text: `"${column}"`, values: [] }}`),
      ', ',
    )} from ${relation(name)}`,
  );
  return names.filter((column) => columns[column]?.values[0] !== 0n).map((column) => `${name}.${column}`);
}
