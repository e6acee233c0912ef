import { breakPages, type Piece } from './break-pages.ts';

interface PlacedPiece extends Piece {
  readonly element: Element;
  /** Containers between the section and the piece, outermost first; each page gets copies of those it needs. */
  readonly path: readonly Element[];
}

/** Cuts one laid-out section into as many as its pages need. The elements are moved, not copied; heads of tables are repeated. */
export function splitSection(section: Element, height: number): Element[] {
  fixColumns(section);
  const pieces = [...section.children].flatMap((child) => piecesOf(child, []));
  const starts = breakPages(pieces, height);
  return starts.map((start, page) => {
    const copies = new Map<Element, Element>();
    const part = copyEmpty(section);
    for (const { element, path } of pieces.slice(start, starts[page + 1] ?? pieces.length)) {
      let place = part;
      for (const container of path) place = copies.get(container) ?? addCopy(copies, container, place);
      place.append(element);
    }
    return part;
  });
}

function piecesOf(element: Element, path: readonly Element[]): PlacedPiece[] {
  if (element.matches('thead')) return [];
  if (isDivisible(element)) return [...element.children].flatMap((child) => piecesOf(child, [...path, element]));
  const { top, bottom } = element.getBoundingClientRect();
  const table = path.find((container) => container.matches('table'));
  const head = table?.querySelector(':scope > thead')?.getBoundingClientRect();
  const isFirstRow = table !== undefined && element === table.querySelector(':scope > tbody > tr');
  return [
    {
      element,
      path,
      top: isFirstRow && head !== undefined ? head.top : top,
      bottom,
      repeated: isFirstRow || head === undefined ? 0 : head.height,
      staysWithNext: element.matches('h1, h2, .question, .intro'),
      staysWithPrevious: element.matches('.note, .caption, tr.total'),
    },
  ];
}

/** Long tables and lists go over pages; everything else stays in one piece. */
function isDivisible(element: Element): boolean {
  if (element.matches('section.block:not(.whole)')) return element.querySelector(':scope > table') !== null;
  return element.matches('section.block:not(.whole) > table, section.block:not(.whole) > table > tbody, dl.definitions, .appendix > ul');
}

/** Columns keep on every page the widths they have in the whole table. */
function fixColumns(section: Element): void {
  for (const table of section.querySelectorAll('table')) {
    const cells = [...table.querySelectorAll<HTMLElement>('thead > tr:last-child > th')].map((cell) => ({
      cell,
      width: cell.getBoundingClientRect().width,
    }));
    for (const { cell, width } of cells) cell.style.width = `${width}px`;
  }
}

function addCopy(copies: Map<Element, Element>, container: Element, place: Element): Element {
  const copy = copyEmpty(container);
  const head = container.querySelector(':scope > thead');
  if (head !== null) copy.append(head.cloneNode(true));
  copies.set(container, copy);
  place.append(copy);
  return copy;
}

function copyEmpty(element: Element): Element {
  return element.cloneNode(false) as Element;
}
