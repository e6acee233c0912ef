import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Families and the alphabets of them that a report may need; the browser reads only those that occur. */
const FACES = [
  { family: '@fontsource/noto-sans', subsets: ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese'] },
  { family: '@fontsource/vazirmatn', subsets: ['arabic', 'latin'] },
] as const;
const WEIGHTS = [400, 700] as const;

let faces: Promise<string> | null = null;

/** `@font-face` rules with the fonts inside, so that a printed file needs nothing beside it. Read once. */
export function fontFaceCss(): Promise<string> {
  faces ??= readFaces().catch((error: unknown) => {
    faces = null;
    throw error;
  });
  return faces;
}

async function readFaces(): Promise<string> {
  const require = createRequire(import.meta.url);
  const rules = await Promise.all(
    FACES.flatMap(({ family, subsets }) => WEIGHTS.map((weight) => readStylesheet(require.resolve(`${family}/${weight}.css`), subsets))),
  );
  return rules.flat().join('\n');
}

/** The rules of a font package's style sheet for some subsets, with the file they name put in as data. */
async function readStylesheet(path: string, subsets: readonly string[]): Promise<string[]> {
  const css = await readFile(path, 'utf8');
  const wanted = [...css.matchAll(/@font-face\s*\{[^}]*\}/g)]
    .map(([rule]) => ({ rule, file: /url\(\.\/(files\/[\w.-]+\.woff2)\)/.exec(rule)?.[1] ?? '' }))
    .filter(({ file }) => subsets.some((subset) => new RegExp(`-${subset}-\\d+-normal\\.woff2$`).test(file)));
  return await Promise.all(
    wanted.map(async ({ rule, file }) => {
      const data = (await readFile(join(dirname(path), file))).toString('base64');
      return rule.replace(/src:[^;]*;/, `src: url(data:font/woff2;base64,${data}) format('woff2');`);
    }),
  );
}
