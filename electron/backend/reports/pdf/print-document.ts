import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { AppError } from '../../app-error.ts';
import type { BackendPorts } from '../../ports.ts';
import { fontFaceCss } from '../fonts.ts';
import { escapeHtml } from '../render/html.ts';
import type { RenderedReport } from '../render/render-document.ts';
import type { ReportDocument } from '../report-document.ts';
import { finishPdf } from './finish-pdf.ts';
import { readAnchorPages } from './read-anchors.ts';

const MAX_PASSES = 3;

/**
 * Prints a laid-out report. Chromium cannot print the page number of a target, so the first pass finds the pages, the second prints
 * them into the contents, and it is checked that they are still true.
 */
export async function printDocument(
  document: ReportDocument,
  report: RenderedReport,
  { print, stagingDir, signal, onPass }: Pick<BackendPorts, 'print' | 'stagingDir'> & { signal: AbortSignal; onPass: (share: number) => void },
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(stagingDir, 'report-'));
  try {
    const path = join(folder, 'report.html');
    const fonts = await fontFaceCss();
    let pages: ReadonlyMap<string, number> = new Map();
    for (let pass = 1; pass <= MAX_PASSES; pass++) {
      await writeFile(path, printFile(document, report, fonts, pages));
      const bytes = await print(path, { paper: document.paper, title: document.title }, signal);
      const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
      const found = readAnchorPages(pdf);
      if (report.anchors.every((anchor) => found.has(anchor) && found.get(anchor) === pages.get(anchor))) {
        return await finishPdf(pdf, { title: pdfTitle(document), author: document.preparedBy, language: report.language, headings: report.headings });
      }
      pages = found;
      onPass(pass / MAX_PASSES);
    }
    throw new AppError('PRINT_FAILED', { detail: 'the contents do not settle' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function pdfTitle({ client, title }: ReportDocument): string {
  return `${client} – ${title}`;
}

function printFile(document: ReportDocument, report: RenderedReport, fonts: string, pages: ReadonlyMap<string, number>): string {
  return `<!doctype html>
<html lang="${report.language}" dir="${report.direction}"><head><meta charset="utf-8"><title>${escapeHtml(pdfTitle(document))}</title>
<style>${fonts}
html, body { margin: 0; padding: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
${report.css}
${report.pageCss}</style></head><body>${report.body(pages)}</body></html>`;
}
