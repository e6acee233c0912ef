import { CATALOGUE, type ColumnSpec, type RelationName } from '../../../shared/warehouse/catalogue.ts';

/** Columns of a relation with their names, in catalogue order. */
export function columnsOf(relation: RelationName): readonly (readonly [string, ColumnSpec])[] {
  return Object.entries<ColumnSpec>(CATALOGUE[relation]);
}
