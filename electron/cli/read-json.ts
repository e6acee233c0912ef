import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { UsageError } from './command.ts';

/** Reads JSON given on the command line, or with "@FILE" from a file, through its schema. Errors say which option and which field. */
export function readJsonOption<T>(text: string, option: string, schema: z.ZodType<T>): T {
  const source = text.startsWith('@') ? readText(text.slice(1), option) : text;
  return parseJson(source, option, schema);
}

/** Reads a JSON file through its schema. */
export function readJsonPath<T>(path: string, option: string, schema: z.ZodType<T>): T {
  return parseJson(readText(path, option), option, schema);
}

function parseJson<T>(source: string, option: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new UsageError(`${option} is not valid JSON.`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new UsageError(`${option} does not fit at "${issue?.path.map(String).join('.') ?? ''}": ${issue?.message ?? 'wrong shape'}.`);
}

function readText(path: string, option: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`${option} names the file ${path}, which cannot be read.`);
  }
}
