import { type Command, UsageError } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { toTextTable } from '../text-table.ts';

/** Prove: published numbers beside ours, computed on this machine. */
export const proveCommand: Command = {
  name: 'prove',
  summary: 'hold the mathematics against published numbers on this machine',
  usage: '[--json]',
  help: `  Computes every published case that needs no data file and prints the published number, ours and the difference.
  Exit code 0 means that every number agrees to the digits its source prints.`,
  options: {},
  run: async ({ client }, given) => {
    if (given.length > 0) throw new UsageError('This command takes no arguments.');
    const outcomes = await client.proofs.run();
    const lines = outcomes.flatMap(({ id, source, lines: judged }) => [
      `${id}: ${source}`,
      ...toTextTable(
        ['quantity', 'of', 'published', 'computed', 'agrees'],
        judged.map(({ quantity, detail, published, computed, agrees }) => [
          quantity,
          detail,
          String(published),
          computed.toPrecision(12),
          agrees ? 'yes' : 'NO',
        ]),
      ),
      '',
    ]);
    const all = outcomes.flatMap((outcome) => outcome.lines);
    const agreeing = all.filter(({ agrees }) => agrees).length;
    return {
      json: outcomes,
      lines: [...lines, `${agreeing} of ${all.length} numbers agree.`],
      ...(agreeing < all.length ? { exitCode: EXIT.internal } : {}),
    };
  },
};
