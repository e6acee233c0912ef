import { expect, it } from 'vitest';
import { fieldsInSight } from '../../../../renderer/screens/analysis/param-fields.ts';
import type { ParamField } from '../../../../shared/analyses/define.ts';

const FIELDS: readonly ParamField[] = [
  { name: 'model', control: 'choice', options: ['a', 'b'] },
  { name: 'rate', control: 'number', min: 0, max: 1, unit: 'share', isAssumption: true },
  { name: 'onlyB', control: 'switch', when: { name: 'model', is: ['b'] } },
  { name: 'starts', control: 'integer', min: 1, max: 20, depth: 'statistician' },
  { name: 'prior', control: 'switch', isAssumption: true, depth: 'analyst' },
];
const DEFAULTS = { model: 'a', rate: 0.1, onlyB: false, starts: 5, prior: true };
const namesOf = (params: Record<string, unknown>, depth: 'owner' | 'analyst' | 'statistician') => {
  const { settings, assumptions } = fieldsInSight(FIELDS, params, DEFAULTS, depth);
  return [settings.map(({ name }) => name), assumptions.map(({ name }) => name)];
};

it('keeps settings and assumptions apart, and deeper ones out of sight', () => {
  expect(namesOf(DEFAULTS, 'owner')).toEqual([['model'], ['rate']]);
  expect(namesOf(DEFAULTS, 'analyst')).toEqual([['model'], ['rate', 'prior']]);
  expect(namesOf(DEFAULTS, 'statistician')).toEqual([
    ['model', 'starts'],
    ['rate', 'prior'],
  ]);
});

it('shows a field when its condition is met', () => {
  expect(namesOf({ ...DEFAULTS, model: 'b' }, 'owner')[0]).toEqual(['model', 'onlyB']);
});

it('never hides what was changed: the answer depends on it', () => {
  expect(namesOf({ ...DEFAULTS, starts: 9, prior: false }, 'owner')).toEqual([
    ['model', 'starts'],
    ['rate', 'prior'],
  ]);
});
