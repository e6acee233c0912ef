import { extname } from 'node:path';
import { type TableFile, tableFileSchema } from '../../shared/contract/segments.ts';
import { choiceOption, type OptionValues, UsageError } from './command.ts';

/** The format asked for, else the one that the output's name stands for. */
export function chooseFormat(values: OptionValues, out: string): TableFile {
  const chosen = choiceOption(values, 'format', tableFileSchema.options);
  if (chosen !== undefined) return chosen;
  const extension = extname(out).toLowerCase();
  if (extension === '.csv') return 'csv';
  if (extension === '.xlsx') return 'xlsx';
  throw new UsageError(`--out should end in .csv or .xlsx, or --format says which; "${out}" does neither.`);
}
