import { create } from 'zustand';
import type { ViewContext } from '../../shared/contract/analyses.ts';
import type { Calendar } from '../../shared/model/period.ts';
import type { Predicate } from '../../shared/warehouse/predicate.ts';
import { useCalendar } from './preferences.ts';

/** A span of days, both ends included. */
export interface Period {
  readonly fromDay: number;
  readonly toDay: number;
}

/** The customers that every analysis looks at: a rule and what people call it. */
export interface ContextFilter {
  readonly label: string;
  readonly rule: Predicate;
}

interface ContextState {
  readonly period: Period | null;
  readonly filter: ContextFilter | null;
}

/** The one period and filter of the window; forgotten when another client file is opened. */
export const useContextState = create<ContextState>(() => ({ period: null, filter: null }));

/** Sets the period of every analysis; null = everything. */
export function setPeriod(period: Period | null): void {
  useContextState.setState({ period });
}

/** Sets the filter of every analysis; null = all customers and anonymous sales. */
export function setFilter(filter: ContextFilter | null): void {
  useContextState.setState({ filter });
}

/** Back to everything, as after opening a client file. */
export function resetContext(): void {
  useContextState.setState({ period: null, filter: null });
}

/** The shared context as the contract wants it. */
export function useViewContext(): ViewContext {
  const { period, filter } = useContextState();
  const calendar = useCalendar();
  return toViewContext({ period, filter }, calendar);
}

function toViewContext({ period, filter }: ContextState, calendar: Calendar): ViewContext {
  return { period, filter: filter?.rule ?? null, calendar };
}
