import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';

/** Page number (1 = first) of every named destination of a PDF that Chromium has printed. */
export function readAnchorPages(pdf: PDFDocument): Map<string, number> {
  const pageOf = new Map(pdf.getPages().map((page, index) => [page.ref.toString(), index + 1]));
  const destinations = pdf.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  const found = new Map<string, number>();
  for (const [name, target] of destinations?.entries() ?? []) {
    const value = pdf.context.lookup(target);
    const array = value instanceof PDFDict ? value.lookupMaybe(PDFName.of('D'), PDFArray) : value;
    const page = array instanceof PDFArray ? array.get(0) : undefined;
    const number = page instanceof PDFRef ? pageOf.get(page.toString()) : undefined;
    if (number !== undefined) found.set(name.decodeText(), number);
  }
  return found;
}
