import { named, textOf, type XmlNode } from './xml-node.ts';

/** The title of a `titleInfo`: the article that sorting skips (`nonSort`), the title, the number and name of its part. */
export function titleIn(titleInfo: XmlNode): string {
  const article = textOf(named(titleInfo, 'nonSort')[0]);
  const title = textOf(named(titleInfo, 'title')[0]);
  const joined =
    article === '' ? title : /[’']$/u.test(article) ? `${article}${title}` : `${article} ${title}`;
  const parts = ['partNumber', 'partName']
    .map((name) => textOf(named(titleInfo, name)[0]))
    .filter((part) => part !== '');
  return [joined, ...parts].filter((part) => part !== '').join('. ');
}
