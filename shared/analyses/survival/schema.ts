import { z } from 'zod';
import type { ComparisonWeight } from '../../stats/survival/compare/weights.ts';
import type { LifeDistribution } from '../../stats/survival/parametric/accelerated-distribution.ts';
import type { AnalysisContext, ParamField } from '../define.ts';

export const SURVIVAL_ID = 'survival';

/** What is waited for: the second purchase, the first one after the first contact, silence, the end of a contract. */
export const QUESTIONS = ['secondPurchase', 'firstPurchase', 'lifetime', 'contract'] as const;
export type Question = (typeof QUESTIONS)[number];
const SPLITS = ['none', 'newness', 'channel', 'country', 'category', 'employee', 'campaign', 'source'] as const;
const CONTACT_SPLITS = ['none', 'newness', 'contactChannel', 'contactSource', 'contactEmployee'] as const;
const CONTRACT_SPLITS = ['none', 'newness', 'plan', 'paymentMethod', 'country', 'source'] as const;
export type Split = (typeof SPLITS)[number] | (typeof CONTACT_SPLITS)[number] | (typeof CONTRACT_SPLITS)[number];
export const WEIGHTS = ['logrank', 'gehan', 'taroneWare', 'peto', 'late'] as const;
export type Weight = (typeof WEIGHTS)[number];
const MAX_HORIZON = 3650;

export const survivalParamsSchema = z.object({
  question: z.enum(QUESTIONS).default('secondPurchase'),
  /** Groups of buyers, fixed by the time of the first purchase. */
  split: z.enum(SPLITS).default('channel'),
  /** Groups of contacts, fixed by the first contact: whoever has not bought has no first order. */
  contactSplit: z.enum(CONTACT_SPLITS).default('contactChannel'),
  contractSplit: z.enum(CONTRACT_SPLITS).default('plan'),
  /** Days without a purchase after which a customer counts as lost. */
  silenceDays: z.int().min(7).max(1825).default(180),
  weight: z.enum(WEIGHTS).default('logrank'),
  /** Days that means are taken over; 0 = as far as enough customers were watched. */
  horizonDays: z.int().min(0).max(MAX_HORIZON).default(0),
});
export type SurvivalParams = z.infer<typeof survivalParamsSchema>;

export const SURVIVAL_FIELDS: readonly ParamField[] = [
  { name: 'question', control: 'choice', options: QUESTIONS },
  { name: 'split', control: 'choice', options: SPLITS, when: { name: 'question', is: ['secondPurchase', 'lifetime'] } },
  { name: 'contactSplit', control: 'choice', options: CONTACT_SPLITS, when: { name: 'question', is: ['firstPurchase'] } },
  { name: 'contractSplit', control: 'choice', options: CONTRACT_SPLITS, when: { name: 'question', is: ['contract'] } },
  { name: 'silenceDays', control: 'integer', min: 7, max: 1825, isAssumption: true, when: { name: 'question', is: ['lifetime'] } },
  { name: 'weight', control: 'choice', options: WEIGHTS, depth: 'analyst' },
  { name: 'horizonDays', control: 'integer', min: 0, max: MAX_HORIZON, depth: 'analyst' },
];

/** The split that applies to the question. */
export function splitOf({ question, split, contactSplit, contractSplit }: SurvivalParams): Split {
  if (question === 'firstPurchase') return contactSplit;
  return question === 'contract' ? contractSplit : split;
}

/** Days on which a follow-up may begin, and the last day anybody is watched; those who begin on that very day have not been watched yet. */
export interface Watch {
  readonly fromDay: number;
  readonly toDay: number;
}

/** The watch of a context. */
export function watchOf({ firstDay, lastDay, period }: AnalysisContext): Watch {
  return { fromDay: Math.max(firstDay, period?.fromDay ?? firstDay), toDay: Math.min(lastDay, period?.toDay ?? lastDay) };
}

/** Group keys: everybody, earlier and later half, values with VALUE_MARK before them, the small ones together, those of whom nothing is known. */
export const VALUE_MARK = '=';
export const EVERYBODY = 'everybody';
export const OTHERS = 'others';
export const UNKNOWN = 'unknown';
export const HALVES = ['older', 'newer'] as const;
/** So many values have a curve of their own; fewer subjects than this are not compared. */
export const MAX_GROUPS = 8;
export const FEWEST = 10;
/** Times of life at which shares are listed, in days. */
export const LANDMARKS = [30, 90, 180, 365] as const;
/** Other silence rules the person can hold theirs against. */
export const RULES = [30, 60, 90, 120, 180, 270, 365, 540, 730] as const;

