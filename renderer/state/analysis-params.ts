import { create } from 'zustand';

/** Parameters the person chose, by analysis: kept while the window lives, so that leaving a screen loses nothing. */
const useParams = create<Readonly<Record<string, Record<string, unknown>>>>(() => ({}));

/** Chosen parameters of an analysis over its defaults. */
export function useAnalysisParams(analysis: string, defaults: Record<string, unknown>): Record<string, unknown> {
  const chosen = useParams((state) => state[analysis]);
  return chosen === undefined ? defaults : { ...defaults, ...chosen };
}

/** Changes one parameter. */
export function setAnalysisParam(analysis: string, name: string, value: unknown): void {
  useParams.setState((state) => ({ [analysis]: { ...state[analysis], [name]: value } }));
}

/** Back to the defaults. */
export function resetAnalysisParams(analysis: string): void {
  useParams.setState({ [analysis]: {} });
}
