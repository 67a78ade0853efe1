import { Parser } from 'htmlparser2';
import { decodeHtml } from '../html-encoding.ts';

/**
 * Where a saved page was, by its first bytes: what the browser wrote when saving it (`saved from url=(0042)https://…`,
 * SingleFile's `url:`), else its canonical link, else its `og:url`. `null` where it says nothing.
 */
export function addressOfPage(beginning: Uint8Array): string | null {
  let saved: string | null = null;
  let canonical: string | null = null;
  let openGraph: string | null = null;
  const parser = new Parser({
    oncomment(comment) {
      saved ??= addressIn(SAVED_FROM.exec(comment.slice(0, LONGEST_COMMENT))?.[1]);
    },
    onopentag(name, { rel, href, property, content }) {
      if (name === 'link' && /(?:^|\s)canonical(?:\s|$)/iu.test(rel ?? '')) canonical ??= addressIn(href);
      if (name === 'meta' && /^og:url$/iu.test(property ?? '')) openGraph ??= addressIn(content);
      if (name === 'body') parser.pause();
    },
  });
  parser.end(decodeHtml(beginning));
  return saved ?? canonical ?? openGraph;
}

function addressIn(value: string | undefined): string | null {
  const url = value?.trim() ?? '';
  return /^https?:\/\//iu.test(url) && url.length <= LONGEST_ADDRESS && URL.canParse(url) ? url : null;
}

const SAVED_FROM =
  /(?:saved from url=\(\d{1,6}\)|^\s*(?:Page saved with SingleFile)?\s*url:\s*)(https?:\/\/\S+)/iu;
const LONGEST_COMMENT = 5_000;
const LONGEST_ADDRESS = 8_000;
