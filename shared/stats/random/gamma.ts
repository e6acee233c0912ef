import { drawNormal } from './normal.ts';
import type { RandomStream } from './stream.ts';

/**
 * A gamma number of the given shape > 0 and scale > 0 (mean shape·scale, so scale = 1/rate): Marsaglia and Tsang (2000). RangeError for a shape that is not
 * positive. With a shape near 0 most draws are smaller than any double and come out as 0: `drawLogGamma` keeps them.
 */
export function drawGamma(stream: RandomStream, shape: number, scale = 1): number {
  return shape >= 1 ? drawFromOne(stream, shape) * scale : Math.exp(drawLogGamma(stream, shape)) * scale;
}

/** Natural logarithm of a gamma number of the given shape > 0 and scale 1; below 1 by the boost G(shape) = G(shape + 1)·U^(1/shape). */
export function drawLogGamma(stream: RandomStream, shape: number): number {
  if (!(shape > 0)) throw new RangeError(`a gamma distribution has a shape above 0, not ${shape}`);
  if (shape >= 1) return Math.log(drawFromOne(stream, shape));
  return Math.log(drawFromOne(stream, shape + 1)) + Math.log1p(-stream.uniform()) / shape;
}

function drawFromOne(stream: RandomStream, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = drawNormal(stream);
    const root = 1 + c * normal;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = 1 - stream.uniform();
    const square = normal * normal;
    if (u < 1 - 0.0331 * square * square || Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) return d * v;
  }
}
