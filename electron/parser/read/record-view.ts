/** Where the fields of a record lie in its bytes. */
export interface FieldSpans {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** `ESCAPED` (see the tokenizer): quotes inside the field are still to be undone. */
  readonly forms: Uint8Array;
  /** Fields of the record; those beyond the arrays are counted only. */
  readonly count: number;
  readonly quoteText: string;
}

/** A record as filters and converters see it: straight from the cursor, or as cleaning steps left it. */
export interface RecordView {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fields: FieldSpans;
  /** Text of a field, quotes undone. */
  text(index: number): string;
}
