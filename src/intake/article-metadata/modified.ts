import type { MainThings } from './main-thing.ts';
import { metaOf, type PageFacts } from './page-facts.ts';
import { textOfThing } from './thing.ts';

/** When the page says it was last changed: ISO 8601 in UTC; a time without a zone is taken as UTC. */
export function findModified(facts: PageFacts, main: MainThings): string | null {
  const said = [
    main.linked && textOfThing(main.linked, 'dateModified'),
    metaOf(
      facts,
      'article:modified_time',
      'og:article:modified_time',
      'og:updated_time',
      'dcterms.modified',
      'dc.date.modified',
      'datemodified',
      'last-modified',
    ),
    main.marked && textOfThing(main.marked, 'dateModified'),
    main.page && textOfThing(main.page, 'dateModified'),
  ];
  for (const text of said) {
    const instant = text ? instantOf(text) : null;
    if (instant) return instant;
  }
  return null;
}

function instantOf(text: string): string | null {
  const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,:]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$/u.exec(
    text.trim(),
  );
  if (!iso) return null;
  const [, day = '', time = '00:00', zone = 'Z'] = iso;
  const instant = new Date(`${day}T${time}${zone}`);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}
