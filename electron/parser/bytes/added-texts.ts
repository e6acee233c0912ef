import type { Added } from './spelling-codes.ts';

/** New texts as strings. */
export class AddedTexts implements Added {
  #texts: string[] = [];
  /** The file's bytes as they were last: making a view of them costs as much as reading a text from it. */
  #view: Buffer = Buffer.alloc(0);

  addBytes(bytes: Uint8Array, start: number, end: number): void {
    if (this.#view.buffer !== bytes.buffer || this.#view.byteOffset !== bytes.byteOffset) {
      this.#view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    this.#texts.push(this.#view.toString('latin1', start, end));
  }

  addText(text: string): void {
    this.#texts.push(text);
  }

  /** What was added since the last call. */
  take(): string[] {
    const texts = this.#texts;
    this.#texts = [];
    return texts;
  }
}
