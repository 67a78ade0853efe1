import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConceptKind, KnownConcept, LabelType } from '../concept.ts';
import { openLinker } from './open-linker.ts';
import type { LinkedMention } from './resolve-mentions.ts';

type Spelling = string | readonly [string, LabelType];

function concept(
  id: string,
  kind: ConceptKind | 'contributor',
  spellings: readonly Spelling[],
  more: Partial<KnownConcept> = {},
): KnownConcept {
  const labels = spellings.map((it) => {
    const [text, type] = typeof it === 'string' ? [it, 'preferred' as const] : it;
    return { text, type, language: null };
  });
  return { id, kind, labels, within: [], ...more };
}

const ISKP = concept('iskp', 'group', ['ISKP', ['IS-K', 'acronym'], 'Daesh', 'داعش', 'Islamic State']);
const IS = concept('is', 'group', [['IS', 'acronym']]);
const NANGARHAR = concept('nangarhar', 'place', ['Nangarhar', ['Nangrahar', 'hidden'], 'ننگرهار'], {
  placeKind: 'province',
});
const STRIKES = concept('strikes', 'topic', ['air strikes']);
const MAZAR = concept('mazar', 'place', ['Mazar-e Sharif', 'مزار شریف']);
const US = concept('us', 'government', [['US', 'acronym']]);
const SHIA = concept('shia', 'group', ["Shi'a"]);
const BEIJING = concept('beijing', 'place', ['北京', 'Beijing']);
const OSMAN = concept('osman', 'contributor', ['Borhan Osman']);
const AMIR = concept('amir', 'contributor', ['Amir']);
const linker = openLinker([ISKP, IS, NANGARHAR, STRIKES, MAZAR, US, SHIA, BEIJING, OSMAN, AMIR]);
const ids = ['iskp', 'is', 'nangarhar', 'strikes', 'mazar', 'us', 'shia', 'beijing', 'osman', 'amir'];

/** What is found, as `surface=id`. */
function found(text: string, language: string | null = 'en'): string[] {
  return linker
    .mentionsIn(text, language)
    .map(
      ({ start, end, candidates }) =>
        `${text.slice(start, end)}=${candidates.map((at) => ids[at]).join('|')}`,
    );
}

describe('the linker', () => {
  it.each<[string, readonly string[]]>([
    ['Daesh fighters in Nangarhar', ['Daesh=iskp', 'Nangarhar=nangarhar']],
    ['the misspelt Nangrahar', ['Nangrahar=nangarhar']],
    ['داعش در ننگرهار', ['داعش=iskp', 'ننگرهار=nangarhar']],
    ['NANGARHAR', ['NANGARHAR=nangarhar']],
    ['Nangarhār', ['Nangarhār=nangarhar']],
    ['(Nangarhar)', ['Nangarhar=nangarhar']],
    ['“Daesh”', ['Daesh=iskp']],
    ['in Mazar-e-Sharif and Mazar e Sharif', ['Mazar-e-Sharif=mazar', 'Mazar e Sharif=mazar']],
    ['in Mazar-e\nSharif', ['Mazar-e\nSharif=mazar']],
    ['AIR STRIKES and Air strikes', ['AIR STRIKES=strikes', 'Air strikes=strikes']],
    ['by Borhan Osman', ['Borhan Osman=osman']],
    ['去北京的路', ['北京=beijing']],
  ])('finds the names in %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each<[string, readonly string[]]>([
    ['Nangarharis', []],
    ['Southnangarhar', []],
    ['ننگرهاری‌ها', []],
    ['an amir spoke to Amir', []],
    ['Islamic. State', []],
    ['Islamic, State', []],
    ['Islamic\n\nState', []],
    ['', []],
  ])('does not find a name in what only looks like one: %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each<[string, readonly string[]]>([
    ['what IS does is known', ['IS=is']],
    ['this is it', []],
    ['Is it?', []],
    ['THIS IS AN IMPORTANT HEADING', []],
    ['the I.S. and the U.S. forces', ['I.S.=is', 'U.S.=us']],
    ['US-Taliban talks', ['US=us']],
    ['US-IS clashes', ['US=us', 'IS=is']],
    ['between us', []],
    ['the IS-KP branch', []],
  ])('takes an acronym only as one: %j', (text, expected) => {
    expect(found(text).map((it) => it.replace('I.S=', 'I.S.=').replace('U.S=', 'U.S.='))).toEqual(expected);
  });

  it('takes the longest name', () => {
    expect(found('IS-K in Khorasan')).toEqual(['IS-K=iskp']);
  });

  it.each<[string, readonly string[]]>([
    ["Daesh's leader", ['Daesh=iskp']],
    ['Islamic State’s leader', ['Islamic State=iskp']],
    ['the Shi’as and the Shia and the Shi’a', ['Shia=shia', 'Shi’a=shia']],
    ['داعش‌های ننگرهار', ['داعش=iskp', 'ننگرهار=nangarhar']],
    ['ننگر‌هار', ['ننگر‌هار=nangarhar']],
  ])('knows genitives, plurals and joiners: %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('finds behind the particles that Arabic writes in one with a name', () => {
    expect(found('قتال وداعش ولننگرهار', 'ar')).toEqual(['داعش=iskp', 'ننگرهار=nangarhar']);
    expect(found('وداعش', 'fa')).toEqual([]);
  });

  it('points into the original text, whatever folding does to it', () => {
    const text = 'Straße ﬁn — دا\u0640عش, Nan\u00adgar\u0301har';
    expect(found(text)).toEqual(['دا\u0640عش=iskp', 'Nan\u00adgar\u0301har=nangarhar']);
  });

  it('stands any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let last = 0;
        for (const { start, end } of linker.mentionsIn(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('finds every label in whatever it is set', () => {
    const words = fc.array(fc.stringMatching(/^[a-zäßب-ت]{1,8}$/), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 20 }), fc.nat(), (labels, pick) => {
        const concepts = labels.map((it, at) => concept(`c${at}`, 'topic', [it.join(' ')]));
        const wanted = pick % labels.length;
        const text = `1 2, ${labels[wanted]?.join('-')}. 3`;
        const mentions = openLinker(concepts).mentionsIn(text);
        const isWanted = (labels[wanted]?.join('').length ?? 0) >= 2;
        if (isWanted) expect(mentions.some(({ candidates }) => candidates.includes(wanted))).toBe(true);
      }),
    );
  });
});

