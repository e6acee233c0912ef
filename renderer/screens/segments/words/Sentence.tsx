import { Fragment, type ReactNode } from 'react';
import { cutSentence } from './cut-sentence.ts';

export interface SentenceProps {
  /** Writes the sentence with a mark for each part: the words around the parts and their order belong to the language. */
  readonly text: (marks: Readonly<Record<string, string>>) => string;
  readonly parts: Readonly<Record<string, ReactNode>>;
}

/** A sentence with controls in the places of its parameters. */
export function Sentence({ text, parts }: SentenceProps) {
  return (
    <>
      {cutSentence(text, Object.keys(parts)).map((piece) =>
        piece.name === undefined ? <span key={piece.text}>{piece.text}</span> : <Fragment key={`part ${piece.name}`}>{parts[piece.name]}</Fragment>,
      )}
    </>
  );
}
