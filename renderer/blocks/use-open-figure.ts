import type { Figure, ValueFormat } from '../../shared/analyses/blocks.ts';
import { openPanel } from '../state/panel.ts';
import { navigate } from '../state/route.ts';
import { useBlockOrigin } from './block-context.ts';

/** Opens the rows behind a figure in the side panel; a customer without a drill leads to the customer's page, any other figure without one nowhere. */
export function useOpenFigure(): (figure: Figure, format: ValueFormat, title: string) => void {
  const { context } = useBlockOrigin();
  return (figure, format, title) => {
    if (figure.drill === undefined) {
      if (figure.customer !== undefined) navigate({ screen: 'customer', id: figure.customer });
      return;
    }
    openPanel({
      kind: 'rows',
      drill: figure.drill,
      context,
      title,
      value: figure.value,
      format,
      ...(figure.interval === undefined ? {} : { interval: figure.interval }),
      ...(figure.n === undefined ? {} : { n: figure.n }),
      ...(figure.estimate === true ? { estimate: true } : {}),
      ...(figure.segment === undefined ? {} : { segment: figure.segment }),
    });
  };
}
