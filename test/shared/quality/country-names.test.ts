import { expect, test } from 'vitest';
import { isCountryName } from '../../../shared/quality/country-names.ts';

test.each([
  'Germany',
  'DE',
  'deu',
  'Deutschland',
  'UNITED KINGDOM',
  'UK',
  'U.K.',
  'EIRE',
  'Channel Islands',
  'USA',
  'ایران',
  'امارات',
  'Россия',
  'РФ',
  'Україна',
  '中国',
  'Czechia',
  'Côte d’Ivoire',
  "Cote d'Ivoire",
  'The Netherlands',
  'South Korea',
  'Hong Kong',
  'Czech Republic',
  'Turkey',
  'Russian Federation',
])('%s names a country', (text) => expect(isCountryName(text)).toBe(true));

test.each(['Unspecified', 'European Community', 'n/a', 'Berlin', '', '12345', 'ZZ', 'Europe'])('“%s” names none', (text) =>
  expect(isCountryName(text)).toBe(false),
);
