import { describe, expect, test } from 'vitest';
import { EN_MESSAGES } from '../../../shared/messages/en.ts';
import { FA_MESSAGES } from '../../../shared/messages/fa.ts';
import type { ProofCase } from '../../../shared/proofs/proof.ts';
import { PROOFS } from '../../../shared/proofs/registry.ts';
import { runProofs } from '../../../shared/proofs/run-proofs.ts';
import { flattenWords } from '../../support/check-blocks.ts';

const outcomes = runProofs(
  PROOFS,
  () => 0,
  () => {},
);

describe.each(outcomes.map((outcome) => [outcome.id, outcome] as const))('%s', (id, { lines, source }) => {
  test('every number agrees to the digits its source prints', () => {
    expect(lines.length).toBeGreaterThan(0);
    for (const { agrees, quantity, detail, published, computed } of lines)
      expect(agrees, `${quantity} ${detail}: ${computed} for ${published}`).toBe(true);
  });

  test('has a source, and words in both languages', () => {
    expect(source.length).toBeGreaterThan(20);
    for (const messages of [EN_MESSAGES, FA_MESSAGES]) {
      const words = flattenWords(messages.proofs);
      expect(words.has(`cases.${id}`)).toBe(true);
      for (const { quantity } of lines) expect(words.has(`quantities.${quantity}`), quantity).toBe(true);
    }
  });
});

test('lines of a case are told apart', () => {
  for (const { id, lines } of outcomes) {
    const names = lines.map(({ quantity, detail }) => `${quantity} ${detail}`);
    expect(new Set(names).size, id).toBe(names.length);
  }
});

test('a number that is not finite, or too far off, does not agree', () => {
  const line = { quantity: 'median', detail: '', published: 1, tolerance: 0.5 };
  const made: ProofCase = {
    id: 'made',
    area: 'statistics',
    source: '',
    lines: () => [Number.NaN, 1.6, 1.5].map((computed) => ({ ...line, computed })),
  };
  const [outcome] = runProofs(
    [made],
    () => 0,
    () => {},
  );
  expect(outcome?.lines.map(({ agrees }) => agrees)).toEqual([false, false, true]);
});
