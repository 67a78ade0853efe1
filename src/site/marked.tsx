import { Fragment, type ReactNode } from 'react';
import { type Direction, markedParts } from '../language/index.ts';
import type { Snippet } from '../search/index.ts';
import type { Setting } from './setting.ts';

type Marks = readonly (readonly [start: number, end: number])[];

/** A text with what was searched marked in it; marks are UTF-16 offsets, in order. */
export function Marked(props: {
  text: string;
  marks: Marks;
  language: string | null;
  direction: Direction;
  setting: Setting;
}) {
  const { text, marks, language, direction, setting } = props;
  const lang = language !== null && language !== setting.language ? language : undefined;
  const inner = partsOf(text, marks);
  if (direction !== setting.direction)
    return (
      <bdi lang={lang} dir={direction}>
        {inner}
      </bdi>
    );
  return lang === undefined ? inner : <span lang={lang}>{inner}</span>;
}

/** A piece of a text, with an ellipsis where something was left out. */
export function SnippetText({ snippet, isFirst }: { snippet: Snippet; isFirst: boolean }) {
  return (
    <>
      {isFirst && snippet.isCutBefore && '… '}
      {partsOf(snippet.text, snippet.marks)}
      {snippet.isCutBehind && ' … '}
    </>
  );
}

function partsOf(text: string, marks: Marks): ReactNode {
  return markedParts(text, marks).map((part, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in its order
    return part.isMarked ? <mark key={at}>{part.text}</mark> : <Fragment key={at}>{part.text}</Fragment>;
  });
}
