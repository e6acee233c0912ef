import ButtonBase from '@mui/material/ButtonBase';
import Link from '@mui/material/Link';
import type { Figure, ValueFormat } from '../../shared/analyses/blocks.ts';
import { formatRoute } from '../state/route.ts';
import { useWords } from '../state/words.ts';
import { figureText } from './figure-text.ts';
import { useOpenFigure } from './use-open-figure.ts';

export interface FigureValueProps {
  readonly figure: Figure;
  readonly format: ValueFormat;
  /** What the figure is, for the panel and for screen readers. */
  readonly title: string;
  readonly tabIndex?: number;
}

/** A figure: a customer leads to the customer's page, any other with rows behind it is a button that shows them. */
export function FigureValue({ figure, format, title, tabIndex }: FigureValueProps) {
  const words = useWords();
  const open = useOpenFigure();
  const text = figureText(figure, format, words);
  const shown = figure.unfinished === true ? `${text}${words.t('charts.unfinishedMark')}` : text;
  if (figure.customer !== undefined)
    return (
      <Link href={`#${formatRoute({ screen: 'customer', id: figure.customer })}`} {...(tabIndex === undefined ? {} : { tabIndex })}>
        <bdi>{shown}</bdi>
      </Link>
    );
  if (figure.drill === undefined) return <bdi>{shown}</bdi>;
  return (
    <ButtonBase
      {...(tabIndex === undefined ? {} : { tabIndex })}
      onClick={() => open(figure, format, title)}
      aria-label={words.t('charts.openRows', { title, value: text })}
      title={figure.unfinished === true ? words.t('charts.unfinished') : undefined}
      sx={(theme) => ({
        font: 'inherit',
        color: 'inherit',
        borderRadius: 0.5,
        minHeight: 24,
        minWidth: 24,
        paddingInline: 0.5,
        marginInline: -0.5,
        justifyContent: 'inherit',
        textAlign: 'inherit',
        fontVariantNumeric: 'inherit',
        '&:hover': { color: theme.tokens.accent, textDecoration: 'underline', textUnderlineOffset: 3 },
      })}
    >
      <bdi>{shown}</bdi>
    </ButtonBase>
  );
}
