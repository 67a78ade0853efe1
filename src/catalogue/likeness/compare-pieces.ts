import type { DateComparison } from './compare-evidence.ts';
import {
  ALIKE,
  type Evidence,
  gatherEvidence,
  type House,
  SAME_TEXT,
  SERIES,
  saidAgainst,
  saidFor,
  UNLIKE,
} from './evidence.ts';
import type { Piece, Verdict } from './piece.ts';

export type { House } from './evidence.ts';
export type { Piece, Verdict } from './piece.ts';

/**
 * What two pieces are to each other: one piece met twice, an amended version, a copy on another site, a translation, or
 * two. A link or identifier that leads to one piece decides, unless titles and dates both speak against it; then what the
 * sources declare; then titles with dates, authors and texts. A part of a series is never another part, however alike the
 * texts; a copy on another site is never the same record; a title that hundreds of pieces have decides nothing. What does
 * not suffice is `maybe-same`. From the other side the answer is the same, with the direction turned.
 */
export function comparePieces(one: Piece, other: Piece, house: House = NO_HOUSE): Verdict {
  const evidence = gatherEvidence(one, other, house);
  for (const rule of RULES) {
    const verdict = rule(evidence);
    if (verdict) return verdict;
  }
  return different(saidAgainst(evidence));
}

const NO_HOUSE: House = { hosts: [] };

type Rule = (evidence: Evidence) => Verdict | null;

/** The first that has something to say decides. */
const RULES: readonly Rule[] = [
  atOneAddress,
  asTranslationDeclared,
  asPartsOfSeries,
  asAmendedVersion,
  underOneTitle,
  withOneText,
  underNearTitles,
  asTranslationGuessed,
];

function atOneAddress(evidence: Evidence): Verdict | null {
  const { address, identifiers, title, dates, texts } = evidence;
  const isTitleKept = title.kind === 'same' || title.kind === 'near' || title.kind === 'contains';
  const isSameBook = identifiers.isSameBook && (isTitleKept || title.kind === 'amended');
  if (address.length === 0 && !isSameBook) return null;
  const reasons = [...address, ...(isSameBook ? ['same ISBN'] : []), ...saidFor(evidence)];
  if (title.kind === 'amended') return amended(evidence, true, reasons);
  const against = saidAgainst(evidence);
  if (title.kind === 'same') {
    const isUsedAgain = title.isGeneric && dates.kind === 'apart';
    return isUsedAgain ? maybe([...reasons, ...against]) : same(reasons);
  }
  if (isTitleKept) return dates.kind === 'apart' ? maybe([...reasons, ...against]) : same(reasons);
  if (dates.kind === 'apart' && title.kind !== 'unknown') {
    const isSameText = (texts.likeness ?? 0) >= SAME_TEXT;
    return isSameText
      ? maybe([...reasons, ...against])
      : different([...reasons, ...against, 'an address used again']);
  }
  return underOtherTitle(evidence, reasons);
}

/** At one address, under titles of which nothing says that they are one. */
function underOtherTitle(evidence: Evidence, reasons: readonly string[]): Verdict {
  const { title, dates, authors, texts, languagesDiffer } = evidence;
  const against = saidAgainst(evidence);
  if (languagesDiffer && title.kind !== 'unknown' && (texts.likeness ?? 0) < ALIKE) {
    return { relation: 'translation', isSure: false, reasons: [...reasons, 'other language'] };
  }
  if (title.kind === 'series' || dates.kind === 'apart') return maybe([...reasons, ...against]);
  const isBorneOut =
    authors === 'agree' ||
    dates.kind === 'same' ||
    (texts.likeness ?? 0) >= ALIKE ||
    title.kind === 'unknown';
  return { relation: 'same', isSure: isBorneOut && authors !== 'differ', reasons: [...reasons, ...against] };
}

function asTranslationDeclared({ declared, languagesDiffer, dates }: Evidence): Verdict | null {
  if (!declared.isDeclared) return null;
  const said = declared.byBoth
    ? 'each names the other as its translation'
    : 'one names the other as its translation';
  const isSure = declared.byBoth || (languagesDiffer && dates.kind !== 'apart');
  const reasons = [said, ...(languagesDiffer ? ['other language'] : [])];
  if (declared.original === null) return { relation: 'translation', isSure, reasons };
  return { relation: 'translation', isSure, reasons, direction: `${declared.original}-is-original` };
}

