import type { Dialect } from './import-mapping.ts';

/** The parts of a dialect that belong to the program that writes such files. */
export type LastingDialect = Omit<Dialect, 'skipLines' | 'headerRows' | 'footerLines'>;

/**
 * What a template may say about a file it has not seen: how its lines are cut. How many titles stand above the table and totals below it is looked up
 * in each file anew, for a template made of a file with a totals row would drop the last record of one without; so are ragged rows, unless the person refused them.
 */
export function toLastingDialect({ skipLines, headerRows, footerLines, ragged, ...lasting }: Dialect): LastingDialect {
  return ragged === 'refuse' ? { ...lasting, ragged } : lasting;
}
