import type { CustomerFigureAnswer } from '../../../shared/contract/customers.ts';
import type { Words } from '../../state/words.ts';

/** A figure about a customer in words; `definition` is a message key, null where there is none. */
export interface FigureWords {
  readonly name: string;
  readonly definition: string | null;
  readonly value: string;
  readonly interval: string;
}

/** Name, meaning, value and interval of a figure about a customer. */
export function figureWords({ analysis, key, format, value, interval }: CustomerFigureAnswer['figures'][number], words: Words): FigureWords {
  const { t, text, translator, formatter } = words;
  const definition = `analyses.${analysis}.customerDefinitions.${key}`;
  return {
    name: text(`analyses.${analysis}.customer.${key}`),
    definition: translator.has(definition) ? definition : null,
    value: formatter.value(value, format),
    interval:
      interval === null
        ? ''
        : t('customers.profile.interval', {
            level: formatter.value(interval.level, { kind: 'percent', digits: 0 }),
            low: formatter.value(interval.low, format),
            high: formatter.value(interval.high, format),
          }),
  };
}
