import { describe, expect, test } from 'vitest';
import { IMPORT_KINDS } from '../../../shared/model/import-kind.ts';
import { ROLES } from '../../../shared/model/role.ts';
import { columnsFedBy, rolesFeeding } from '../../../shared/quality/fed-columns.ts';
import { findColumn } from '../../../shared/warehouse/catalogue.ts';

describe('what a role feeds', () => {
  test('only columns the catalogue has', () => {
    for (const kind of IMPORT_KINDS)
      for (const role of ROLES)
        for (const { relation, column } of columnsFedBy(kind, role)) expect(findColumn(relation, column), `${kind} ${role}`).toBeDefined();
  });

  test('an order file feeds orders, lines and customers', () => {
    const names = (role: Parameters<typeof columnsFedBy>[1]) => columnsFedBy('orders', role).map(({ relation, column }) => `${relation}.${column}`);
    expect(names('amount')).toContain('order_lines.amount');
    expect(names('orderDate')).toEqual(expect.arrayContaining(['order_lines.day', 'order_lines.ordered_at', 'orders.day']));
    expect(names('channel')).toEqual(expect.arrayContaining(['orders.channel', 'order_lines.channel']));
    expect(names('email')).toEqual(expect.arrayContaining(['customers.email', 'order_lines.customer_id']));
    expect(names('ignore')).toEqual([]);
  });

  test('what describes the customer of a row, and what a list says under its own headers, has its place too', () => {
    expect(columnsFedBy('subscriptions', 'gender')).toEqual([{ relation: 'customers', column: 'gender' }]);
    for (const kind of ['subscriptions', 'customers'] as const) {
      expect(columnsFedBy(kind, 'attribute')).toEqual([{ relation: 'customer_attributes', column: 'value' }]);
    }
    expect(columnsFedBy('customers', 'customerAltId')).toContainEqual({ relation: 'customer_aliases', column: 'alias' });
  });

  test('and back: which roles fill a column', () => {
    expect(rolesFeeding({ relation: 'order_lines', column: 'cost' })).toMatchObject({ roles: ['cost'], kinds: expect.arrayContaining(['orders']) });
    expect(rolesFeeding({ relation: 'customers', column: 'revenue' })).toEqual({ roles: [], kinds: [] });
  });

  test('the id of a row comes with any file of its kinds', () => {
    expect(rolesFeeding({ relation: 'subscriptions', column: 'subscription_id' })).toEqual({ roles: [], kinds: ['subscriptions'] });
    expect(rolesFeeding({ relation: 'tickets', column: 'ticket_id' })).toEqual({ roles: [], kinds: ['tickets'] });
    expect(rolesFeeding({ relation: 'nowhere', column: 'id' })).toEqual({ roles: [], kinds: [] });
  });
});
