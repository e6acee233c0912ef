/** ln(1 + e^y) without overflow: y + ln(1 + e^−y) above 0. −∞ gives 0. */
export function logOnePlusExp(y: number): number {
  return y > 0 ? y + Math.log1p(Math.exp(-y)) : Math.log1p(Math.exp(y));
}

/** e^y/(1 + e^y) without overflow. */
export function logistic(y: number): number {
  return y > 0 ? 1 / (1 + Math.exp(-y)) : Math.exp(y) / (1 + Math.exp(y));
}
