import { readCaption } from '../dossier-page/caption.ts';

/** A picture of a text, with what the text says about it; never more than that. */
export interface FoundPicture {
  readonly url: string;
  /** `null` where the text gives none. */
  readonly alternativeText: string | null;
  readonly caption: string | null;
  readonly credit: string | null;
}

interface OpenFigure {
  readonly firstPicture: number;
  caption: string;
  credit: string;
}

/** The pictures of a piece in the order they come, each once. A figure's caption belongs to all of its pictures. */
export class PictureList {
  readonly #pictures: FoundPicture[] = [];
  readonly #figures: OpenFigure[] = [];
  #captionDepth = 0;
  #creditDepth = 0;

  add(url: string, alternativeText: string | null): void {
    this.#pictures.push({ url, alternativeText, caption: null, credit: null });
  }

  openFigure(): void {
    this.#figures.push({ firstPicture: this.#pictures.length, caption: '', credit: '' });
  }

  closeFigure(): void {
    const figure = this.#figures.pop();
    if (!figure) return;
    const said = saidIn(figure);
    for (let at = figure.firstPicture; at < this.#pictures.length; at += 1) {
      const picture = this.#pictures[at];
      if (picture && picture.caption === null && picture.credit === null)
        this.#pictures[at] = { ...picture, ...said };
    }
  }

  /** Text from here on is a caption, or a credit, until it is left. */
  enter(part: 'caption' | 'credit'): void {
    this.#step(part, 1);
  }

  leave(part: 'caption' | 'credit'): void {
    this.#step(part, -1);
  }

  /** Hears all text, with the space before it. */
  hear(text: string): void {
    const figure = this.#figures.at(-1);
    if (!figure) return;
    if (this.#creditDepth > 0) figure.credit += text;
    else if (this.#captionDepth > 0) figure.caption += text;
  }

  /** Each address once: the entry that says most. */
  all(): FoundPicture[] {
    const byUrl = new Map<string, FoundPicture>();
    for (const picture of this.#pictures) {
      const known = byUrl.get(picture.url);
      byUrl.set(picture.url, known ? merged(known, picture) : picture);
    }
    return [...byUrl.values()];
  }

  #step(part: 'caption' | 'credit', by: 1 | -1): void {
    if (part === 'caption') this.#captionDepth += by;
    else this.#creditDepth += by;
  }
}

function merged(first: FoundPicture, second: FoundPicture): FoundPicture {
  return {
    url: first.url,
    alternativeText: first.alternativeText ?? second.alternativeText,
    caption: first.caption ?? second.caption,
    credit: first.credit ?? second.credit,
  };
}

const CREDIT_WORD = /^(?:photo|foto|image|picture|credit|source)s?(?:\s+(?:by|credit))?\s*:\s*/iu;

/** A credit that the page marks as one, else the one that stands in the caption's own words. */
function saidIn(figure: OpenFigure): Pick<FoundPicture, 'caption' | 'credit'> {
  const caption = figure.caption.replace(/\s+/gu, ' ').trim();
  const credit = figure.credit.replace(/\s+/gu, ' ').trim().replace(CREDIT_WORD, '');
  if (credit !== '') return { caption: caption || null, credit };
  if (caption.length > LONGEST_READ) return { caption, credit: null };
  const read = readCaption(caption, 'en');
  // A date in it has no field of its own in a picture: then the caption stays whole.
  return { caption: (read.date ? caption : read.caption.trim()) || null, credit: read.credit };
}

/** Longer ones tell stories, and no pattern is tried on them. */
const LONGEST_READ = 600;
