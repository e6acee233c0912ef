import { type FlagReading, parseFlagText } from '../../../../shared/model/written-flag.ts';
import { canonicalText, isNullToken } from '../../../../shared/model/written-text.ts';
import { FLAG_EMPTY } from '../../protocol.ts';
import type { FieldBytes } from './field-bytes.ts';
import { ValueCache } from './value-cache.ts';

/** 1 = yes, 0 = no, -1 = empty, or what is wrong. */
export type FlagResult = number | 'notAFlag';

/** Reads fields that say yes or no; what was met before costs no string. */
export class FlagField {
  readonly #cache: ValueCache<FlagResult>;

  constructor(reading: FlagReading) {
    this.#cache = new ValueCache((text) => parseFlagField(text, reading));
  }

  read(field: FieldBytes): FlagResult {
    return field.start === field.end ? FLAG_EMPTY : this.#cache.of(field.bytes, field.start, field.end);
  }
}

/** Reads the text of a yes-or-no field; words for "no value" are empty unless the reading knows them. */
export function parseFlagField(text: string, reading: FlagReading): FlagResult {
  const canonical = canonicalText(text);
  if (canonical === '') return FLAG_EMPTY;
  const said = parseFlagText(canonical, reading);
  if (said === null) return isNullToken(canonical) ? FLAG_EMPTY : 'notAFlag';
  return said ? 1 : 0;
}
