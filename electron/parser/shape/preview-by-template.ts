import type { Preview } from '../../../shared/contract/imports.ts';
import type { Dialect } from '../../../shared/model/import-mapping.ts';
import type { PreviewRequest, PreviewResult } from '../sniff/preview.ts';

/** So many other ways of reading a file are tried; templates used last come first. */
const MOST_TRIES = 3;

/**
 * Looks into a file, and again as a template read its files when that makes it one of them: a person who once corrected the
 * encoding, the delimiter or the lines above the header need not do it again. What was chosen now is never overruled.
 */
export async function previewByTemplate(request: PreviewRequest, look: (request: PreviewRequest) => Promise<PreviewResult>): Promise<PreviewResult> {
  const first = await look(request);
  if (Object.keys(request.dialect).length > 0 || request.preset != null) return first;
  const known = request.saved.find(({ fingerprint, mapping }) => fingerprint === first.fingerprint && isOfKind(request, mapping.kind));
  if (known !== undefined) {
    const kept = keptOptions(known.mapping.dialect, first);
    return Object.keys(kept).length === 0 ? first : await look({ ...request, dialect: kept });
  }
  for (const dialect of otherDialects(request, first.preview)) {
    const found = await look({ ...request, dialect }).catch(() => null);
    if (found !== null && request.saved.some(({ fingerprint, mapping }) => fingerprint === found.fingerprint && isOfKind(request, mapping.kind)))
      return found;
  }
  return first;
}

/** Options of a template that the file itself cannot tell: its encoding when that is a guess, and what becomes of ragged rows. */
function keptOptions({ encoding, ragged }: Dialect, { preview }: PreviewResult): Partial<Dialect> {
  return {
    ...(preview.encodingEvidence === 'detectors' && encoding !== preview.dialect.encoding ? { encoding } : {}),
    ...(ragged !== undefined && ragged !== preview.dialect.ragged ? { ragged } : {}),
  };
}

function otherDialects({ saved, kind }: PreviewRequest, { dialect: tried, part }: Preview): Partial<Dialect>[] {
  // In sheets and documents only the lines above the table can be another guess.
  const optionsOf = (part?.format ?? 'delimited') === 'delimited' ? textOptions : tableOptions;
  const seen = new Set([JSON.stringify(optionsOf(tried))]);
  const others: Partial<Dialect>[] = [];
  for (const { mapping } of saved) {
    const options = optionsOf(mapping.dialect);
    const key = JSON.stringify(options);
    if (seen.has(key) || (kind !== null && mapping.kind !== kind)) continue;
    seen.add(key);
    others.push(options);
    if (others.length === MOST_TRIES) break;
  }
  return others;
}

/** What decides about the header of a table. */
function tableOptions({ skipLines, hasHeader, headerRows = 1 }: Dialect): Partial<Dialect> {
  return { skipLines, hasHeader, headerRows };
}

/** The same of a text. How many lines stand below the table is each file's own affair. */
function textOptions(dialect: Dialect): Partial<Dialect> {
  const { encoding, delimiter, quote, escape: escapeMark = null, comment = null, collapse = false } = dialect;
  return { encoding, delimiter, quote, escape: escapeMark, comment, collapse, ...tableOptions(dialect) };
}

function isOfKind({ kind }: PreviewRequest, of: NonNullable<PreviewRequest['kind']>): boolean {
  return kind === null || kind === of;
}