describe('a name that several things have', () => {
  const KABUL = concept('kabul', 'place', ['Kabul', 'کابل'], { placeKind: 'province' });
  const CITY = concept('kabul-city', 'place', ['Kabul'], { placeKind: 'city', within: ['kabul'] });
  const GHAZNI = concept('ghazni', 'place', ['Ghazni'], { placeKind: 'province' });
  const KUNAR = concept('kunar', 'place', ['Kunar'], { placeKind: 'province' });
  const KUZ_KUNAR = concept('kuz', 'place', ['Kuz Kunar'], { placeKind: 'district', within: ['nangarhar'] });
  const NAWA_GHAZNI = concept('nawa-ghazni', 'place', ['Nawa'], {
    placeKind: 'district',
    within: ['ghazni'],
  });
  const NAWA_HELMAND = concept('nawa-helmand', 'place', ['Nawa', 'Nawa-i-Barakzai'], {
    placeKind: 'district',
    within: ['helmand'],
  });
  const MANSUR = concept('mansur', 'person', ['Abdul Rahman Mansur', 'Mansur']);
  const OTHER_MANSUR = concept('other', 'person', ['Akhtar Mansur', 'Mansur']);
  const all = openLinker([
    ...[KABUL, CITY, GHAZNI, KUNAR, KUZ_KUNAR, NANGARHAR],
    ...[NAWA_GHAZNI, NAWA_HELMAND, MANSUR, OTHER_MANSUR],
  ]);
  const EMPTY = { title: '', abstract: null, language: 'en', tags: [] };
  const said = ({ id, why }: LinkedMention) => `${id} ${why}`;

  it.each<[string, string, readonly string[]]>([
    ['the word beside it', 'in the city of Kabul', ['kabul-city kind-word']],
    ['the word behind it', 'in Kabul province', ['kabul kind-word']],
    ['the word of another language', 'د ولایت Kabul', ['kabul kind-word']],
    ['what it lies in', 'In Ghazni, the Taliban took Nawa.', ['ghazni only', 'nawa-ghazni wider']],
    ['another label of it', 'Nawa-i-Barakzai … back in Nawa', ['nawa-helmand only', 'nawa-helmand in-full']],
    ['a full name', 'Akhtar Mansur spoke. Mansur said', ['other only', 'other in-full']],
  ])('is told by %s', (_, text, expected) => {
    expect(all.link({ ...EMPTY, text }).map(said)).toEqual(expected);
  });

  it('is told by what the publication is tagged with', () => {
    expect(all.link({ ...EMPTY, text: 'in Nawa', tags: ['nawa-ghazni'] }).map(said)).toEqual([
      'nawa-ghazni tagged',
    ]);
  });

  it('is told by the title', () => {
    const mentions = all.link({ ...EMPTY, title: 'Ghazni', text: 'in Nawa' });
    expect(mentions.map(({ part, id }) => `${part} ${id}`)).toEqual(['title ghazni', 'text nawa-ghazni']);
  });

  it('is taken for the wider one where one lies in the other: that is true of either', () => {
    expect(all.link({ ...EMPTY, text: 'in Kabul' }).map(said)).toEqual(['kabul widest']);
  });

  it('is left open where nothing tells, and says whose it may be', () => {
    const [mention] = all.link({ ...EMPTY, text: 'the Taliban took Nawa' });
    expect(mention).toEqual({
      ...{ part: 'text', start: 17, end: 21, id: null, why: 'open' },
      candidates: ['nawa-ghazni', 'nawa-helmand'],
    });
  });
});
