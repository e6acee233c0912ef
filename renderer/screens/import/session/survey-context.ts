import { createContext, useContext } from 'react';
import type { Survey } from '../../../../shared/contract/imports.ts';

/** What a reading of the whole file says about its columns; null until it is there. */
export const SurveyContext = createContext<Survey | null>(null);

/** The survey of the batch shown. */
export function useSurvey(): Survey | null {
  return useContext(SurveyContext);
}
