import { describe, expect, test } from 'vitest';
import { foldEmail, foldName, foldPhone, isMadeCustomerKey } from '../../../../../../electron/backend/imports/resolve/parties/customer-keys.ts';

describe('how customers are compared', () => {
  test.each([
    [' Ada@Example.ORG ', 'ada@example.org'],
    ['ａｄａ@x.org', 'ada@x.org'],
    ['n/a', null],
    ['two words@x.org', null],
    ['', null],
  ])('e-mail %j', (text, folded) => {
    expect(foldEmail(text)).toBe(folded);
  });

  test.each([
    ['+1 (555) 010-9999', '+15550109999'],
    ['0912 345 67 89', '09123456789'],
    ['۰۹۱۲۳۴۵۶۷۸۹', '09123456789'],
    ['٠٩١٢٣٤٥٦٧٨٩', '09123456789'],
    ['1234', null],
    ['unknown', null],
  ])('telephone %j', (text, folded) => {
    expect(foldPhone(text)).toBe(folded);
  });

  test.each([
    ['  ACME   Ltd ', 'acme ltd'],
    ['GTX\u00a0Pro', 'gtx pro'],
    ['GTXPro', 'gtxpro'],
    ['   ', null],
  ])('name %j', (text, folded) => {
    expect(foldName(text)).toBe(folded);
  });

  test('made numbers are told from real ones', () => {
    expect(['email:a@x.org', 'phone:+4912345', 'name:acme'].every(isMadeCustomerKey)).toBe(true);
    expect(['12346', 'E-mail:1', 'C7', ''].some(isMadeCustomerKey)).toBe(false);
  });
});
