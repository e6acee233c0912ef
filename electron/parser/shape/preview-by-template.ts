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
  for (const dialect of otherDialects(request, first.preview.dialect)) {
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

function otherDialects({ saved, kind }: PreviewRequest, tried: Dialect): Partial<Dialect>[] {
  const seen = new Set([keyOf(tried)]);
  const others: Partial<Dialect>[] = [];
  for (const { mapping } of saved) {
    const key = keyOf(mapping.dialect);
    if (seen.has(key) || (kind !== null && mapping.kind !== kind)) continue;
    seen.add(key);
    // How many lines stand below the table is this file's own affair.
    const { footerLines: _footerLines, ...dialect } = mapping.dialect;
    others.push(dialect);
    if (others.length === MOST_TRIES) break;
  }
  return others;
}

/** What decides about the header of a file. */
function keyOf({ encoding, delimiter, quote, escape: escapeMark, skipLines, hasHeader, headerRows, comment, collapse }: Dialect): string {
  return JSON.stringify([encoding, delimiter, quote, escapeMark ?? null, skipLines, hasHeader, headerRows ?? 1, comment ?? null, collapse ?? false]);
}

function isOfKind({ kind }: PreviewRequest, of: NonNullable<PreviewRequest['kind']>): boolean {
  return kind === null || kind === of;
}
