import { bibliographyDate } from './dates.ts';
import { titleIn } from './mods-title.ts';
import { named, textOf, type XmlNode } from './xml-node.ts';

/** What of a record has no field of its own in a draft, as CSL 1.0.2 variables. */
export function modsDetails(mods: XmlNode): Record<string, string> {
  const details: Record<string, string> = {};
  const set = (variable: string, text: string | undefined) => {
    if (text !== undefined && text !== '' && !(variable in details)) details[variable] = text;
  };
  for (const related of named(mods, 'relatedItem')) {
    const info = named(related, 'titleInfo')[0];
    if (related.attributes.type === 'series') set('collection-title', info && titleIn(info));
    if (related.attributes.type !== 'host') continue;
    set('container-title', info && containerTitle(info));
    setPart(named(related, 'part')[0], set);
    set('publisher-place', placeOf(related));
  }
  setPart(named(mods, 'part')[0], set);
  set('publisher-place', placeOf(mods));
  set('edition', textOf(named(mods, 'originInfo', 'edition')[0]));
  set('dimensions', textOf(named(mods, 'physicalDescription', 'extent')[0]));
  set(
    'accessed',
    bibliographyDate(named(mods, 'location', 'url')[0]?.attributes.dateLastAccessed ?? '')?.edtf,
  );
  const short = named(mods, 'titleInfo').find(({ attributes }) => attributes.type === 'abbreviated');
  set('title-short', short && titleIn(short));
  set('call-number', textOf(named(mods, 'location', 'shelfLocator')[0]));
  set(
    'note',
    named(mods, 'note')
      .map(textOf)
      .filter((note) => note !== '')
      .join(' · '),
  );
  return details;
}

function containerTitle(info: XmlNode): string {
  return [titleIn(info), textOf(named(info, 'subTitle')[0])].filter((part) => part !== '').join(': ');
}

function setPart(part: XmlNode | undefined, set: (variable: string, text: string | undefined) => void): void {
  if (!part) return;
  for (const detail of named(part, 'detail')) {
    const variable = { volume: 'volume', issue: 'issue', number: 'issue', chapter: 'chapter-number' }[
      detail.attributes.type ?? ''
    ];
    if (variable) set(variable, textOf(named(detail, 'number')[0] ?? named(detail, 'caption')[0]));
  }
  for (const extent of named(part, 'extent')) {
    if (!/^pages?$/iu.test(extent.attributes.unit ?? 'pages')) continue;
    const [start, end] = ['start', 'end'].map((name) => textOf(named(extent, name)[0]));
    set('page', [start, end].filter((it) => it !== '').join('–') || textOf(named(extent, 'list')[0]));
  }
}

function placeOf(node: XmlNode): string {
  const terms = named(node, 'originInfo', 'place', 'placeTerm');
  return textOf(terms.find(({ attributes }) => attributes.type !== 'code'));
}
