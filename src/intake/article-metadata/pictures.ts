import type { PictureDraft } from '../publication-draft.ts';
import type { MainThings } from './main-thing.ts';
import { absoluteLink, metaOf, type PageFacts } from './page-facts.ts';
import { linkOfValue, type Thing, textOfThing, valuesOf } from './thing.ts';

/** The picture that stands for the piece, with the caption, credit and licence that markup gives it. */
export function findPicture(facts: PageFacts, { linked }: MainThings): PictureDraft | null {
  const shared = notBlank(
    facts,
    metaOf(facts, 'og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src'),
  );
  const described = linked ? picturesOf(facts, linked) : [];
  const first = described[0];
  if (!shared) return first ?? null;
  const same =
    described.find((it) => it.url === shared) ?? (first && (first.caption || first.credit) ? first : null);
  const alternativeText = metaOf(facts, 'og:image:alt', 'twitter:image:alt');
  const bare: PictureDraft = { url: shared, caption: null, credit: null, licence: null, alternativeText };
  return same ? { ...same, alternativeText: same.alternativeText ?? alternativeText } : bare;
}

/** Systems put an empty picture where a piece has none. */
function notBlank(facts: PageFacts, link: string | null): string | null {
  const url = absoluteLink(facts, link);
  return url && !/\/(?:blank|placeholder|spacer|pixel|1x1|transparent|no-?image|default)\b[^/]*$/iu.test(url)
    ? url
    : null;
}

function picturesOf(facts: PageFacts, thing: Thing): PictureDraft[] {
  return valuesOf(thing, 'image').flatMap((image) => {
    const url = absoluteLink(facts, linkOfValue(image));
    if (!url) return [];
    if (typeof image === 'string')
      return [{ url, caption: null, credit: null, licence: null, alternativeText: null }];
    return [
      {
        url,
        caption: textOfThing(image, 'caption', 'description'),
        credit: textOfThing(image, 'creditText', 'copyrightNotice', 'author', 'creator', 'copyrightHolder'),
        licence: textOfThing(image, 'license'),
        alternativeText: null,
      },
    ];
  });
}
