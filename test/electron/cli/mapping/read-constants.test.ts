import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../../electron/cli/command.ts';
import { applyConstants, readConstants } from '../../../../electron/cli/mapping/read-constants.ts';
import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';

const mapping = (kind: ImportKind, constants?: ImportMapping['constants']): ImportMapping => ({
  version: 1,
  kind,
  dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', skipLines: 0, hasHeader: true },
  columns: [],
  filters: [],
  ...(constants === undefined ? {} : { constants }),
});

describe('--constant', () => {
  test('names a role, or the column it fills, in any case; the rest of the text is the value', () => {
    const typed = readConstants({ constant: ['Metric=NPS', 'question = Why = how?', 'CHANNEL=Web'] });
    expect(applyConstants(mapping('surveyAnswers'), typed).constants).toEqual([
      { role: 'type', value: 'NPS' },
      { role: 'question', value: 'Why = how?' },
      { role: 'channel', value: 'Web' },
    ]);
  });

  test('takes the place of what the template or preset says, and leaves a mapping alone that needs none', () => {
    const known = mapping('surveyAnswers', [{ role: 'type', value: 'NPS' }]);
    expect(applyConstants(known, readConstants({ constant: ['type=CES'] })).constants).toEqual([{ role: 'type', value: 'CES' }]);
    expect(applyConstants(known, readConstants({}))).toBe(known);
  });

  test('says what is possible when a name is not', () => {
    expect(() => applyConstants(mapping('orders'), readConstants({ constant: ['metric=NPS'] }))).toThrow(
      /^--constant: rows of orders cannot all have one "metric"; they can have .*channel.*currency/,
    );
    expect(() => applyConstants(mapping('orders'), readConstants({ constant: ['orderId=1'] }))).toThrow(UsageError);
    for (const constant of ['NPS', '=NPS', 'metric=', 'metric= ']) expect(() => readConstants({ constant: [constant] })).toThrow(UsageError);
  });
});
