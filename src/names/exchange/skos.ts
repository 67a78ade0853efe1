import type { ConceptDraft } from '../concept.ts';
import { conceptsFromSkos } from './concepts-from-skos.ts';
import { conceptsToSkos } from './concepts-to-skos.ts';
import { decodeText } from './decode-text.ts';
import { readJsonLd } from './json-ld-in.ts';
import { resourcesToJsonLd } from './json-ld-out.ts';
import { isSafeIri } from './known-identifiers.ts';
import { type ConceptReading, Remarks, refuseTooLarge } from './reading.ts';
import { readTurtle } from './turtle-in.ts';
import { resourcesToTurtle } from './turtle-out.ts';

export type SkosFormat = 'turtle' | 'json-ld';

export interface SkosReadOptions {
  readonly format: SkosFormat;
  /** What relative addresses in the file are relative to: where it came from. */
  readonly base?: string;
}

export interface SkosWriteOptions {
  readonly format: SkosFormat;
  /** The address of the concept scheme, under which concepts stand whose keys are no addresses. Ends with `/` or `#`. */
  readonly base?: string;
  /** What the scheme is called. */
  readonly title?: string;
}

/**
 * The concepts of a SKOS file (https://www.w3.org/TR/skos-reference/; Turtle, N-Triples, JSON-LD), ours or somebody else's.
 * Nothing is fetched. Throws `invalid-input` where the file is too large; anything else is reported and the rest read.
 */
export async function readSkos(
  bytes: Uint8Array,
  { format, base = USUAL_BASE }: SkosReadOptions,
): Promise<ConceptReading> {
  refuseTooLarge(bytes);
  const remarks = new Remarks();
  const read = format === 'turtle' ? readTurtle : readJsonLd;
  const graph = await read(decodeText(bytes), base, remarks);
  if (graph.isCut)
    remarks.broken({
      line: null,
      what: 'the rest of the file',
      why: 'It has more than five million statements.',
      todo: 'Split it into several files.',
    });
  const drafts = conceptsFromSkos(graph, remarks);
  return { drafts, ...remarks.all() };
}

/**
 * The concepts as a SKOS file that any tool reads; `readSkos` makes the same concepts of it again. Half a character (an unpaired
 * surrogate), which no file can hold, becomes U+FFFD.
 */
export function writeSkos(
  concepts: readonly ConceptDraft[],
  { format, base = USUAL_BASE, title = 'Names' }: SkosWriteOptions,
): string {
  const safeBase = isSafeIri(base) ? base : USUAL_BASE;
  const resources = conceptsToSkos(concepts, safeBase, title);
  return format === 'turtle' ? resourcesToTurtle(resources) : resourcesToJsonLd(resources);
}

const USUAL_BASE = 'urn:sheaf:concept:';
