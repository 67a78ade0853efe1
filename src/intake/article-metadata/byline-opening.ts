import { findDates, fold } from '../../language/index.ts';
import { CREDIT_OPENERS } from '../words/index.ts';

/** Whether a line, or what stands in it behind a date or a bar, begins with `By`, `Von`, `Autor:` and names somebody. */
export function isAnnounced(line: string): boolean {
  if (opensByline(line)) return true;
  let rest = line;
  for (const date of findDates(line).reverse()) rest = `${rest.slice(0, date.start)}|${rest.slice(date.end)}`;
  return rest.split(/[|·•]/u).some((part) => opensByline(part.trim()));
}

function opensByline(words: string): boolean {
  if (EAST_ASIAN_OPENER.test(words)) return true;
  const beginning = fold(words.slice(0, 60));
  return CREDIT_OPENERS.some(([opener, role]) => {
    if (role !== 'author' || !beginning.startsWith(opener)) return false;
    const rest = beginning.slice(opener.length);
    return NEEDS_COLON.has(opener) ? /^\s?:\s?\S/u.test(rest) : /^[\s:]+\S/u.test(rest);
  });
}

/** Whether a line is nothing but the opening, and the name stands in the next one. */
export function isOpenerAlone(line: string): boolean {
  const words = fold(line).replace(/\s*:$/u, '');
  return words.length < 40 && CREDIT_OPENERS.some(([opener, role]) => role === 'author' && opener === words);
}

/** Labels of Chinese, Japanese and Korean pages, which set no space behind them. */
const EAST_ASIAN_OPENER =
  /^(?:作者|记者|記者|本报记者|撰文|文|作家|筆者|著者|執筆|글|기자)\s?[:：|／/]\s?\S/u;

const NEEDS_COLON = new Set(
  'text|words|story|bericht|protokoll|text und fotos|text und foto|text & fotos|text und bilder|autor|autorin|autoren|autorinnen|auteur|auteure|author|authors|tekst|автор|byline|interview|di|da|av|af|from|نوشته|نویسنده|نویسندگان|لیکوال|بقلم|written|مصنف|تحریر|گزارشگر|خبرنگار|الكاتب|کاتب|كتب'
    .split('|')
    .map(fold),
);
