import type { TopicDraft } from '../publication-draft.ts';

/** Keywords as topics: parted by semicolons or lines where there are any, else by commas; each once. */
export function topicsOf(text: string, use: TopicDraft['use'] = 'keyword'): TopicDraft[] {
  const separator = /[;؛]/u.test(text) ? /\s*[;؛]\s*/u : text.includes('\n') ? /\s*\n\s*/u : /\s*[,،]\s*/u;
  return topicsNamed(text.split(separator), use);
}

/** Each label once, spaces made one. */
export function topicsNamed(labels: readonly string[], use: TopicDraft['use'] = 'keyword'): TopicDraft[] {
  const clean = labels.map((label) => label.replace(/\s+/gu, ' ').trim()).filter((label) => label !== '');
  return [...new Set(clean)].slice(0, MOST_TOPICS).map((label) => ({ label: label.slice(0, 300), use }));
}

const MOST_TOPICS = 500;
