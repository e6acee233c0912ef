import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as pdf.js reads it: an independent reader, not the library that wrote it. */
export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  /** Page number (1 = first) by named destination. */
  readonly destinations: ReadonlyMap<string, number>;
  /** Titles of the outline in reading order. */
  readonly outline: readonly string[];
  readonly title: string;
  readonly isTagged: boolean;
  readonly language: string;
  /** Fonts by name; false = not embedded. */
  readonly fonts: ReadonlyMap<string, boolean>;
}

export interface ReadPage {
  /** Pieces of text with their place, from the top. */
  readonly items: readonly { readonly text: string; readonly x: number; readonly top: number; readonly height: number }[];
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** Reads text, destinations, outline, fonts and metadata of a PDF. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS, fontExtraProperties: true }).promise;
  const pages: ReadPage[] = [];
  const fonts = new Map<string, boolean>();
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const content = await page.getTextContent();
    const items = content.items.flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [{ text: item.str, x: Number(item.transform[4]), top: height - Number(item.transform[5]), height: item.height }]
        : [],
    );
    pages.push({ items, text: items.map(({ text }) => text).join(' '), width, height });
    await page.getOperatorList();
    for (const item of content.items) {
      if (!('fontName' in item) || !page.commonObjs.has(item.fontName)) continue;
      const font: { name?: string; missingFile?: boolean } = page.commonObjs.get(item.fontName);
      fonts.set(font.name ?? item.fontName, font.missingFile !== true);
    }
  }
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } };
  const mark = (await pdf.getMarkInfo()) as unknown as ReadonlyMap<string, boolean> | null;
  const result = {
    pages,
    destinations: await readDestinations(pdf),
    outline: flatten(await pdf.getOutline()),
    title: info.Title ?? '',
    language: info.Language ?? '',
    isTagged: mark?.get('Marked') === true,
    fonts,
  };
  await pdf.loadingTask.destroy();
  return result;
}

async function readDestinations(pdf: PDFDocumentProxy): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const targets = (await pdf.getDestinations()) as unknown as ReadonlyMap<string, readonly unknown[]>;
  for (const [name, [page]] of targets) found.set(name, (await pdf.getPageIndex(page as Parameters<PDFDocumentProxy['getPageIndex']>[0])) + 1);
  return found;
}

interface OutlineNode {
  readonly title: string;
  readonly items: readonly OutlineNode[];
}

function flatten(nodes: readonly OutlineNode[] | null): string[] {
  return (nodes ?? []).flatMap((node) => [node.title, ...flatten(node.items)]);
}
