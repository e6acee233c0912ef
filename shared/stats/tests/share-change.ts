import { normalQuantile, normalTail } from '../special/normal.ts';

/** Sums over units (customers) of a part r and its whole g, now (1) and earlier (0); moments are about zero. */
export interface ShareMoments {
  readonly part: { readonly now: number; readonly earlier: number };
  readonly whole: { readonly now: number; readonly earlier: number };
  readonly rr: { readonly nowNow: number; readonly nowThen: number; readonly thenThen: number };
  /** r of the first time by g of the second. */
  readonly rg: { readonly nowNow: number; readonly nowThen: number; readonly thenNow: number; readonly thenThen: number };
  readonly gg: { readonly nowNow: number; readonly nowThen: number; readonly thenThen: number };
}

export interface ShareChange {
  /** Share now − share earlier. */
  readonly change: number;
  readonly low: number;
  readonly high: number;
  readonly z: number;
  /** Two-sided, for no change. */
  readonly p: number;
}

/**
 * Change of a share Σr / Σg between two times when whole units (customers), not rows, are drawn: the difference of the two ratios over
 * its linearised standard error (Taylor linearisation of ratio estimates, Cochran 1977, 6.4), Σu² with
 * u = (r₁ − πg₁)/G₁ − (r₀ − πg₀)/G₀ and π the pooled share, or each time's own share where that gives the larger error.
 * Test and interval use the same error. Null when a whole is not positive or nothing varies.
 */
export function shareChange({ part, whole, rr, rg, gg }: ShareMoments, level: number): ShareChange | null {
  if (!(whole.now > 0) || !(whole.earlier > 0)) return null;
  const [now, earlier] = [part.now / whole.now, part.earlier / whole.earlier];
  const pooled = (part.now + part.earlier) / (whole.now + whole.earlier);
  const squares = (shareNow: number, shareThen: number): number => {
    const nowNow = rr.nowNow - 2 * shareNow * rg.nowNow + shareNow ** 2 * gg.nowNow;
    const thenThen = rr.thenThen - 2 * shareThen * rg.thenThen + shareThen ** 2 * gg.thenThen;
    const nowThen = rr.nowThen - shareThen * rg.nowThen - shareNow * rg.thenNow + shareNow * shareThen * gg.nowThen;
    return nowNow / whole.now ** 2 - (2 * nowThen) / (whole.now * whole.earlier) + thenThen / whole.earlier ** 2;
  };
  const error = Math.sqrt(Math.max(squares(pooled, pooled), squares(now, earlier)));
  if (!(error > 0)) return null;
  const [change, width] = [now - earlier, normalQuantile((1 + level) / 2) * error];
  const z = change / error;
  return { change, low: change - width, high: change + width, z, p: 2 * normalTail(Math.abs(z)) };
}
