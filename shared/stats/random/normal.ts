import type { RandomStream } from './stream.ts';

const LAYERS = 128;
const TAIL_FROM = 3.442619855899;
const AREA = 9.91256303526217e-3;
const EDGES = edges();
const RATIOS = Float64Array.from({ length: LAYERS }, (_, layer) => (EDGES[layer + 1] as number) / (EDGES[layer] as number));

/** A standard normal number: the ziggurat of Marsaglia and Tsang (2000) with 128 layers as Doornik (2005, ZIGNOR) mended it, layer and place from different bits. */
export function drawNormal(stream: RandomStream): number {
  for (;;) {
    const place = 2 * stream.uniform() - 1;
    const layer = stream.bits() & (LAYERS - 1);
    const x = place * (EDGES[layer] as number);
    if (Math.abs(place) < (RATIOS[layer] as number)) return x;
    if (layer === 0) return place < 0 ? -drawTail(stream) : drawTail(stream);
    const outer = Math.exp(-0.5 * ((EDGES[layer] as number) ** 2 - x * x));
    const inner = Math.exp(-0.5 * ((EDGES[layer + 1] as number) ** 2 - x * x));
    if (inner + stream.uniform() * (outer - inner) < 1) return x;
  }
}

/** A normal number beyond the base of the ziggurat (Marsaglia 1964). */
function drawTail(stream: RandomStream): number {
  for (;;) {
    const x = -Math.log1p(-stream.uniform()) / TAIL_FROM;
    const y = -Math.log1p(-stream.uniform());
    if (2 * y >= x * x) return TAIL_FROM + x;
  }
}

function edges(): Float64Array {
  const found = new Float64Array(LAYERS + 1);
  let density = Math.exp(-0.5 * TAIL_FROM * TAIL_FROM);
  found[0] = AREA / density;
  found[1] = TAIL_FROM;
  for (let layer = 2; layer < LAYERS; layer++) {
    const edge = Math.sqrt(-2 * Math.log(AREA / (found[layer - 1] as number) + density));
    found[layer] = edge;
    density = Math.exp(-0.5 * edge * edge);
  }
  return found;
}
