import { describe, expect, test } from 'vitest';
import { AppError } from '../../../../../electron/backend/app-error.ts';
import { formatTemplateFile, headerOf, parseTemplateFile } from '../../../../../electron/backend/imports/templates/template-file.ts';
import type { TemplateFile } from '../../../../../shared/contract/templates.ts';

const FILE: Omit<TemplateFile, 'format' | 'version'> = {
  name: 'فروش ماهانه.csv',
  mode: 'add',
  header: ['code', 'note', 'price'],
  mapping: {
    version: 1,
    kind: 'products',
    dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', skipLines: 0, hasHeader: true },
    columns: [
      { index: 0, header: 'code', role: 'productId', reading: { kind: 'text' } },
      { index: 1, header: 'note', role: 'ignore', reading: { kind: 'text' } },
      { index: 2, header: 'price', role: 'unitPrice', reading: { kind: 'number', decimal: '.', thousands: '' } },
    ],
    filters: [{ column: 2, test: 'greaterThan', value: '0' }],
    steps: [{ step: 'trim', columns: [0] }],
    phoneCountry: 'DE',
    constants: [{ role: 'category', value: 'Garden' }],
  },
};
const { text: TEXT_OF_FILE } = formatTemplateFile(FILE);

function refusalOf(text: string): AppError {
  try {
    parseTemplateFile(text);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('not refused');
}

/** The template with one place overwritten. */
function withValue(path: string, value: unknown): string {
  const copy = JSON.parse(TEXT_OF_FILE);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  keys.reduce((at, key) => at[key], copy)[last] = value;
  return JSON.stringify(copy);
}

describe('a template as a file', () => {
  test('comes back as it went, byte order mark or not', () => {
    expect(parseTemplateFile(TEXT_OF_FILE)).toEqual({ format: 'clientele-import-template', version: 1, ...FILE });
    expect(parseTemplateFile(`\uFEFF${TEXT_OF_FILE}`)).toEqual(parseTemplateFile(TEXT_OF_FILE));
  });
  test.each([
    ['فروش ماهانه.csv', 'فروش-ماهانه.template.json'],
    ['../../etc/passwd', 'etc-passwd.template.json'],
    ['???', 'import.template.json'],
    ['a'.repeat(200), `${'a'.repeat(60)}.template.json`],
  ])('is called after its name: %s', (name, expected) => {
    expect(formatTemplateFile({ ...FILE, name }).fileName).toBe(expected);
  });
  test('without a header list the columns tell it', () => {
    const { header: _header, ...older } = FILE;
    expect(headerOf(older)).toEqual(['code', 'note', 'price']);
  });
});

describe('refused with the place', () => {
  test.each([
    ['{\n "format": oops\n}', '2:12'],
    ['', '1:1'],
    ['[]', 'format'],
    ['{"format":"something else","version":1}', 'format'],
    [withValue('version', '1'), 'version'],
    [withValue('mapping.columns.2.role', 'price'), 'mapping.columns.2.role'],
    [withValue('mapping.dialect.encoding', 'klingon'), 'mapping.dialect.encoding'],
    [withValue('mapping.columns.1.index', 0), 'mapping.columns.1.index'],
    [withValue('mapping.kind', 'orders'), 'mapping.columns'],
    [withValue('mapping.filters.0.column', 9), 'mapping.filters.0.column'],
    [withValue('mapping.steps.0.columns', []), 'mapping.steps.0.columns'],
    [withValue('name', ''), 'name'],
    [withValue('mapping.filters', 'none'), 'mapping.filters'],
    [withValue('mapping.constants.0', { role: 'productId', value: 'x' }), 'mapping.constants.0.role'],
    [withValue('mapping.constants.0', { role: 'category', value: ' ' }), 'mapping.constants.0.value'],
  ])('%s', (text, at) => {
    expect(refusalOf(text)).toMatchObject({ code: 'TEMPLATE_INVALID', params: { at } });
  });
  test('a newer version is called what it is', () => {
    expect(refusalOf(withValue('version', 7))).toMatchObject({ code: 'TEMPLATE_TOO_NEW', params: { found: 7, known: 1 } });
  });
  test('names like __proto__ do no harm', () => {
    const parsed = parseTemplateFile(TEXT_OF_FILE.replace('"mode"', '"__proto__": {"polluted": true}, "mode"'));
    expect(Object.keys(parsed).sort()).toEqual(['format', 'header', 'mapping', 'mode', 'name', 'version']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
