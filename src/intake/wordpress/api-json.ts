import type { Fetched, Web } from '../fetching/web.ts';

/** An answer of a site's API: data, or why there is none, in words for the person who can act. */
export type ApiAnswer =
  | {
      readonly isData: true;
      readonly data: unknown;
      readonly header: (name: string) => string | null;
      /** Something stood before or behind the data, as when a plugin prints its warnings. */
      readonly hadNoise: boolean;
    }
  | {
      readonly isData: false;
      readonly status: number;
      /** WordPress' own name for what is wrong: `rest_post_invalid_page_number`; `null` where it gives none. */
      readonly code: string | null;
      readonly says: string;
    };

/** Asks an API. Throws what `Web.get` throws, and nothing else. */
export async function askApi(web: Web, url: string): Promise<ApiAnswer> {
  const fetched = await web.get(url, { accept: 'application/json', maxBytes: LARGEST_ANSWER_BYTES });
  const text = new TextDecoder().decode(fetched.bytes);
  const read = readJson(text);
  if (read && fetched.status < 400) {
    return { isData: true, data: read.data, header: (name) => fetched.header(name), hadNoise: read.hadNoise };
  }
  const code = read ? codeIn(read.data) : null;
  return { isData: false, status: fetched.status, code, says: whyNot(fetched, text, read?.data) };
}

const LARGEST_ANSWER_BYTES = 60_000_000;

/** JSON, also with words around it. `null` where there is none. */
export function readJson(text: string): { readonly data: unknown; readonly hadNoise: boolean } | null {
  const whole = parsed(text);
  if (whole !== undefined) return { data: whole, hadNoise: false };
  const end = Math.max(text.lastIndexOf(']'), text.lastIndexOf('}')) + 1;
  let tries = 0;
  for (const { index } of text.matchAll(/(?:\[\s*[{\]]|\{\s*["}])/gu)) {
    const data = parsed(text.slice(index, end));
    if (data !== undefined) return { data, hadNoise: true };
    tries += 1;
    if (tries === MOST_BEGINNINGS) return null;
  }
  return null;
}

const MOST_BEGINNINGS = 8;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // No JSON: `JSON.parse` throws.
  }
}

function codeIn(data: unknown): string | null {
  const code = typeof data === 'object' && data !== null && 'code' in data ? data.code : null;
  return typeof code === 'string' ? code : null;
}

function whyNot(fetched: Fetched, text: string, data: unknown): string {
  const { status } = fetched;
  const message = typeof data === 'object' && data !== null && 'message' in data ? data.message : null;
  const words = typeof message === 'string' && message !== '' ? ` It says: “${message.slice(0, 200)}”` : '';
  if (status === 401 || status === 403)
    return `The site does not let strangers read this (status ${status}).${words} Ask whoever runs it to allow reading its REST API, or use an export file.`;
  if (status === 404 || status === 410) return `The site has nothing there (status ${status}).${words}`;
  if (status === 429) return `The site asks for fewer requests (status 429). Try again later.`;
  if (status >= 500)
    return `The site broke down while answering (status ${status}).${words} Try again later; if it stays, whoever runs it finds the reason in its error log.`;
  if (status >= 400) return `The site refused the question (status ${status}).${words}`;
  if (/<(?:!doctype|html|head|body)\b/iu.test(text.slice(0, 2_000)))
    return 'The site answered with a web page instead of data. A security plugin, a login or a cache may stand in between: ask whoever runs it to let the REST API through, or use an export file.';
  if (text.trim() === '') return 'The site answered with nothing.';
  return `The site answered with something that is no data, beginning “${text.trim().slice(0, 80)}”.`;
}
