import type { Field, Figure, Message } from '../../../../shared/analyses/blocks.ts';
import { createFormatter, type Formatter } from '../../../../shared/format/formatter.ts';
import { createTranslator, type Translator } from '../../../../shared/messages/translator.ts';
import type { ReportDocument } from '../report-document.ts';

/** How a report speaks: texts, formats, direction. */
export interface Words {
  readonly translator: Translator;
  readonly formatter: Formatter;
  readonly direction: 'ltr' | 'rtl';
  readonly t: Translator['t'];
  readonly say: (message: Message) => string;
  /** What a cell shows; "" when nothing was observed. */
  readonly cell: (figure: Figure | null | undefined, field: Pick<Field, 'format'>) => string;
}

/** Words of a document's language, calendar and currency. */
export function wordsOf({ locale, context, currency }: Pick<ReportDocument, 'locale' | 'context' | 'currency'>): Words {
  const translator = createTranslator(locale);
  const formatter = createFormatter({ locale, calendar: context.calendar, currency, latinDigits: false });
  return {
    translator,
    formatter,
    direction: translator.direction,
    t: translator.t,
    say: (message) => translator.message(message, formatter),
    cell: (figure, { format }) => {
      if (figure === null || figure === undefined) return '';
      if (figure.caption !== undefined) return translator.message(figure.caption, formatter);
      return translator.value(figure.value, format, formatter);
    },
  };
}

/** Whether a column's values stand in a column of figures. */
export function isNumeric({ format }: Pick<Field, 'format'>): boolean {
  return !['text', 'customer', 'message', 'day', 'period'].includes(format.kind);
}
