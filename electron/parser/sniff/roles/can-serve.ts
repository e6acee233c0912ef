import { ROLE_FORMS, type Role, type RoleForm } from '../../../../shared/model/role.ts';
import type { SniffedColumn } from '../roles.ts';
import { isFlagLike } from './flag-values.ts';
import { shapesOf } from './value-shapes.ts';

/** Roles that are words, so that a column of numbers cannot be them. */
const WORDS: ReadonlySet<Role> = new Set([
  'customerName',
  'firstName',
  'lastName',
  'employeeName',
  'productName',
  'city',
  'company',
  'text',
  'title',
  'manager',
  'industry',
  'parentCompany',
  'campaignName',
  'reason',
  'competitor',
  'language',
  'brand',
  'country',
  'currency',
  'region',
  'address',
]);
/** More different values than these roles ever have. */
const MOST_VALUES: Partial<Readonly<Record<Role, number>>> = { gender: 12, currency: 60, language: 120, priority: 30 };

/** Whether the values of a column can be what the role needs; an empty column can be anything. */
export function canServe(role: Role, column: SniffedColumn): boolean {
  const { reading, sample } = column;
  if (sample.seen === 0) return true;
  if (sample.values.length > (MOST_VALUES[role] ?? Number.POSITIVE_INFINITY)) return false;
  const form: RoleForm = ROLE_FORMS[role];
  const isDate = reading.kind === 'date' || reading.kind === 'timestamp';
  if (form === 'decimal') return reading.kind === 'number';
  if (form === 'date') return isDate;
  if (form === 'flag') return isFlagLike(column);
  if (role === 'orderTime') return true;
  if (isDate) return false;
  const shapes = shapesOf(sample);
  if (role === 'email') return shapes.email > 0;
  if (role === 'phone') return shapes.phone > 0.3 || reading.kind === 'text';
  if (role === 'url' || role === 'website') return shapes.url > 0.5 || shapes.domain > 0.5;
  return !(WORDS.has(role) && reading.kind === 'number');
}
