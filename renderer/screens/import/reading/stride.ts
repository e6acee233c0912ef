/** By how many cells an arrow key leads on in the order of reading; undefined for every other key. */
export function strideOf(key: string, isRtl: boolean): 1 | -1 | undefined {
  switch (key) {
    case 'ArrowDown':
      return 1;
    case 'ArrowUp':
      return -1;
    case 'ArrowRight':
      return isRtl ? -1 : 1;
    case 'ArrowLeft':
      return isRtl ? 1 : -1;
    default:
      return undefined;
  }
}
