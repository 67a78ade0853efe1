import { prs } from './prs.ts';
import type { Words } from './words.ts';

/** Iranian Persian: Dari's table, and the words that Iran says otherwise. */
export const fa: Words = {
  ...prs,
  dossiers: 'پرونده‌ها',
  publications: 'آثار',
  latestPublications: 'تازه‌ترین آثار',
  allPublications: 'همهٔ آثار',
  lastUpdated: 'آخرین به‌روزرسانی: {date}',
  firstPublished: 'نخستین انتشار: {date}',
  publicationCount: { one: '{n} اثر', other: '{n} اثر' },
  dossierCount: { one: '{n} پرونده', other: '{n} پرونده' },
  kinds: { ...prs.kinds, dispatch: 'گزارش', statement: 'بیانیه' },
  externalPublication: 'انتشار بیرونی',
  emptySection: 'در این بخش هنوز اثری گذاشته نشده است.',
  inThisDossier: 'در این پرونده',
  update: 'به‌روزرسانی',
  sourceRevised: 'آن صفحه آخرین بار در {date} به‌روز شده است.',
  citeThis: 'ارجاع به این پرونده',
  inDossiers: 'در این پرونده‌ها',
  noDossiers: 'هنوز پرونده‌ای منتشر نشده است.',
  noPublications: 'هنوز اثری فهرست نشده است.',
  notFound: 'چنین صفحه‌ای نیست',
  notFoundText: 'در {path} چیزی منتشر نشده است. شاید جابه‌جا یا برداشته شده باشد.',
  failedText: 'اشکال از ماست. لطفاً چند دقیقهٔ دیگر دوباره امتحان کنید.',
};
