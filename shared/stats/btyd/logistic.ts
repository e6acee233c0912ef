/** e^y/(1 + e^y) without overflow: the probability of log-odds y. */
export function logistic(y: number): number {
  return y > 0 ? 1 / (1 + Math.exp(-y)) : Math.exp(y) / (1 + Math.exp(y));
}
