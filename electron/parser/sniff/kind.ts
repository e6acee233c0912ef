import { IMPORT_KINDS, type ImportKind } from '../../../shared/model/import-kind.ts';
import { missingRequirement, RECORD_KINDS, rolesOfKind } from '../../../shared/model/record-kind.ts';
import type { Role } from '../../../shared/model/role.ts';
import { normalizeHeader } from '../../../shared/model/synonyms/role-synonyms.ts';
import { KIND_WORDS } from './roles/kind-words.ts';
import type { RatedRole } from './roles/rate-column.ts';
import { shapesOf } from './roles/value-shapes.ts';
import { type RoleGuess, rateRoles, type SniffedColumn, suggestRoles } from './roles.ts';

const KINDS = IMPORT_KINDS;
/** How much a role says about the kind: one that every kind has says nothing. */
const RARITY = new Map<Role, number>();
for (const kind of KINDS) for (const role of rolesOfKind(kind)) RARITY.set(role, (RARITY.get(role) ?? 0) + 1);
const GRADE_WEIGHT: Readonly<Record<RatedRole['grade'], number>> = { bare: 0.35, general: 1, own: 1.25, noun: 1.6, values: 0.3 };
const BASE = 0.35;
const KEY_WEIGHT = 1.2;
const NAME_HINT = 1.5;
const REPEATED_KEY = 0.45;
const UNMET = 0.2;
const ENOUGH = 5;
/** Columns by which the kind is judged: in wider files the first ones. */
const MOST_JUDGED = 300;
/** What a file of the kind shows beyond what it must have; without any of it the kind is less likely. */
const SIGNS: Partial<Readonly<Record<ImportKind, readonly Role[]>>> = {
  orders: ['orderId', 'productId', 'productName', 'quantity', 'unitPrice', 'customerId', 'customerName', 'email', 'phone'],
  touches: ['sends', 'impressions', 'opens', 'clicks', 'conversions', 'variant'],
  interactions: ['type', 'duration', 'page', 'outcome', 'text', 'productId', 'productName'],
  returns: ['reason', 'recordId', 'orderId', 'amount'],
  costs: ['category', 'title', 'text', 'channel', 'campaignName'],
  surveyAnswers: ['score', 'question'],
  payments: ['method', 'fee', 'installments', 'recordId'],
  subscriptions: ['plan', 'tenure', 'isEnded', 'endedAt', 'unitPrice', 'recordId'],
  tickets: ['status', 'priority', 'respondedAt', 'closedAt', 'title', 'employeeName'],
  deals: ['amount', 'probability', 'closedAt', 'customerName', 'productName', 'productId', 'reason'],
  leads: ['source', 'stage', 'score', 'closedAt', 'employeeName'],
  contactPoints: ['type', 'label', 'isPrimary'],
  consents: ['granted', 'purpose'],
  stageChanges: ['previousStage', 'occurredAt'],
  companies: ['industry', 'employeeCount', 'annualRevenue', 'taxId', 'website', 'parentCompany', 'customerName'],
};
const UNSIGNED = 0.6;
/** Numbers of orders: what bears one is an order, however much it says of the customer. */
const ORDER_NUMBERS = new Set(
  'order id|order no|order number|order nr|order #|invoice id|invoice no|invoice number|receipt no|receipt number|شماره سفارش|شماره فاکتور|کد سفارش|номер заказа|id заказа|номер чека|номер счета|номер замовлення|id замовлення|номер рахунку|订单号|订单编号|订单id|发票号'.split(
    '|',
  ),
);
const OF_ORDER = 0.45;
/** What lists of customers say beyond their roles: education, income, points. */
const OWN_FACT = 0.6;
/** What people bring most. */
const PRIOR: Partial<Readonly<Record<ImportKind, number>>> = { orders: 0.8, customers: 0.6, products: 0.4 };

export interface KindGuess {
  readonly kind: ImportKind;
  /** 0–1: how well the file fits, and how far ahead of every other kind; below 0.4 nothing fits really. 1 for a kind that was chosen. */
  readonly confidence: number;
  readonly roles: readonly RoleGuess[];
}

