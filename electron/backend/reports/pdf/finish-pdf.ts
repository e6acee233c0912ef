import { PDFDict, type PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';

export interface PdfFacts {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** Headings in the order of the pages, as people should read them in the outline. */
  readonly headings: readonly string[];
}

/**
 * Gives a printed PDF its title, author and language, and writes the outline's titles anew: Chromium puts right-to-left titles there
 * in the order of their glyphs. The outline is left as it is when it has not one entry per heading.
 */
export async function finishPdf(pdf: PDFDocument, { title, author, language, headings }: PdfFacts): Promise<Uint8Array> {
  pdf.setTitle(title, { showInWindowTitleBar: true });
  if (author !== '') pdf.setAuthor(author);
  pdf.setLanguage(language);
  pdf.setCreator('Clientele');
  const entries = outlineEntries(pdf);
  if (entries.length === headings.length) {
    for (const [index, entry] of entries.entries()) entry.set(PDFName.of('Title'), PDFHexString.fromText(headings[index] ?? ''));
  }
  return await pdf.save();
}

/** All entries of the outline in reading order. */
export function outlineEntries(pdf: PDFDocument): PDFDict[] {
  const entries: PDFDict[] = [];
  const walk = (first: PDFDict | undefined): void => {
    for (let entry = first; entry !== undefined; entry = entry.lookupMaybe(PDFName.of('Next'), PDFDict)) {
      entries.push(entry);
      walk(entry.lookupMaybe(PDFName.of('First'), PDFDict));
    }
  };
  walk(pdf.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict)?.lookupMaybe(PDFName.of('First'), PDFDict));
  return entries;
}
