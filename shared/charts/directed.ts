import type { ChartDrawing } from './chart-drawing.ts';

const RIGHT_TO_LEFT_MARK = '\u200F';

/** Right-to-left words drawn into a left-to-right picture keep their order when a mark stands before them; other text stays as it is. */
export function directed(text: string): string {
  return /\p{Script=Arabic}/u.test(text) ? `${RIGHT_TO_LEFT_MARK}${text}` : text;
}

/** The same drawing with every text it makes directed: pictures are left to right inside whatever the page is. */
export function directedDrawing(drawing: ChartDrawing): ChartDrawing {
  if (drawing.direction === 'ltr') return drawing;
  const { translator, formatter } = drawing;
  return {
    ...drawing,
    translator: {
      ...translator,
      message: (message) => directed(translator.message(message, formatter)),
      value: (value, format) => directed(translator.value(value, format, formatter)),
    },
    formatter: {
      ...formatter,
      value: (value, format) => directed(formatter.value(value, format)),
      tick: (value, format) => directed(formatter.tick(value, format)),
    },
  };
}
