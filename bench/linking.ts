// Finding 60,000 labels in texts: the linker beside one regular expression of all labels and a trie after FlashText, one core.
import type { KnownConcept } from '../src/names/index.ts';
import { openLinker } from '../src/names/index.ts';
import { makeLabels, makeText, NAMES, randomNumbers } from './generated-archive.ts';
import { type Table, times, whole } from './table.ts';

const TEXTS = 8_000;
/** A regular expression of so many alternatives is so slow that it gets some texts only. */
const TEXTS_FOR_EXPRESSION = 4;

export async function measureLinking(): Promise<Table> {
  const random = randomNumbers(11);
  const labels = Array.from({ length: NAMES }, () => makeLabels(random));
  const texts = Array.from({ length: TEXTS }, () => makeText(labels, random));
  const concepts = labels.map(
    (own, at): KnownConcept => ({
      ...{ id: `c${at}`, kind: 'person', within: [] },
      labels: own.map((text) => ({ text, language: null, type: 'preferred' })),
    }),
  );
  const opening = performance.now();
  const linker = openLinker(concepts);
  const openMs = performance.now() - opening;
  const mentions = rateOf(texts, (text) => linker.mentionsIn(text).length);
  const whole_ = rateOf(
    texts,
    (text) => linker.link({ title: '', abstract: null, text, language: 'en', tags: [] }).length,
  );
  const flash = flashText(labels.flat());
  const beside = rateOf(texts, flash);
  const expression = new RegExp(
    `\\b(?:${[...labels.flat()].sort((a, b) => b.length - a.length).join('|')})\\b`,
    'giu',
  );
  const alternation = rateOf(
    texts.slice(0, TEXTS_FOR_EXPRESSION),
    (text) => [...text.matchAll(expression)].length,
  );
  const row = (name: string, { rate, found }: Rate, target = '') => [
    name,
    `${rate.toFixed(rate < 1 ? 3 : 1)} MB/s`,
    times(rate, beside.rate),
    whole(found),
    target,
  ];
  return {
    title: `Finding ${whole(NAMES)} names of 3 labels in ${whole(TEXTS)} texts of 400 words`,
    columns: ['', 'rate', 'of FlashText', 'found', 'target'],
    rows: [
      row('the linker: mentions', mentions, mentions.rate >= 20 ? '≥ 20 MB/s, met' : '≥ 20 MB/s, missed'),
      row('the linker: what each means, too', whole_),
      row('a trie after FlashText, lower-cased', beside),
      row(`one regular expression (${TEXTS_FOR_EXPRESSION} texts)`, alternation),
    ],
    remark: `The linker opens in ${whole(openMs)} ms. It alone folds, knows acronyms and offsets into the text as it was.`,
  };
}

interface Rate {
  /** Megabytes of UTF-8 a second, the best of three runs. */
  readonly rate: number;
  readonly found: number;
}

function rateOf(texts: readonly string[], find: (text: string) => number): Rate {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  let [best, found] = [Number.POSITIVE_INFINITY, 0];
  for (let run = 0; run < 3; run++) {
    found = 0;
    const startedAt = performance.now();
    for (const text of texts) found += find(text);
    best = Math.min(best, (performance.now() - startedAt) / 1_000);
  }
  return { rate: bytes / 1e6 / best, found };
}

type Branch = Map<string, Branch | true>;

/** Characters in maps of maps, from word starts, the longest match (Singh, arXiv:1711.00046), as its ports do it. */
function flashText(labels: readonly string[]): (text: string) => number {
  const root: Branch = new Map();
  for (const label of labels) {
    let branch = root;
    for (const letter of label.toLowerCase()) {
      const next = branch.get(letter);
      if (next instanceof Map) branch = next;
      else {
        const made: Branch = new Map();
        branch.set(letter, made);
        branch = made;
      }
    }
    branch.set('end', true);
  }
  const isLetter = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
  return (text) => {
    const lower = text.toLowerCase();
    let found = 0;
    for (let at = 0; at < lower.length; ) {
      let [branch, longest]: [Branch | undefined, number] = [root, 0];
      for (let end = at; branch && end < lower.length; end++) {
        const next: Branch | true | undefined = branch.get(lower[end] ?? '');
        branch = next instanceof Map ? next : undefined;
        if (branch?.has('end') && !isLetter(lower[end + 1])) longest = end + 1;
      }
      if (longest > 0) found += 1;
      at = longest > 0 ? longest : at + 1;
      while (longest === 0 && at < lower.length && isLetter(lower[at]) && isLetter(lower[at - 1])) at++;
    }
    return found;
  };
}
