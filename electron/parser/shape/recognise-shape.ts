import type { ImportKind } from '../../../shared/model/import-kind.ts';
import type { SavedShape } from '../protocol.ts';
import type { RoleGuess } from '../sniff/roles.ts';
import type { KnownShape } from './known-shape.ts';
import { matchPreset, type PresetShape } from './match-preset.ts';
import { matchTemplate } from './match-template.ts';

const NO_ROLE: RoleGuess = { role: 'ignore', roleConfidence: 0, roleEvidence: 'none' };

/** What a preview is told about shapes that are known. */
export interface ShapeQuestion {
  readonly saved: readonly SavedShape[];
  readonly presets?: readonly PresetShape[] | undefined;
  /** The person's choice among presets: an id, or null for none; absent = the best. */
  readonly preset?: string | null | undefined;
  readonly kind: ImportKind | null;
}

/**
 * What is known about files with this header: a template the client file remembers, in the first place one for exactly this
 * header, else a preset, else a template for a header much like it. A preset that the person chose wins over templates.
 */
export function recogniseShape(question: ShapeQuestion, header: readonly string[], hasHeader: boolean, fingerprint: string): KnownShape | null {
  const { saved, presets = [], preset, kind } = question;
  const offered = preset === undefined ? presets : presets.filter(({ id }) => id === preset);
  const known = hasHeader ? matchPreset(offered, header, kind) : null;
  if (preset !== undefined && preset !== null && known !== null) return known;
  const template = matchTemplate(saved, { header, hasHeader, fingerprint, kind });
  return template !== null && (template.drift === null || known === null) ? template : (known ?? template);
}

/** The role of a column: as the shape has it; of a column that is new to a template as guessed, unless the template gave the role to another. */
export function suggestRole(index: number, guessed: RoleGuess | undefined, shape: KnownShape | null): RoleGuess {
  const kept = shape?.columns.get(index);
  if (shape !== null && kept !== undefined) return { role: kept.role, roleConfidence: 1, roleEvidence: shape.evidence };
  const known = [...(shape?.columns.values() ?? []), ...(shape?.constants ?? [])];
  const isTaken = guessed !== undefined && guessed.role !== 'attribute' && known.some(({ role }) => role === guessed.role);
  if (guessed === undefined || shape?.isWhole === true || isTaken) return NO_ROLE;
  return guessed;
}
