/**
 * Gives the memory of arrays back at once, wherever they lie in what is given: nobody may read them afterwards. A chunk brings megabytes of
 * them, of which the collector knows little: left to it they pile up by the hundred megabytes, and it searches the whole heap for them.
 */
export function releaseArrays(...holders: readonly unknown[]): void {
  for (const holder of holders) {
    if (typeof holder !== 'object' || holder === null) continue;
    if (ArrayBuffer.isView(holder)) release(holder);
    else if (!Array.isArray(holder)) releaseArrays(...Object.values(holder));
  }
}

/** Views of a part leave the rest alone; what is empty may be a constant of the program. */
function release({ buffer, byteLength }: ArrayBufferView): void {
  if (buffer instanceof ArrayBuffer && byteLength > 0 && byteLength === buffer.byteLength) buffer.transfer(0);
}
