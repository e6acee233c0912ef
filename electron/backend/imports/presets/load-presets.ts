import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ImportPreset, importPresetSchema } from '../../../../shared/model/import-preset.ts';
import { missingRequirement } from '../../../../shared/model/record-kind.ts';
import { constantFault, rolesGiven } from '../../../../shared/model/row-constants.ts';
import type { PresetShape } from '../../../parser/shape/match-preset.ts';
import { findAssetFolder } from '../../platform/asset-folder.ts';

const TEXT = { kind: 'text' } as const;

/** Known exports; a file that is none is left out and told. */
export interface LoadedPresets {
  readonly presets: readonly PresetShape[];
  /** One sentence per file that was left out: which, where and why. */
  readonly faults: readonly string[];
}

let loaded: LoadedPresets | null = null;

/** The presets that come with the program, read once. */
export function loadPresets(): LoadedPresets {
  if (loaded === null) {
    const folder = findAssetFolder('presets');
    loaded = folder === null ? { presets: [], faults: ['assets/presets is missing'] } : readPresets(folder);
  }
  return loaded;
}

/** Reads every preset of a folder: one file each, named after its id. */
export function readPresets(folder: string): LoadedPresets {
  const presets: PresetShape[] = [];
  const faults: string[] = [];
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()) {
    const preset = parsePreset(readFileSync(join(folder, name), 'utf8'), name);
    if (typeof preset === 'string') faults.push(preset);
    else {
      const { sample: _sample, notes: _notes, ...shape } = preset;
      presets.push(shape);
    }
  }
  return { presets, faults };
}

/** A preset from its file's text, or a sentence that names the file, the place and what is wrong there. */
export function parsePreset(text: string, name: string): ImportPreset | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `${name}: ${error instanceof Error ? error.message : 'not JSON'}`;
  }
  const parsed = importPresetSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return `${name}: ${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'wrong shape'}`;
  }
  const { id, kind, columns, constants } = parsed.data;
  if (name !== `${id}.json`) return `${name}: id: "${id}" is not the name of the file`;
  if (!columns.some(({ isRequired }) => isRequired)) return `${name}: columns: none is required, so every file would be this export`;
  const mapped = columns.flatMap(({ names: [header = ''], role }, index) => (role === undefined ? [] : [{ header, role, index, reading: TEXT }]));
  const unfit = constantFault({ kind, columns: mapped, constants });
  if (unfit !== null) return `${name}: constants: "${unfit.constant.role}" has a column, comes twice or is each row's own`;
  const missing = missingRequirement(kind, rolesGiven({ columns: mapped, constants }));
  return missing === null ? parsed.data : `${name}: columns: ${kind} need one of ${missing.join(', ')}`;
}
