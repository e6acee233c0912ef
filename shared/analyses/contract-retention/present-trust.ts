import type { Block } from '../blocks.ts';
import { estimateFigure, fieldOf, MESSAGE, ONE_DIGIT, PARAMETER, PERCENT, word } from './figures.ts';
import type { ContractResult } from './schema.ts';

/** How far the projection can be trusted: what it would have foretold, and what the models are. */
export function presentTrust(result: ContractResult): Block[] {
  const { holdout, fits, driftTest, chosen } = result;
  const blocks: Block[] = [];
  if (holdout !== null) {
    blocks.push({
      kind: 'table',
      id: 'holdout',
      depth: 'analyst',
      title: word('tables.holdout', { cut: holdout.cut }),
      columns: [fieldOf('method', MESSAGE), fieldOf('foretold', PERCENT), fieldOf('seen', PERCENT), fieldOf('error', { kind: 'percent', digits: 2 })],
      rows: holdout.rows.map(({ method, foretold, seen, error }) => [
        { value: word(`series.${method}`).key },
        estimateFigure(result, null, foretold),
        estimateFigure(result, null, seen),
        estimateFigure(result, null, error),
      ]),
      note: word('notes.holdout'),
    });
  } else if (chosen !== null) {
    blocks.push({ kind: 'note', id: 'no-holdout', depth: 'analyst', tone: 'info', message: word('notes.noHoldout') });
  }
  if (fits.length === 0) return blocks;
  blocks.push({
    kind: 'table',
    id: 'fits',
    depth: 'statistician',
    title: word('tables.fits'),
    columns: [
      fieldOf('method', MESSAGE),
      ...(['alpha', 'alphaError', 'beta', 'betaError', 'c', 'cError'] as const).map((key) => fieldOf(key, PARAMETER)),
      fieldOf('logLikelihood', { kind: 'number', digits: 3 }),
      fieldOf('aic', ONE_DIGIT),
    ],
    rows: fits.map(({ model, parameters, standardError, logLikelihood, aic }) => [
      { value: word(`series.${model}`).key },
      estimateFigure(result, null, parameters.alpha),
      estimateFigure(result, null, standardError.alpha),
      estimateFigure(result, null, parameters.beta),
      estimateFigure(result, null, standardError.beta),
      estimateFigure(result, null, parameters.c),
      estimateFigure(result, null, model === 'sbg' ? null : standardError.c),
      estimateFigure(result, null, logLikelihood),
      estimateFigure(result, null, aic),
    ]),
    ...(driftTest === null
      ? {}
      : {
          note: word(driftTest.p < 0.05 ? 'notes.drift' : 'notes.noDrift', {
            chiSquared: { value: driftTest.chiSquared, format: { kind: 'number', digits: 2 } },
            p: { value: driftTest.p, format: PARAMETER },
          }),
        }),
  });
  return blocks;
}
