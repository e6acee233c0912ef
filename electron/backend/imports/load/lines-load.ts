import { releaseArrays } from '../../release-arrays.ts';
import { countLines, createLineWriter, sumLines, supersedeLines } from '../../store/queries/order-lines.ts';
import { createOrderWriter } from '../../store/queries/orders.ts';
import { insertLeftLines, settleLeftLines } from '../../store/queries/trust/left-lines.ts';
import { describeLineDifference } from '../differences/line-difference.ts';
import { LineIntake } from '../reimport/line-intake.ts';
import { type SettledLines, settleLines } from '../reimport/settle-lines.ts';
import type { ResolvedLines } from '../resolve/line-columns.ts';
import { breathe } from '../stages.ts';
import { changeOrders } from './change-orders.ts';
import type { KindLoad, KindOutcome, LoadContext } from './kind-load.ts';
import { shapeLines } from './line-chunk.ts';
import { createLineSpan } from './line-span.ts';
import { appendOrders, loadOrders } from './load-orders.ts';

const ROWS_PER_STEP = 5000;

/** Takes order lines that have their order beside them or name it. */
export function createLinesLoad(context: LoadContext): KindLoad {
  const { db, importId, resolver, target, ranges, groupId, job } = context;
  const intake = new LineIntake(context);
  const isFirst = groupId === null && resolver.orders.known.base + resolver.customers.base + resolver.products.base === 0;
  const orders = target === null ? null : loadOrders(target.db, resolver, isFirst);
  const lineWriter = target === null ? null : createLineWriter(target.db, importId);
  const linesBefore = countLines(db);
  const span = createLineSpan();
  const stored = { lines: 0, amount: 0n };
  let lines = 0;

  async function write(resolved: ResolvedLines): Promise<void> {
    const firstLineId = linesBefore + lines + 1;
    lines += resolved.length;
    span.take(resolved);
    if (target === null || lineWriter === null) return;
    const channels = resolved.channel === null ? resolver.labels.all() : resolver.texts.of('channel');
    const countries = resolved.country === null ? resolver.labels.all() : resolver.texts.of('country');
    lineWriter.write(resolved);
    // While their pages are at hand: at the end all of them would have to be fetched again.
    const { lines: count, amount } = sumLines(target.db, firstLineId, firstLineId + resolved.length - 1);
    stored.lines += count;
    stored.amount += amount;
    await breathe(job);
    orders?.count(resolved);
    await breathe(job);
    await target.append.appendLines(shapeLines(resolved, { importId, firstLineId, channels, countries }));
    for (const step of orders?.settle() ?? []) await appendOrders(target.append, step);
  }

  async function finish(): Promise<KindOutcome> {
    const settled = await settleLines(intake, () => breathe(job));
    const differences = ranges.length === 0 ? [] : [describeLineDifference(intake, settled)];
    const movedMonths = intake.months.read(db, ranges);
    for (const chunk of settled.inserts) {
      await write(chunk);
      await breathe(job);
    }
    await supersede(settled);
    resolver.orderKeys.seal();
    return {
      loaded: intake.loaded,
      unchanged: intake.unchanged,
      loadedAmount: intake.loadedAmount.value(),
      otherAmount: intake.unchangedAmount.value() + intake.refusedAmount.value(),
      anonymous: intake.anonymous,
      ...span.read(),
      lines,
      stored,
      keylessLines: intake.keylessLoaded,
      superseded: { orders: settled.supersededOrders.length, lines: settled.supersededLines.length },
      orphans: 0,
      leftOrders: settled.left.orders,
      tables: [],
      differences,
      movedMonths,
      customers: orders?.customers() ?? null,
    };
  }

  async function supersede({ supersededLines, supersededOrders, orderChanges, restated, left, settledLeft }: SettledLines): Promise<void> {
    if (target === null || orders === null) return;
    const { append } = target;
    for (let from = 0; from < supersededLines.length; from += ROWS_PER_STEP) {
      supersedeLines(target.db, importId, supersededLines.subarray(from, from + ROWS_PER_STEP));
      await breathe(job);
    }
    const writer = createOrderWriter(target.db, importId);
    for (const [done, id] of supersededOrders.entries()) {
      if (done % ROWS_PER_STEP === 0) await breathe(job);
      writer.supersede(id);
    }
    insertLeftLines(target.db, importId, left.lines);
    settleLeftLines(target.db, { importId, before: groupId ?? importId }, settledLeft);
    await append.dropLines(supersededLines);
    await append.dropOrders(supersededOrders);
    await changeOrders(target, importId, orderChanges, restated, () => breathe(job));
    for (const step of orders.rows(orderChanges)) {
      await appendOrders(append, step);
      await breathe(job);
    }
  }

  async function store(): Promise<void> {
    for (const done of orders?.store() ?? []) {
      job.progress(done / Math.max(1, resolver.orders.count));
      await breathe(job);
    }
  }

  return {
    take: async (chunk) => {
      intake.noteRejected(chunk.rejected);
      const resolved = resolver.take(chunk);
      if (resolved === null || resolved.length === 0) return [];
      const { lines: fresh, rejected } = intake.take(resolved, chunk);
      if (fresh !== null) await write(fresh);
      if (target !== null) releaseArrays(resolved, fresh, chunk.columns, chunk.raw);
      return rejected;
    },
    finish,
    store,
  };
}