function asPartsOfSeries({ title, dates, texts }: Evidence): Verdict | null {
  if (title.kind !== 'series') return null;
  const isSlip = (texts.likeness ?? 0) >= SAME_TEXT && (dates.kind === 'same' || dates.kind === 'near');
  return isSlip ? maybe(['same text, same date', SERIES]) : different([SERIES]);
}

function asAmendedVersion(evidence: Evidence): Verdict | null {
  const { title, authors, texts, dates } = evidence;
  if (title.kind !== 'amended') return null;
  const isFollowUp = texts.likeness !== null && texts.likeness < UNLIKE;
  if (isFollowUp && (title.isLoose || authors === 'differ')) return null;
  const isBorneOut =
    (texts.likeness ?? 0) >= UNLIKE || (!title.isLoose && texts.likeness === null && title.isTelling);
  const isAgainst = authors === 'differ' || evidence.languagesDiffer || title.isGeneric || isFarApart(dates);
  return amended(evidence, isBorneOut && !isAgainst, saidFor(evidence));
}

/** Ten years: then it is rather another edition of a book than an amended piece, and somebody should look. */
function isFarApart({ days }: DateComparison): boolean {
  return days > 3653;
}

function amended(evidence: Evidence, isSure: boolean, reasons: readonly string[]): Verdict {
  const said = [...reasons, 'one title says that it is an amended version'];
  const newer = evidence.title.newer ?? laterOf(evidence.dates);
  return newer === null
    ? { relation: 'version', isSure, reasons: said }
    : { relation: 'version', isSure, reasons: said, direction: `${newer}-is-newer` };
}

function laterOf({ earlier }: DateComparison): 'one' | 'other' | null {
  return earlier === null ? null : earlier === 'one' ? 'other' : 'one';
}

function underOneTitle(evidence: Evidence): Verdict | null {
  const { title, dates, authors, texts, languagesDiffer, sameSite } = evidence;
  if (title.kind !== 'same') return null;
  const likeness = texts.likeness ?? 0;
  const reasons = saidFor(evidence);
  const against = saidAgainst(evidence);
  if (languagesDiffer && likeness < ALIKE) return inTwoLanguages(evidence, reasons);
  if (likeness >= SAME_TEXT && sameSite === false) return syndicated(evidence, true, reasons);
  if ((texts.isInside || likeness >= ALIKE) && sameSite === false)
    return syndicated(evidence, false, reasons);
  if (likeness >= SAME_TEXT)
    return dates.kind === 'apart' || authors === 'differ' ? maybe([...reasons, ...against]) : same(reasons);
  if (
    texts.likeness !== null &&
    likeness < UNLIKE &&
    (title.isGeneric || dates.kind === 'apart' || authors === 'differ')
  ) {
    return different(against);
  }
  if (title.isGeneric)
    return isClose(dates) && authors !== 'differ'
      ? maybe([...reasons, GENERIC])
      : different([GENERIC, ...against]);
  if (dates.kind === 'apart') return atOtherTimes(evidence, reasons, against);
  if (authors === 'differ') return title.isTelling ? maybe([...reasons, ...against]) : different(against);
  return fittingTitle(evidence, reasons, against);
}

const GENERIC = 'a title that many pieces have';

function inTwoLanguages({ dates, authors }: Evidence, reasons: readonly string[]): Verdict {
  const isLikely = authors === 'agree' && dates.kind !== 'apart';
  if (isLikely) return { relation: 'translation', isSure: false, reasons: [...reasons, 'other language'] };
  return authors === 'differ' || dates.kind === 'apart'
    ? different(['other language'])
    : maybe([...reasons, 'other language']);
}

function atOtherTimes(
  { title, dates, authors, texts }: Evidence,
  reasons: readonly string[],
  against: readonly string[],
): Verdict {
  if (authors === 'differ') return different(against);
  if ((texts.likeness ?? 0) >= ALIKE) {
    const newer = laterOf(dates);
    const direction = newer === null ? {} : { direction: `${newer}-is-newer` as const };
    return { relation: 'version', isSure: false, reasons: [...reasons, ...against], ...direction };
  }
  const mayBeOne = title.isTelling && (authors === 'agree' || dates.days <= 31);
  return mayBeOne ? maybe([...reasons, ...against]) : different(against);
}

