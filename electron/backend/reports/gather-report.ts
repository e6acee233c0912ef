import { type Block, type Depth, isWithin } from '../../../shared/analyses/blocks.ts';
import type { AnyAnalysis } from '../../../shared/analyses/define.ts';
import type { AnalysisResult, ViewContext } from '../../../shared/contract/analyses.ts';
import { type ReportRequest, reportRequestSchema } from '../../../shared/contract/reports.ts';
import { topFindings } from '../../../shared/findings/top.ts';
import { SECONDS_PER_DAY } from '../../../shared/model/day.ts';
import type { AnalysisEngine } from '../analyses/engine.ts';
import { type FindingsParts, listFindings } from '../analyses/findings.ts';
import { describeFilter } from '../exports/describe-filter.ts';
import { getImport, listImports } from '../imports/read-imports.ts';
import { countRejections } from '../store/queries/rejected-rows.ts';
import type { Store } from '../store/store.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { digestOf } from './digest.ts';
import { wordsOf } from './render/words.ts';
import type { ImportNote, ReportDocument, ReportFindings } from './report-document.ts';
import { findTemplate, type ReportTemplate } from './templates.ts';

export interface ReportSources {
  readonly store: Store;
  readonly warehouse: Warehouse;
  readonly engine: AnalysisEngine;
}

/** Columns of a matrix that stay readable on one page; with more, a coarser period is taken where the analysis offers one. */
const MATRIX_COLUMNS = 16;
const MOST_FINDINGS = 5;

/** Runs the chapters of a template and collects what the report says beside them. */
export async function gatherReport(
  { store, warehouse, engine }: ReportSources,
  input: ReportRequest,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (fraction: number) => void } = {},
): Promise<ReportDocument> {
  const request = reportRequestSchema.parse(input);
  const template = findTemplate(request.template);
  const offers = await engine.offers();
  const ready = template.chapters.filter(({ id }) => offers.find((offer) => offer.id === id)?.missing.length === 0);
  const chapters: AnalysisResult[] = [];
  for (const [index, analysis] of ready.entries()) {
    const share = (fraction: number): void => onProgress?.((index + fraction) / ready.length);
    chapters.push(await runForPaper(engine, analysis, request.context, signal, share));
    share(1);
  }
  const findings = await findingsOf({ engine, warehouse }, ready, request.context, signal);
  const info = store.info();
  const words = wordsOf({ locale: request.locale, context: request.context, currency: info.currency });
  return {
    locale: request.locale,
    paper: request.paper,
    title: request.title.trim() === '' ? words.translator.text(`reports.templates.${template.id}.title`) : request.title,
    client: info.name,
    preparedBy: request.preparedBy,
    printedOn: today(),
    currency: info.currency,
    context: request.context,
    filter: request.context.filter === null ? null : describeFilter(request.context.filter, { store, words }),
    firstDay: info.firstDay,
    lastDay: info.lastDay,
    dataVersion: info.dataVersion,
    chapters: chapters.map((chapter) => ({ ...chapter, blocks: blocksFor(chapter, template, request.depth) })),
    diagnostics: request.depth === 'statistician' ? chapters.flatMap(diagnosticsOf) : [],
    findings,
    imports: readImportNotes(store),
  };
}

/** What stands out among the chapters; nothing is computed anew, as the chapters ran in the same settings. */
async function findingsOf(
  parts: FindingsParts,
  chapters: readonly AnyAnalysis[],
  context: ViewContext,
  signal: AbortSignal | undefined,
): Promise<ReportFindings | null> {
  const only = chapters.map(({ id }) => id);
  const refuse = (_analysis: string, error: unknown): never => {
    throw error;
  };
  const { findings, quiet, tested, level } = await listFindings(parts, { context, signal, only, onFailure: refuse });
  if (tested === 0 && findings.length === 0) return null;
  return { top: topFindings(findings, MOST_FINDINGS).map(({ block }) => block), quiet, tested, level };
}

/** The analysis as people first see it; once more by a coarser period when a matrix would be wider than the page. */
async function runForPaper(
  engine: AnalysisEngine,
  analysis: AnyAnalysis,
  context: ViewContext,
  signal: AbortSignal | undefined,
  onProgress: (fraction: number) => void,
): Promise<AnalysisResult> {
  const { id } = analysis;
  const result = await engine.run({ id, params: {}, context }, signal, onProgress);
  const widest = Math.max(0, ...result.blocks.map((block) => (block.kind === 'matrix' ? block.columns.length : 0)));
  const grain = analysis.fields.find((field) => field.name === 'grain');
  const offersQuarters = grain?.control === 'choice' && grain.options.includes('quarter');
  if (widest <= MATRIX_COLUMNS || !offersQuarters) return result;
  return await engine.run({ id, params: { ...result.params, grain: 'quarter' }, context }, signal, onProgress);
}

/** What a template shows of a chapter at the depth asked for. */
function blocksFor({ id, blocks }: AnalysisResult, { chapters, digested }: ReportTemplate, depth: Depth = 'analyst'): Block[] {
  const group = chapters.find((chapter) => chapter.id === id)?.group;
  if (group !== undefined && digested.includes(group)) return digestOf(blocks);
  return blocks.filter((block) => isWithin(block.depth, chapterDepth(depth)));
}

/** What is for statisticians never stands among the chapters. */
function chapterDepth(depth: Depth): Depth {
  return depth === 'statistician' ? 'analyst' : depth;
}

function diagnosticsOf(chapter: AnalysisResult): AnalysisResult[] {
  const blocks = chapter.blocks.filter(({ depth }) => !isWithin(depth, 'analyst'));
  return blocks.length === 0 ? [] : [{ ...chapter, blocks }];
}

/** Imports in the order in which they were made. */
function readImportNotes(store: Store): ImportNote[] {
  return listImports(store)
    .toReversed()
    .map((summary) => {
      const { mapping } = getImport(store, summary.id);
      const headerOf = (index: number): string => mapping.columns.find((column) => column.index === index)?.header || String(index + 1);
      const filters = mapping.filters.map(({ column, test, value }) => ({ column: headerOf(column), test, value }));
      const steps = (mapping.steps ?? []).map((step, place) => ({
        step: step.step,
        columns: ('columns' in step ? step.columns : [step.column]).map(headerOf),
        changed: summary.ledger.steps?.[place]?.changed ?? 0,
      }));
      return { ...summary, filters, steps, rejections: countRejections(store.reader, summary.id) };
    });
}

/** Today on this machine's calendar. */
function today(): number {
  const now = new Date();
  return Math.floor((now.getTime() / 1000 - now.getTimezoneOffset() * 60) / SECONDS_PER_DAY);
}
