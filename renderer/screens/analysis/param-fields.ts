import { type Depth, isWithin } from '../../../shared/analyses/blocks.ts';
import type { ParamField } from '../../../shared/analyses/define.ts';

/** Fields that can be set now: those whose condition is met and that are no deeper than the person looks; a changed one always stays in sight. */
export function fieldsInSight(
  fields: readonly ParamField[],
  params: Readonly<Record<string, unknown>>,
  defaults: Readonly<Record<string, unknown>>,
  depth: Depth,
): { readonly settings: readonly ParamField[]; readonly assumptions: readonly ParamField[] } {
  const shown = fields.filter(
    ({ name, when, depth: own }) =>
      (when === undefined || when.is.some((wanted) => wanted === params[when.name])) && (isWithin(own, depth) || isChanged(name, params, defaults)),
  );
  return {
    settings: shown.filter(({ isAssumption }) => isAssumption !== true),
    assumptions: shown.filter(({ isAssumption }) => isAssumption === true),
  };
}

/** Whether a parameter differs from its default. */
export function isChanged(name: string, params: Readonly<Record<string, unknown>>, defaults: Readonly<Record<string, unknown>>): boolean {
  return JSON.stringify(params[name]) !== JSON.stringify(defaults[name]);
}
