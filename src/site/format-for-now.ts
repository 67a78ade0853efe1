import { localeOf } from './phrase.tsx';
export function formatEdtf(edtf: string, language: string): string {
  return edtf
    .split('/')
    .map((side) => formatSide(side, language))
    .join('–');
}
function formatSide(side: string, language: string): string {
  const m = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(side);
  if (!m) return side;
  const date = new Date(Date.UTC(Number(m[1]), Number(m[2] ?? 1) - 1, Number(m[3] ?? 1)));
  return new Intl.DateTimeFormat(localeOf(language), {
    calendar: 'gregory',
    timeZone: 'UTC',
    year: 'numeric',
    ...(m[2] ? { month: 'long' as const } : {}),
    ...(m[3] ? { day: 'numeric' as const } : {}),
  }).format(date);
}
export function formatSolarHijri(edtf: string, language: string): string | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(edtf)) return null;
  return new Intl.DateTimeFormat(`${localeOf(language)}-u-ca-persian`, {
    timeZone: 'UTC',
    dateStyle: 'long',
  }).format(new Date(edtf));
}
export function formatInstant(iso: string, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', dateStyle: 'long' }).format(
    new Date(iso),
  );
}
