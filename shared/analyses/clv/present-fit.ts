import type { Block, Figure, KpiBlock, ValueFormat } from '../blocks.ts';
import { estimate, everyone, fieldOf, INTEGER, label, MESSAGE, ONE_DIGIT, PERCENT, TWO_DIGITS, word } from './figures.ts';
import type { ClvParams, ClvResult, FittedModel } from './schema.ts';

const FOUR_DIGITS = { kind: 'number', digits: 4 } as const;

/** Parameters with standard errors, likelihoods, and the check of the assumption that how often and how much are independent. */
export function fitBlocks(result: ClvResult, params: ClvParams): Block[] {
  const { fit, spend, correlation, replicates, modelError } = result;
  const basis = everyone(result, params);
  const item = (key: string, format: ValueFormat, figure: Figure): KpiBlock['items'][number] => ({
    ...figure,
    label: word(`fields.${key}`),
    format,
    definition: word(`definitions.${key}`),
  });
  const rows = [fit, spend].flatMap((model) =>
    model.parameters.map((parameter) => [
      label(`parameters.${model.id}.${parameter.name}`),
      estimate(parameter.value, basis, parameter.bounds, 'asymptotic'),
      estimate(parameter.standardError, basis),
    ]),
  );
  return [
    {
      kind: 'table',
      id: 'parameters',
      depth: 'statistician',
      title: word('tables.parameters', { model: word(`models.${fit.id}`) }),
      columns: [fieldOf('parameter', MESSAGE), fieldOf('estimate', FOUR_DIGITS), fieldOf('standardError', FOUR_DIGITS)],
      rows,
      note: word(`tables.parametersNote.${stateOf(fit, spend)}`),
    },
    {
      kind: 'kpi',
      id: 'fit',
      depth: 'statistician',
      title: word('tables.fit'),
      items: [
        item('logLikelihood', { kind: 'number', digits: 3 }, estimate(fit.logLikelihood, basis)),
        item('histories', INTEGER, estimate(fit.histories, basis)),
        item('spendLikelihood', { kind: 'number', digits: 3 }, estimate(spend.n === 0 ? null : spend.logLikelihood, basis)),
        item('spendCustomers', INTEGER, estimate(spend.n, basis)),
        item('correlation', TWO_DIGITS, estimate(correlation?.value ?? null, basis, correlation, 'fisher')),
        item('modelError', PERCENT, estimate(modelError.purchases, basis)),
        item('moneyError', PERCENT, estimate(modelError.value, basis)),
        item('replicates', INTEGER, estimate(replicates, basis)),
        item('repeatRate', ONE_DIGIT, estimate(result.repeatPurchases / Math.max(1, result.repeatBuyers), basis)),
      ],
    },
  ];
}

function stateOf(fit: FittedModel, spend: FittedModel): 'free' | 'held' {
  return fit.isPenalised || spend.isPenalised ? 'held' : 'free';
}
