import type { Role } from '../../../../shared/model/role.ts';
import type { ChunkColumn, RecordChunk } from '../../../parser/protocol.ts';
import { AppError } from '../../app-error.ts';
import { KeyPages } from './key-pages.ts';

/** The growing dictionaries of an import: code k of a role is entry k − 1. */
export class RoleTexts {
  /** Customer numbers: as many as there are customers, so they are bytes, and let go of once their customer is known. */
  readonly customerNumbers = new KeyPages();
  readonly #texts = new Map<Role, string[]>();

  /** Takes in what a chunk adds; once per chunk, before its codes are read. */
  take(chunk: RecordChunk): void {
    for (const [role, column] of Object.entries(chunk.columns) as [Role, ChunkColumn][]) {
      if (column.form === 'packed') this.#takePacked(role, column.bytes, column.ends);
      else if (column.form === 'text') for (const text of column.added) this.of(role).push(text);
    }
  }

  /** All texts of a role so far; the same array every time. */
  of(role: Role): string[] {
    const known = this.#texts.get(role);
    if (known !== undefined) return known;
    const texts: string[] = [];
    this.#texts.set(role, texts);
    return texts;
  }

  /** Text of a code; null for 0. */
  text(role: Role, code: number): string | null {
    return code === 0 ? null : (this.of(role)[code - 1] ?? null);
  }

  #takePacked(role: Role, bytes: Uint8Array, ends: Int32Array): void {
    if (role !== 'customerId') throw new AppError('MAPPING_INVALID', { role });
    let start = 0;
    for (const end of ends) {
      this.customerNumbers.add(bytes, start, end);
      start = end;
    }
    this.customerNumbers.close();
  }
}

/** Codes of a text role in a chunk, null when the role is not mapped. */
export function codesOf(chunk: RecordChunk, role: Role): Int32Array | null {
  const column = chunk.columns[role];
  if (column === undefined) return null;
  if (column.form !== 'text' && column.form !== 'packed') throw new AppError('MAPPING_INVALID', { role });
  return column.codes;
}
