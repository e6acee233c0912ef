import { expect, it } from 'vitest';
import { settingsChangeSchema, settingsSchema } from '../../../shared/contract/settings.ts';

it('changes only the settings that are named', () => {
  expect(settingsChangeSchema.parse({ theme: 'dark' })).toEqual({ theme: 'dark' });
  expect(settingsChangeSchema.parse({})).toEqual({});
});

it('has a value for every setting', () => {
  expect(Object.keys(settingsSchema.parse({})).sort()).toEqual(Object.keys(settingsChangeSchema.shape).sort());
});
