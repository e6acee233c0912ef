import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from '../electron/backend/platform/find-browser.ts';

/** Draws the app's icon: `node assets/make-icon.ts` writes icon.svg and icon.png (1024 × 1024) beside this file. */
const SIZE = 1024;
const TEAL = '#0b6b6b';
const PAPER = '#f6faf9';
const ORANGE = '#e08a3c';

const centre = SIZE / 2;
const radius = 292;
const gap = (42 * Math.PI) / 180;
const point = (angle: number): string => `${(centre + radius * Math.cos(angle)).toFixed(1)} ${(centre + radius * Math.sin(angle)).toFixed(1)}`;
const bars = [
  { x: 388, height: 112 },
  { x: 484, height: 188 },
  { x: 580, height: 264 },
];
const baseline = 636;

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" width="${SIZE}" height="${SIZE}" role="img" aria-label="Clientele">
<title>Clientele</title>
<rect x="64" y="64" width="896" height="896" rx="200" fill="${TEAL}"/>
<path d="M ${point(-gap)} A ${radius} ${radius} 0 1 0 ${point(gap)}" fill="none" stroke="${PAPER}" stroke-width="84" stroke-linecap="round"/>
${bars.map(({ x, height }, index) => `<rect x="${x}" y="${baseline - height}" width="64" height="${height}" rx="20" fill="${index === 2 ? ORANGE : PAPER}"/>`).join('\n')}
</svg>
`;

const folder = fileURLToPath(new URL('.', import.meta.url));
writeFileSync(`${folder}icon.svg`, svg);
const found = await findBrowser();
if (found === null) throw new Error('drawing the PNG needs a Chromium');
const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args] });
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
await page.setContent(`<style>body { margin: 0 }</style>${svg}`);
await page.screenshot({ path: `${folder}icon.png`, omitBackground: true });
await browser.close();
console.log('icon.svg and icon.png written');
