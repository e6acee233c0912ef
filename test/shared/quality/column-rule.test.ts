import { expect, test } from 'vitest';
import { ruleOfColumn } from '../../../shared/quality/column-rule.ts';
import { CATALOGUE, type ColumnSpec } from '../../../shared/warehouse/catalogue.ts';

test('every day and instant of the catalogue is judged, and the rules of names hold for every relation', () => {
  for (const columns of Object.values<Record<string, ColumnSpec>>(CATALOGUE)) {
    for (const [name, spec] of Object.entries(columns)) {
      const rule = ruleOfColumn(name, spec);
      if (spec.type === 'day' || spec.type === 'seconds') expect(rule, name).toMatch(/^(pastDay|plausibleDay)$/);
      if (name === 'email' || name === 'phone' || name === 'country') expect(rule).toBe(name);
    }
  }
  expect(ruleOfColumn('ended_at', { type: 'seconds' })).toBe('plausibleDay');
  expect(ruleOfColumn('ordered_at', { type: 'seconds' })).toBe('pastDay');
  expect(ruleOfColumn('constructor', { type: 'text' })).toBeNull();
});
