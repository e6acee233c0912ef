import { expect, it } from 'vitest';
import { nextDepth } from '../../../renderer/blocks/depth.ts';
import { isWithin } from '../../../shared/analyses/blocks.ts';

it('shows a depth and what lies above it', () => {
  expect(isWithin(undefined, 'owner')).toBe(true);
  expect(isWithin('analyst', 'owner')).toBe(false);
  expect(isWithin('analyst', 'statistician')).toBe(true);
});

it('offers the next depth that adds something', () => {
  const blocks = [{}, { depth: 'statistician' }, { depth: 'statistician' }] as const;
  expect(nextDepth(blocks, 'owner')).toEqual({ depth: 'statistician', count: 2 });
  expect(nextDepth([{}, { depth: 'analyst' }, { depth: 'statistician' }], 'owner')).toEqual({ depth: 'analyst', count: 1 });
  expect(nextDepth(blocks, 'statistician')).toBeNull();
});