export interface Share {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** A curve and what is read off it; times in days. */
export interface CurveSummary {
  readonly key: string;
  readonly subjects: number;
  readonly events: number;
  /** Points of the curve (thinned), share without the event, ends of the band. */
  readonly time: readonly number[];
  readonly survival: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Subjects still watched at each tick. */
  readonly atRisk: readonly number[];
  readonly median: { readonly time: number | null; readonly low: number | null; readonly high: number | null };
  readonly quartile: { readonly time: number | null; readonly low: number | null; readonly high: number | null };
  /** Share without the event at each landmark; null beyond the follow-up. */
  readonly landmarks: readonly (Share | null)[];
  readonly mean: { readonly value: number; readonly standardError: number };
  /** Mean time of those who have had the event: what a plain average says. */
  readonly plainMean: number | null;
}

export interface TestRow {
  readonly weight: ComparisonWeight | 'late';
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
}

/** One group beside the reference group. */
export interface HazardRow {
  readonly key: string;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  readonly isUnbounded: boolean;
  /** Test of a ratio that stays the same over time. */
  readonly drift: { readonly chiSquared: number; readonly p: number };
  /** Ratio in the first, second and last third of the events; null where there is nothing to estimate. */
  readonly thirds: readonly (number | null)[];
  /** Restricted mean less that of the reference, in days. */
  readonly meanDifference: { readonly difference: number; readonly low: number; readonly high: number; readonly p: number };
}

/** One group against all others together. */
export interface AgainstRest {
  readonly key: string;
  readonly subjects: number;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** Of the chosen test. */
  readonly p: number;
  /** Share without the event at the horizon, less that of the others. */
  readonly shareDifference: number;
}

export interface GroupComparison {
  readonly tests: readonly TestRow[];
  /** Index of the reference group, the largest. */
  readonly reference: number;
  readonly hazards: readonly HazardRow[];
  readonly globalDrift: { readonly chiSquared: number; readonly degreesOfFreedom: number; readonly p: number };
  readonly likelihoodRatio: { readonly chiSquared: number; readonly degreesOfFreedom: number; readonly p: number };
  readonly concordance: { readonly value: number; readonly standardError: number };
  readonly against: readonly AgainstRest[];
  /** Observed and expected events by group, of the chosen weight's unweighted table. */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly hasConverged: boolean;
  /** Mean martingale residual of each tenth of the subjects by the day their watch began. */
  readonly residuals: readonly { readonly startDay: number; readonly mean: number; readonly low: number; readonly high: number }[];
  /** Logarithms of the ratios (in the order of `hazards`) at the mean day of each tenth of the events. */
  readonly ratios: readonly { readonly day: number; readonly logRatios: readonly number[] }[];
}

/** What a silence rule would make of the same customers. */
export interface RuleRow {
  readonly days: number;
  readonly lostNow: number;
  readonly activeNow: number;
  /** Customers who were once silent that long, and those of them who bought again. */
  readonly onceSilent: number;
  readonly cameBack: number;
}

/** Ends of contracts by reason. */
export interface ReasonCurve {
  readonly key: string;
  readonly events: number;
  readonly time: readonly number[];
  readonly incidence: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly landmarks: readonly (Share | null)[];
  /** Gray's test between the groups; null with one group. */
  readonly p: number | null;
}

export interface ShapeRow {
  readonly distribution: LifeDistribution;
  readonly logLikelihood: number;
  readonly aic: number;
  readonly median: number;
  readonly scale: number;
}

export interface SurvivalResult {
  readonly question: Question;
  readonly split: Split;
  readonly watch: Watch;
  readonly silenceDays: number;
  readonly subjects: number;
  readonly events: number;
  /** Left out because they had bought before the first contact, or because their end has no day. */
  readonly leftOut: number;
  readonly horizon: number;
  readonly ticks: readonly number[];
  readonly whole: CurveSummary | null;
  /** With a split: largest first, then others and unknown. */
  readonly groups: readonly CurveSummary[];
  readonly comparison: GroupComparison | null;
  readonly rules: readonly RuleRow[];
  readonly reasons: readonly ReasonCurve[];
  readonly lifeTable: readonly {
    readonly from: number;
    readonly to: number;
    readonly atStart: number;
    readonly events: number;
    readonly censored: number;
    readonly share: number;
    readonly survival: number;
  }[];
  readonly shapes: readonly ShapeRow[];
  readonly plateau: {
    readonly share: number;
    readonly low: number;
    readonly high: number;
    readonly lastEvent: number;
    readonly watchedLonger: number;
    readonly alpha: number;
    readonly isBelievable: boolean;
  } | null;
  /** Mean money of a day with a purchase, in whole units; null without facts. For ranking findings. */
  readonly valueOfPurchase: number | null;
  /** Group keys and the group of each customer, −1 = not watched. */
  readonly keys: readonly string[];
  /** First day of the later half, when split so. */
  readonly splitDay: number | null;
  readonly groupOf: Int32Array;
}
