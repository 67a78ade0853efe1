import { Parser, type Quad } from 'n3';
import { type Graph, GraphBuilder, type Term } from './graph.ts';
import type { Remarks } from './reading.ts';
import { PREFIXES } from './vocabulary.ts';

/**
 * What a Turtle or N-Triples file says. At a mistake the reading begins again with the next statement, and the line is
 * reported. Prefixes that everybody uses may be used without being declared.
 */
export async function readTurtle(text: string, base: string, remarks: Remarks): Promise<Graph> {
  const graph = new GraphBuilder();
  const prefixes = new Map<string, string>(Object.entries(PREFIXES));
  let part: Part = { start: 0, line: 1, base };
  for (let mistakes = 0; ; mistakes++) {
    const mistake = await parsePart(text, part, prefixes, graph);
    if (!mistake) return graph;
    const next = nextStatement(text, part, mistake.line);
    remarks.broken({
      line: mistake.line,
      what: lineAt(text, part, mistake.line),
      why: `This is not Turtle: ${mistake.says}.`,
      todo: next ? 'Correct the statement; those after it were read.' : 'Correct the statement.',
    });
    if (!next) return graph;
    if (mistakes >= MOST_MISTAKES) {
      remarks.broken({
        line: next.line,
        what: 'the rest of the file',
        why: `There are more than ${MOST_MISTAKES} mistakes in it.`,
        todo: 'Look whether it is a Turtle file; export it again.',
      });
      return graph;
    }
    part = next;
  }
}

/** Where a part of the file begins, and what its relative addresses are relative to. */
interface Part {
  readonly start: number;
  readonly line: number;
  readonly base: string;
}

interface Mistake {
  readonly line: number;
  readonly says: string;
}

function parsePart(
  text: string,
  { start, line, base }: Part,
  prefixes: Map<string, string>,
  graph: GraphBuilder,
): Promise<Mistake | null> {
  // On the line where the part begins, so that lines are counted right.
  const declared = [...prefixes].map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> . `).join('');
  const parser = new Parser({ format: 'text/turtle', baseIRI: base, blankNodePrefix: '_:f_' });
  return new Promise((resolve) => {
    parser.parse(declared + text.slice(start), {
      onQuad: (error: MistakeOfLibrary | null, quad: Quad | null) => {
        if (error) return resolve({ line: line + lineOf(error) - 1, says: wordsOf(error) });
        if (!quad) return resolve(null);
        addQuad(graph, quad);
      },
      onPrefix: (prefix: string, iri: { readonly value: string }) => {
        prefixes.set(prefix, iri.value);
      },
    });
  });
}

/** An error of the parser; its own types do not speak of `context`. */
interface MistakeOfLibrary {
  readonly message: string;
  readonly context?: { readonly line?: number };
}

function lineOf({ context }: MistakeOfLibrary): number {
  return context?.line ?? 1;
}

function wordsOf({ message }: MistakeOfLibrary): string {
  return message.replace(/ on line \d+\.?$/u, '').slice(0, 300);
}

function addQuad(graph: GraphBuilder, { subject, predicate, object }: Quad): void {
  const value = termOf(object);
  if (value && (subject.termType === 'NamedNode' || subject.termType === 'BlankNode'))
    graph.add(subject.id, predicate.value, value);
}

function termOf(object: Quad['object']): Term | null {
  if (object.termType === 'NamedNode') return { kind: 'iri', value: object.value };
  if (object.termType === 'BlankNode') return { kind: 'blank', value: object.id };
  if (object.termType !== 'Literal') return null;
  const { value, language } = object;
  return {
    kind: 'literal',
    value,
    language: language || null,
    datatype: language ? null : object.datatype.value,
  };
}

/** The first line after a mistake that may begin a statement, behind one that ends with a full stop. */
function nextStatement(text: string, part: Part, mistakeLine: number): Part | null {
  let { start, line } = part;
  let isAfterStop = false;
  while (start < text.length) {
    const end = endOfLine(text, start);
    const words = text.slice(start, Math.min(end, start + LONGEST_LINE_LOOKED_AT));
    if (line > mistakeLine && isAfterStop && STATEMENT.test(words))
      return { start, line, base: lastBase(text, part, start) };
    const isEmpty = /^\s*(?:#|$)/u.test(words);
    if (line >= mistakeLine && !isEmpty) isAfterStop = ends(text, start, end);
    start = end + 1;
    line += 1;
  }
  return null;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

/** A full stop, and perhaps a comment behind it. */
function ends(text: string, start: number, end: number): boolean {
  const last = text.slice(Math.max(start, end - LONGEST_LINE_LOOKED_AT), end);
  return /\.\s*(?:#[^"'<>]*)?$/u.test(last.trimEnd().slice(-LONGEST_COMMENT));
}

function lineAt(text: string, part: Part, wanted: number): string {
  let { start, line } = part;
  for (; line < wanted && start < text.length; line++) start = endOfLine(text, start) + 1;
  return text.slice(start, Math.min(endOfLine(text, start), start + LONGEST_LINE_LOOKED_AT)).trim();
}

function lastBase(text: string, part: Part, end: number): string {
  const declared = [...text.slice(part.start, end).matchAll(BASE)].at(-1)?.[1];
  if (declared === undefined) return part.base;
  return URL.canParse(declared, part.base) ? new URL(declared, part.base).href : part.base;
}

const MOST_MISTAKES = 100;
const LONGEST_LINE_LOOKED_AT = 1_000;
const LONGEST_COMMENT = 200;
const STATEMENT = /^[ \t]*(?:<|@prefix|@base|prefix\s|base\s|\[|_:|[\p{L}\p{N}_.-]{0,100}:)/iu;
const BASE = /^[ \t]*@?base[ \t]{1,10}<([^<>"\s]{1,2000})>/gimu;
