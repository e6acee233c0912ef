import { describe, expect, test } from 'vitest';
import { IMPORT_KINDS } from '../../../shared/model/import-kind.ts';
import { importMappingSchema, type RowConstant } from '../../../shared/model/import-mapping.ts';
import { RECORD_KINDS, rolesOfKind } from '../../../shared/model/record-kind.ts';
import { ROLE_FORMS, type Role } from '../../../shared/model/role.ts';
import { constantFault, constantRolesOf, rolesGiven, withConstants } from '../../../shared/model/row-constants.ts';

const column = (role: Role, header = role, index = 0) => ({ index, header, role, reading: { kind: 'text' } as const });
const constant = (role: Role, value = 'x'): RowConstant => ({ role, value });

describe('what can be the same in every row', () => {
  test.each(IMPORT_KINDS)('%s: texts of the kind, and never what names a row', (kind) => {
    const roles = constantRolesOf(kind);
    expect(roles.every((role) => rolesOfKind(kind).includes(role))).toBe(true);
    expect(roles.every((role) => ['text', 'key'].includes(ROLE_FORMS[role]))).toBe(true);
    for (const own of [RECORD_KINDS[kind].key, 'customerId', 'customerName', 'email', 'recordId', 'orderId', 'text', 'attribute'])
      expect(roles).not.toContain(own);
  });

  test('what people miss in their exports is among it', () => {
    expect(constantRolesOf('surveyAnswers')).toEqual(expect.arrayContaining(['type', 'question', 'channel', 'campaign', 'productId']));
    expect(constantRolesOf('orders')).toEqual(expect.arrayContaining(['channel', 'currency', 'country', 'city', 'employee', 'campaign']));
    expect(constantRolesOf('touches')).toEqual(expect.arrayContaining(['campaign', 'campaignName', 'channel', 'type']));
    expect(constantRolesOf('competitorPrices')).toEqual(expect.arrayContaining(['competitor', 'currency']));
    expect(constantRolesOf('products')).not.toContain('productName');
    expect(constantRolesOf('campaigns')).not.toContain('campaignName');
    expect(constantRolesOf('employees')).not.toContain('employeeName');
  });
});

describe('a mapping with such values', () => {
  test('gives their roles like those of columns', () => {
    expect(rolesGiven({ columns: [column('score')], constants: [constant('type')] })).toEqual(new Set(['score', 'type']));
    expect(rolesGiven({ columns: [column('score')] })).toEqual(new Set(['score']));
  });

  test('is refused where a column says the same, a role comes twice, or each row has its own', () => {
    const fault = (constants: readonly RowConstant[], columns = [column('score')]) =>
      constantFault({ kind: 'surveyAnswers', columns, constants: [...constants] });
    expect(fault([constant('type'), constant('channel')])).toBeNull();
    expect(fault([constant('channel'), constant('type')], [column('type', 'Metric' as Role)])).toEqual({
      fault: 'column',
      constant: constant('type'),
      header: 'Metric',
    });
    expect(fault([constant('type')], [column('type', '' as Role, 2)])).toMatchObject({ header: '#3' });
    expect(fault([constant('type', 'NPS'), constant('type', 'CSAT')])).toEqual({ fault: 'twice', constant: constant('type', 'CSAT') });
    expect(fault([constant('recordId')])).toMatchObject({ fault: 'role' });
    expect(fault([constant('stage')])).toMatchObject({ fault: 'role' });
  });

  test('a later value takes the place of an earlier one for the same role', () => {
    expect(withConstants([constant('type', 'NPS'), constant('channel', 'Web')], [constant('type', 'CES')])).toEqual([
      constant('channel', 'Web'),
      constant('type', 'CES'),
    ]);
  });

  test('a value of blanks is none', () => {
    const { constants } = importMappingSchema.shape;
    expect(constants.safeParse([{ role: 'type', value: '  ' }]).success).toBe(false);
    expect(constants.parse([{ role: 'type', value: ' NPS ' }])).toEqual([constant('type', 'NPS')]);
  });
});
