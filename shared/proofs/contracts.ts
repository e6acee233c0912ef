import { historyOfSeries } from '../stats/contract/contract-history.ts';
import { fitContractModel } from '../stats/contract/fit-contract-model.ts';
import { halfUnit, type ProofCase, type ProofLine } from './proof.ts';

/** Contracts still running of 1,000 after each renewal, as Fader and Hardie print them in percent. */
const REGULAR = [1000, 631, 468, 382, 326, 289, 262, 241];
const HIGH_END = [1000, 869, 743, 653, 593, 551, 517, 491];

/** The shifted beta-geometric model fitted to the two segments of its paper. */
export const SHIFTED_BETA_GEOMETRIC: ProofCase = {
  id: 'sbg',
  area: 'retention',
  source:
    'Fader & Hardie, J. Interactive Marketing 21 (2007) 76 (series); their spreadsheet guide 2014 (first five points); maximum likelihood recomputed independently (scipy 1.10)',
  lines: () => [
    ...estimates('1', REGULAR, 0.70408, 1.18204),
    ...estimates('2', HIGH_END, 0.66809, 3.8061),
    ...estimates('1, 0–4', REGULAR.slice(0, 5), 0.76367, 1.29583),
  ],
};

function estimates(detail: string, series: readonly number[], alpha: number, beta: number): ProofLine[] {
  const fit = fitContractModel(historyOfSeries(series), 'sbg');
  return [
    { quantity: 'parameter', detail: `α, ${detail}`, published: alpha, computed: fit?.parameters.alpha ?? Number.NaN, tolerance: 2 * halfUnit(5) },
    { quantity: 'parameter', detail: `β, ${detail}`, published: beta, computed: fit?.parameters.beta ?? Number.NaN, tolerance: 10 * halfUnit(5) },
  ];
}
