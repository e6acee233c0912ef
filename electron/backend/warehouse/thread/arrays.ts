/** What a message may hold besides arrays of numbers. */
type Plain = object | string | number | bigint | boolean | null | undefined;

/**
 * A copy of a message in which every array of numbers that is only a part of its memory stands alone: otherwise the whole of it would travel along.
 * Lists are taken as they are.
 */
export function withOwnArrays<T extends Plain>(message: T): T {
  if (typeof message !== 'object' || message === null || Array.isArray(message) || message instanceof Map || message instanceof Set) return message;
  if (ArrayBuffer.isView(message)) return (isWhole(message) ? message : copyOf(message)) as T;
  return Object.fromEntries(Object.entries(message).map(([name, value]) => [name, withOwnArrays(value as Plain)])) as T;
}

/** Memory of all arrays of numbers in a message, each once, to be handed over with it. Memory that several threads share is not among them. */
export function memoryOf(...messages: readonly Plain[]): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(messages, found);
  return [...found];
}

function collect(messages: readonly Plain[], found: Set<ArrayBuffer>): void {
  for (const message of messages) {
    if (typeof message !== 'object' || message === null || Array.isArray(message)) continue;
    if (!ArrayBuffer.isView(message)) collect(Object.values(message) as Plain[], found);
    else if (message.buffer instanceof ArrayBuffer && message.byteLength > 0) found.add(message.buffer);
  }
}

function isWhole({ buffer, byteLength }: ArrayBufferView): boolean {
  return !(buffer instanceof ArrayBuffer) || byteLength === buffer.byteLength;
}

function copyOf(view: ArrayBufferView): ArrayBufferView {
  if (view instanceof DataView) throw new TypeError('a part of memory without a type');
  return (view as Int32Array).slice();
}
