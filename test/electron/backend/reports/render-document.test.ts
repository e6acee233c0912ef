import { describe, expect, it } from 'vitest';
import { splitColumns } from '../../../../electron/backend/reports/render/blocks/fit-columns.ts';
import { cssString, escapeHtml, html, unescapeHtml } from '../../../../electron/backend/reports/render/html.ts';
import { renderDocument } from '../../../../electron/backend/reports/render/render-document.ts';
import type { Block } from '../../../../shared/analyses/blocks.ts';
import { ANALYSES } from '../../../../shared/analyses/registry.ts';
import { createTranslator } from '../../../../shared/messages/translator.ts';
import { lineChart, longTable, reportDocument, triangle } from '../../../fixtures/report-document.ts';

const HOSTILE = `</style><script>alert(1)</script>"'\\<img src=x onerror=alert(1)>`;

describe('html', () => {
  it('escapes texts, splices markup, joins lists and drops nothing-values', () => {
    expect(html`<p title="${HOSTILE}">${[html`<b>${'a&b'}</b>`, null, false, 3]}</p>`.markup).toBe(
      `<p title="${escapeHtml(HOSTILE)}"><b>a&amp;b</b>3</p>`,
    );
    expect(unescapeHtml(escapeHtml(HOSTILE))).toBe(HOSTILE);
  });

  it('keeps CSS strings shut', () => {
    expect(cssString(HOSTILE)).not.toMatch(/<|[^\\]"./);
    expect(cssString('a"b')).toBe('"a\\22 b"');
  });
});

describe('renderDocument', () => {
  const rendered = renderDocument(
    reportDocument([[lineChart('one'), lineChart('two'), longTable(3), triangle(5)]], { client: HOSTILE, title: HOSTILE, preparedBy: HOSTILE }),
  );
  const body = rendered.body(new Map());

  it('holds nothing that a strict policy forbids: no style, no script, no handler, no address outside', () => {
    expect(body).not.toMatch(/<style|<script|<link|<iframe|<img|javascript:/i);
    expect(body.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\s(style|on\w+)=/i);
    expect(body).not.toMatch(/(href|src)="(?!#)/);
    expect(rendered.css).not.toMatch(/url\(|@import|</);
    expect(rendered.pageCss).not.toContain('<');
  });

  it('gives every drawing ids of its own', () => {
    const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of body.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(target);
  });

  it('puts page numbers into the contents only', () => {
    const numbered = rendered.body(new Map(rendered.anchors.map((anchor, index) => [anchor, 40 + index])));
    expect(numbered.replace(/(<span class="page-number">)\d+/g, '$1')).toBe(body);
  });

  it('is the same every time', () => {
    const document = reportDocument([[lineChart('one'), triangle(4)]]);
    expect(renderDocument(document).body(new Map())).toBe(renderDocument(document).body(new Map()));
  });
});

describe('how sure, on paper', () => {
  const claim = { key: 'Claim' };
  const finding: Block = {
    kind: 'finding',
    id: 'finding',
    claim,
    figure: { value: 0.2, label: claim, format: { kind: 'percent', digits: 1 }, interval: { low: 0.1, high: 0.3, level: 0.95, method: 'm' } },
    evidence: { test: { key: 'Log-rank test' }, p: 0.00001, q: 0.0123, n: 300, overturn: { key: 'Two more months.' } },
  };
  const table: Block = {
    kind: 'table',
    id: 'estimates',
    title: claim,
    columns: [
      { key: 'a', label: claim, format: { kind: 'text' } },
      { key: 'b', label: claim, format: { kind: 'percent', digits: 0 } },
    ],
    rows: [[{ value: 'x' }, { value: 0.5, estimate: true, n: 9, interval: { low: 0.4, high: 0.6, level: 0.95, method: 'm' } }]],
  };

  it('a finding carries interval, test, p, q, n and what would overturn it; an estimate its interval', () => {
    const body = renderDocument(reportDocument([[finding, table]])).body(new Map());
    expect(body).toContain('95% interval 10.0% to 30.0%. Log-rank test, p: below 0.0001, q: 0.0123, n = 300. Two more months.');
    expect(body).toContain('50%<small>40% to 60%</small>');
  });

  it('what stands out opens the page for people in a hurry, with the error rate it was held to', () => {
    const document = reportDocument([[table]], { findings: { top: [finding], quiet: null, tested: 40, level: 0.05 } });
    const body = renderDocument(document).body(new Map());
    const glance = body.slice(body.indexOf('id="glance"'), body.indexOf('id="chapter-1"', body.indexOf('id="glance"')));
    expect(glance).toContain('What stands out');
    expect(glance).toContain('Log-rank test');
    expect(glance).toContain('40 comparisons were tested');
  });

  it('what is for statisticians stands in the appendix and in the contents', () => {
    const document = reportDocument([[table]]);
    const [chapter] = document.chapters;
    if (chapter === undefined) throw new Error('no chapter');
    const deep = { ...chapter, blocks: [{ ...finding, id: 'deep' }] };
    const rendered = renderDocument({ ...document, diagnostics: [deep] });
    expect(rendered.anchors).toContain('diagnostics');
    const body = rendered.body(new Map());
    expect(body.indexOf('Log-rank test')).toBeGreaterThan(body.indexOf('id="diagnostics"'));
    expect(renderDocument(document).anchors).not.toContain('diagnostics');
  });
});

describe('parameters in the appendix', () => {
  it('tells shares in percent, numbers with their digits, and leaves out what means nothing beside the others', () => {
    const analysis = ANALYSES.find(({ fields }) => fields.some((field) => field.control === 'number' && field.unit === 'share'));
    const field = analysis?.fields.find((entry) => entry.control === 'number' && entry.unit === 'share' && entry.when === undefined);
    if (analysis === undefined || field === undefined) throw new Error('no analysis takes a share');
    const document = reportDocument([[lineChart('one')]]);
    const chapters = document.chapters.map((chapter) => ({
      ...chapter,
      id: analysis.id,
      params: { ...analysis.params.parse({}), [field.name]: 0.125 },
    }));
    const body = renderDocument({ ...document, chapters }).body(new Map());
    expect(body).toContain('12.5%');
    for (const hidden of analysis.fields.filter(({ when }) => when !== undefined && !when.is.includes(String(analysis.params.parse({})[when.name]))))
      expect(body).not.toContain(`${createTranslator('en').text(`analyses.${analysis.id}.params.${hidden.name}`)}: `);
  });
});

describe('splitColumns', () => {
  it('repeats the leading columns and shares out the others evenly', () => {
    expect(splitColumns([10, 20, 20, 20, 20], 100, 1)).toEqual([{ columns: [0, 1, 2, 3, 4] }]);
    expect(splitColumns([10, 20, 20, 20, 20, 20, 20], 90, 1).map(({ columns }) => columns)).toEqual([
      [0, 1, 2, 3],
      [0, 4, 5, 6],
    ]);
  });

  it('keeps every column, the too wide ones alone, whatever the widths', () => {
    for (const widths of [[10], [10, 500, 20], [10, 30, 30, 500, 30], [300, 80, 80]]) {
      const parts = splitColumns(widths, 200, 1).map(({ columns }) => columns);
      expect(parts.every(([first]) => first === 0)).toBe(true);
      expect(parts.flatMap(([, ...rest]) => rest)).toEqual(widths.map((_, index) => index).slice(1));
    }
  });
});
