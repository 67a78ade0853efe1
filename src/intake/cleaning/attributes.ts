import { type Attributes, escaped, unescaped } from './tokens.ts';

/** The attributes of an element that are kept, as they are written: checked, quoted, in a fixed order. Links and languages are not among them. */
export function writtenAttributes(name: string, attributes: Attributes): string {
  let written = '';
  for (const [attribute, allowed] of CHECKS[name] ?? []) {
    const value = attributes[attribute];
    if (value !== undefined && allowed.test(value))
      written += ` ${attribute}="${attribute === 'reversed' ? '' : value}"`;
  }
  return written;
}

/** An attribute with any text in it. */
export function written(attribute: string, text: string): string {
  return ` ${attribute}="${escaped(text)}"`;
}

/** A language tag as far as it looks like one (BCP 47); `null` otherwise. */
export function languageIn(attributes: Attributes): string | null {
  const { lang } = attributes;
  return lang !== undefined && lang.length <= 35 && /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/iu.test(lang)
    ? lang
    : null;
}

export function directionIn(attributes: Attributes): string | null {
  const direction = attributes.dir?.trim().toLowerCase();
  return direction === 'ltr' || direction === 'rtl' || direction === 'auto' ? direction : null;
}

/** Whether an element's class is one of those that content systems mark the maker of a picture with. */
export function isCredit(attributes: Attributes): boolean {
  return (
    attributes.class !== undefined &&
    /(?:^|[\s_-])(?:credits?|photographer|copyright)(?:$|[\s_-])/iu.test(attributes.class)
  );
}

/** Whether an element has a class, of several. */
export function hasClass(attributes: Attributes, name: string): boolean {
  return attributes.class !== undefined && unescaped(attributes.class).split(/\s+/u).includes(name);
}

const SPAN = /^(?:[2-9]|[1-9]\d{1,2})$/u;
const NUMBER = /^-?\d{1,6}$/u;
const SIZE = /^[1-9]\d{0,4}$/u;

/** Values in their escaped form; none of the patterns lets an escape in, but for titles, where it stays one. */
const CHECKS: Readonly<Record<string, readonly (readonly [string, RegExp])[]>> = {
  td: [
    ['colspan', SPAN],
    ['rowspan', SPAN],
  ],
  th: [
    ['colspan', SPAN],
    ['rowspan', SPAN],
    ['scope', /^(?:col|row|colgroup|rowgroup)$/u],
  ],
  ol: [
    ['start', NUMBER],
    ['reversed', /^(?:reversed|true)?$/u],
    ['type', /^[1aAiI]$/u],
  ],
  li: [['value', NUMBER]],
  time: [['datetime', /^[\dTWPYMDHSZ:+. -]{4,64}$/u]],
  abbr: [['title', /^[^\n]{1,500}$/u]],
  img: [
    ['width', SIZE],
    ['height', SIZE],
  ],
};