/** The same title, and neither date nor authors speak against it. */
function fittingTitle(evidence: Evidence, reasons: readonly string[], against: readonly string[]): Verdict {
  const { title, dates, authors, texts, sameSite, samePublisher, identifiers } = evidence;
  if (identifiers.isConflicting) return maybe([...reasons, 'each has a DOI of its own']);
  if (texts.likeness !== null && texts.likeness < ALIKE && !texts.isInside)
    return maybe([...reasons, ...against]);
  if (sameSite === false && texts.likeness !== null) return syndicated(evidence, false, reasons);
  if (sameSite === false && !samePublisher) return maybe([...reasons, 'on another site']);
  if (texts.likeness !== null) return same(reasons);
  const isBorneOut = title.isTelling
    ? isClose(dates) || authors === 'agree'
    : isClose(dates) && authors === 'agree';
  if (isBorneOut) return same(reasons);
  const isNothingKnown = dates.kind === 'unknown' && authors === 'unknown';
  return title.isTelling || !isNothingKnown ? maybe(reasons) : different(['a short title and nothing else']);
}

function isClose({ kind }: DateComparison): boolean {
  return kind === 'same' || kind === 'near';
}

/** Another title above the same text. */
function withOneText(evidence: Evidence): Verdict | null {
  const { texts, sameSite, title, dates, authors } = evidence;
  const likeness = texts.likeness ?? 0;
  if (likeness < ALIKE && !texts.isInside) return null;
  const reasons = saidFor(evidence);
  const against = saidAgainst(evidence);
  if (sameSite === false) return syndicated(evidence, likeness >= SAME_TEXT, reasons);
  if (likeness < SAME_TEXT) return maybe([...reasons, ...against]);
  const isOne = title.kind !== 'different' && dates.kind !== 'apart' && authors !== 'differ';
  if (isOne) return same(reasons);
  const newer = laterOf(dates);
  if (newer === null || authors === 'differ') return maybe([...reasons, ...against]);
  return {
    relation: 'version',
    isSure: false,
    reasons: [...reasons, ...against],
    direction: `${newer}-is-newer`,
  };
}

function underNearTitles(evidence: Evidence): Verdict | null {
  const { title, dates, authors, texts, languagesDiffer, sameSite, identifiers } = evidence;
  if (title.kind !== 'near' && title.kind !== 'contains') return null;
  const isAgainst =
    dates.kind === 'apart' || authors === 'differ' || languagesDiffer || identifiers.isConflicting;
  if (isAgainst || (texts.likeness !== null && texts.likeness < UNLIKE)) return null;
  const reasons = saidFor(evidence);
  const isOne =
    title.kind === 'near' && title.isTelling && isClose(dates) && authors === 'agree' && sameSite !== false;
  if (isOne) return same(reasons);
  const isLikely = isClose(dates) || authors === 'agree' || (title.isTelling && dates.kind === 'compatible');
  return isLikely ? maybe(reasons) : null;
}

/** Never more than a guess: somebody who writes in two languages may publish two pieces on one day. */
function asTranslationGuessed({
  languagesDiffer,
  dates,
  authors,
  sameSite,
  samePublisher,
}: Evidence): Verdict | null {
  if (!languagesDiffer || !isClose(dates) || authors !== 'agree') return null;
  if (sameSite === false && !samePublisher) return null;
  return {
    relation: 'translation',
    isSure: false,
    reasons: ['other language', dates.kind === 'same' ? 'same date' : 'a day apart', 'an author in common'],
  };
}

function same(reasons: readonly string[]): Verdict {
  return { relation: 'same', isSure: true, reasons };
}

function maybe(reasons: readonly string[]): Verdict {
  return { relation: 'maybe-same', isSure: false, reasons };
}

function different(reasons: readonly string[]): Verdict {
  return {
    relation: 'different',
    isSure: true,
    reasons: reasons.length > 0 ? reasons : ['too little in common'],
  };
}

function syndicated({ original }: Evidence, isSure: boolean, reasons: readonly string[]): Verdict {
  const said = [...reasons, 'on another site'];
  return original === undefined
    ? { relation: 'syndicated', isSure, reasons: said }
    : { relation: 'syndicated', isSure, reasons: said, direction: original };
}
