import { describe, expect, test } from 'vitest';
import { copySeconds, isLargeUnasked, readSeconds } from '../../../../../renderer/screens/import/files/large-file.ts';

describe('very large files', () => {
  test('are told of when they come by their path; an upload was asked about before', () => {
    expect(isLargeUnasked(null, 2 * 1024 ** 3)).toBe(true);
    expect(isLargeUnasked(null, 2 * 1024 ** 3 - 1)).toBe(false);
    expect(isLargeUnasked(3 * 1024 ** 3, 3 * 1024 ** 3)).toBe(false);
    expect(isLargeUnasked(null, undefined)).toBe(false);
  });

  test('twice the size takes twice as long', () => {
    for (const seconds of [copySeconds, readSeconds]) expect(seconds(4e9)).toBeCloseTo(2 * seconds(2e9), 9);
  });
});
