import { foldDigits } from '../language/index.ts';
export function splitHeading(text: string) {
  const m = /^(.*?)\s*[(（]?((?:since |until )?[\d۰-۹٠-٩]{4}(?:[-–/][\d۰-۹٠-٩]{2,4})?)[)）]?$/u.exec(text);
  if (!m || m[1] === undefined || !m[2]) return { heading: text, period: null };
  if (m[1] !== '' && !/[)）]$/.test(text)) return { heading: text, period: null };
  const y = foldDigits(m[2]).replace(/–/g, '-').split(/[-/]/);
  const edtf = y.length === 1 ? y[0] : `${y[0]}/${(y[1] ?? '').length === 2 ? (y[0] ?? '').slice(0, 2) + y[1] : y[1]}`;
  return { heading: m[1] === '' ? text : m[1], period: { edtf: edtf ?? '', raw: m[2], start: 0, end: 0, certainty: 'sure' as const, note: null } };
}
