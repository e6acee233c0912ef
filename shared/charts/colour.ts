/** Arithmetic of sRGB colours in "#rrggbb" form. */

type Channels = readonly [number, number, number];

function channelsOf(colour: string): Channels {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Relative luminance, 0 (black) to 1 (white). WCAG 2.2, "relative luminance". */
export function luminance(colour: string): number {
  const [red, green, blue] = channelsOf(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, 1 to 21. WCAG 2.2, "contrast ratio". */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The colour at `share` (0–1, clamped) of a scale whose stops are evenly spaced. */
export function colourAt(scale: readonly string[], share: number): string {
  const position = Math.min(1, Math.max(0, share)) * (scale.length - 1);
  const index = Math.min(scale.length - 2, Math.floor(position));
  return mix(scale[index] ?? '#000000', scale[index + 1] ?? '#000000', position - index);
}

/** `share` of the way from one colour to the other. */
export function mix(from: string, to: string, share: number): string {
  const target = channelsOf(to);
  const mixed = channelsOf(from).map((channel, index) => Math.round(channel + ((target[index] ?? channel) - channel) * share));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** Black or white text, whichever reads better on the ground; the worse case still stands above 4.5:1. */
export function textOn(ground: string): '#000000' | '#ffffff' {
  return contrast(ground, '#ffffff') >= 4.6 ? '#ffffff' : '#000000';
}