interface RatedKind extends KindGuess {
  readonly score: number;
}

/** What a file is about, by the roles its columns can take and by its name; a chosen kind stays. */
export function guessKind(columns: readonly SniffedColumn[], chosen: ImportKind | null, fileName = ''): KindGuess {
  const judged = columns.slice(0, MOST_JUDGED);
  const rate = (kind: ImportKind): RatedKind => {
    const rated = rateRoles(judged, kind);
    const roles = rated.map(({ role, roleConfidence, roleEvidence }) => ({ role, roleConfidence, roleEvidence }));
    return { kind, roles, confidence: 1, score: scoreKind(kind, rated, judged) + scoreName(kind, fileName) };
  };
  if (chosen !== null) return { kind: chosen, confidence: 1, roles: suggestRoles(columns, chosen) };
  const ranked = KINDS.map(rate).sort((a, b) => b.score - a.score);
  const [best, second] = ranked;
  if (best === undefined) throw new RangeError('there are no kinds');
  const roles = judged.length === columns.length ? best.roles : suggestRoles(columns, best.kind);
  return { kind: best.kind, roles, confidence: toConfidence(best, second, judged.length) };
}

function scoreKind(kind: ImportKind, rated: readonly RatedRole[], columns: readonly SniffedColumn[]): number {
  const { key, at, nature } = RECORD_KINDS[kind];
  let score = 0;
  for (const { role, roleConfidence, grade } of rated) {
    if (role === 'attribute' && kind === 'customers' && grade === 'own') score += OWN_FACT;
    if (role === 'ignore' || role === 'attribute') continue;
    const rarity = BASE + Math.log(KINDS.length / (RARITY.get(role) ?? 1));
    const place = role === key || role === at ? KEY_WEIGHT : 1;
    score += rarity * place * roleConfidence * GRADE_WEIGHT[grade];
  }
  const roles = new Set(rated.map(({ role }) => role));
  if (score > 0) score += PRIOR[kind] ?? 0;
  if (missingRequirement(kind, roles) !== null) score *= UNMET;
  if (SIGNS[kind]?.some((role) => roles.has(role)) === false) score *= UNSIGNED;
  const isParty = kind === 'customers' || kind === 'companies';
  if (isParty && columns.some(({ header }) => ORDER_NUMBERS.has(normalizeHeader(header)))) score *= OF_ORDER;
  if (nature === 'dimension' && isKeyRepeated(kind, rated, columns)) score *= REPEATED_KEY;
  return score;
}

/** Rows of a dimension are one per key: one that comes again and again tells that they are something else. */
function isKeyRepeated(kind: ImportKind, rated: readonly RatedRole[], columns: readonly SniffedColumn[]): boolean {
  const keys: readonly Role[] = ['customerId', 'productId', 'campaign', 'employee', 'recordId', 'email'];
  const position = rated.findIndex(({ role }) => (kind === 'orderHeads' ? role === 'orderId' : keys.includes(role)));
  const column = columns[position];
  return column !== undefined && shapesOf(column.sample).repetition > 1.3;
}

function scoreName(kind: ImportKind, fileName: string): number {
  const words = normalizeHeader(fileName.replace(/\.[a-z0-9]{1,8}$/i, ''));
  if (words === '') return 0;
  const { nouns, unspacedNouns } = KIND_WORDS[kind];
  const isNamed = words.split(' ').some((word) => nouns.has(word)) || unspacedNouns.some((noun) => words.includes(noun));
  return isNamed ? NAME_HINT : 0;
}

function toConfidence({ score, kind, roles }: RatedKind, second: RatedKind | undefined, width: number): number {
  if (missingRequirement(kind, new Set(roles.map(({ role }) => role))) !== null) return 0;
  const used = roles.filter(({ role }) => role !== 'ignore' && role !== 'attribute').length;
  const evidence = Math.min(1, score / ENOUGH);
  const lead = score === 0 ? 0 : Math.min(1, 0.7 + (1.5 * (score - (second?.score ?? 0))) / score);
  const coverage = Math.min(1, 0.5 + used / Math.min(width, 6));
  return Math.round(evidence * lead * coverage * 100) / 100;
}
