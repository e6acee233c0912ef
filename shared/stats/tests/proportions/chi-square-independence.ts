import { chiSquareDistribution } from '../../distributions/chi-square.ts';

/** The χ² test of a table of counts. */
export interface IndependenceTest {
  readonly statistic: number;
  readonly degrees: number;
  readonly pValue: number;
  /** Cramér's V, from the statistic without correction: 0 none, 1 complete association. */
  readonly cramersV: number;
  /** Counts expected without association, in the shape of the table. */
  readonly expected: readonly (readonly number[])[];
  /** Pearson residuals (observed − expected)/√expected, in the shape of the table; 0 where nothing is expected. */
  readonly residuals: readonly (readonly number[])[];
  /** Smallest expected count of rows and columns that are not empty; below 5 the p-value is rough. */
  readonly smallestExpected: number;
}

/**
 * Pearson's χ² test of independence of rows and columns of counts. Empty rows and columns are left out of the degrees of freedom. `hasYates`: continuity
 * correction of a 2 × 2 table as R's chisq.test has it (at most |O − E|); ignored for other tables. Fewer than two rows or columns with counts: p = 1, V = 0.
 */
export function testIndependence(table: readonly (readonly number[])[], hasYates = false): IndependenceTest {
  const width = table[0]?.length ?? 0;
  const rowSums = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columnSums = Array.from({ length: width }, (_, column) => table.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const total = rowSums.reduce((sum, count) => sum + count, 0);
  const expected = rowSums.map((row) => columnSums.map((column) => (total === 0 ? 0 : (row * column) / total)));
  const rows = rowSums.filter((sum) => sum > 0).length;
  const columns = columnSums.filter((sum) => sum > 0).length;
  const cells = table.flatMap((row, r) =>
    row.map((observed, c) => ({ observed, expected: expected[r]?.[c] ?? 0 })).filter((cell) => cell.expected > 0),
  );
  const correction = hasYates && rows === 2 && columns === 2 ? Math.min(0.5, ...cells.map((cell) => Math.abs(cell.observed - cell.expected))) : 0;
  const sum = (less: number): number => cells.reduce((all, cell) => all + (Math.abs(cell.observed - cell.expected) - less) ** 2 / cell.expected, 0);
  const degrees = Math.max(0, rows - 1) * Math.max(0, columns - 1);
  const statistic = sum(correction);
  return {
    statistic,
    degrees,
    pValue: degrees === 0 ? 1 : chiSquareDistribution(degrees).tail(statistic),
    cramersV: degrees === 0 ? 0 : Math.sqrt(sum(0) / (total * Math.min(rows - 1, columns - 1))),
    expected,
    residuals: table.map((row, r) =>
      row.map((observed, c) => {
        const at = expected[r]?.[c] ?? 0;
        return at > 0 ? (observed - at) / Math.sqrt(at) : 0;
      }),
    ),
    smallestExpected: cells.reduce((least, cell) => Math.min(least, cell.expected), Number.POSITIVE_INFINITY),
  };
}
