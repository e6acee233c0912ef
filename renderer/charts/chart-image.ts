import type { ChartBlock } from '../../shared/analyses/blocks.ts';
import type { ChartDrawing } from '../../shared/charts/chart-drawing.ts';
import { directed } from '../../shared/charts/directed.ts';
import { chartHeight, renderChart } from '../../shared/charts/render-chart.ts';

const IMAGE_WIDTH = 960;
const PIXEL_RATIO = 2;

const HEAD_HEIGHT = 44;

/** The chart under its title, as a standalone SVG file's text. */
export function chartSvg(block: ChartBlock, drawing: ChartDrawing, title: string): string {
  const { theme, direction } = drawing;
  const height = chartHeight(block, IMAGE_WIDTH);
  const [x, anchor] = direction === 'rtl' ? [IMAGE_WIDTH - 8, 'end'] : [8, 'start'];
  const chart = renderChart(block, drawing, { width: IMAGE_WIDTH, height }).replace('<svg ', `<svg y="${HEAD_HEIGHT}" `);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${IMAGE_WIDTH}" height="${height + HEAD_HEIGHT}" viewBox="0 0 ${IMAGE_WIDTH} ${height + HEAD_HEIGHT}">
<rect width="100%" height="100%" fill="${theme.surface}"/>
<text x="${x}" y="26" text-anchor="${anchor}" font-family="${theme.fontFamily}" font-size="16" font-weight="700" fill="${theme.ink}">${escaped(directed(title))}</text>
${chart}</svg>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** The chart as a PNG of twice its size in pixels. Rejects when the browser cannot draw it. */
export async function chartPng(block: ChartBlock, drawing: ChartDrawing, title: string): Promise<Blob> {
  const height = chartHeight(block, IMAGE_WIDTH) + HEAD_HEIGHT;
  const image = new Image(IMAGE_WIDTH, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(chartSvg(block, drawing, title))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = IMAGE_WIDTH * PIXEL_RATIO;
  canvas.height = height * PIXEL_RATIO;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.scale(PIXEL_RATIO, PIXEL_RATIO);
  context.fillStyle = drawing.theme.surface;
  context.fillRect(0, 0, IMAGE_WIDTH, height);
  context.drawImage(image, 0, 0, IMAGE_WIDTH, height);
  return await new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no image')) : resolve(blob)), 'image/png'),
  );
}

/** Hands a file made in the page to the person. */
export function saveBlob(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
