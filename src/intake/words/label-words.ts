import { fold } from '../../language/index.ts';
import { wordList } from './word-list.ts';

export type LabelName =
  | 'authors'
  | 'editors'
  | 'translators'
  | 'date'
  | 'revised'
  | 'kind'
  | 'publisher'
  | 'tags'
  | 'credit'
  | 'link'
  | 'title'
  | 'summary'
  | 'language'
  | 'revisions';

const LABEL_WORDS: Record<LabelName, string> = {
  authors: `
    author | authors | author(s) | by | written by | byline | reported by | researched by | autor |
    autoren | autorin | autorinnen | autor/in | verfasser | von | text | auteur | auteurs | auteure |
    auteur(s) | auteures | autrice | autrices | par | ecrit par | autora | autores | autoras | por |
    escrito por | autore | autori | di | door | auteur | автор | авторы | yazar | yazarlar | نویسنده |
    نویسندگان | نویسنده‌گان | به قلم | نوشته | نگارنده | نگارندگان | گزارشگر | گزارشگران | خبرنگار | لیکوال | لیکوالان | لیکونکی |
    ليکوال | الكاتب | كاتب | المؤلف | المؤلفون | الكتاب | الكاتبة | الكاتبان | بقلم الكاتب | تقرير من | بقلم | تأليف | إعداد | مصنف | مصنفین | تحریر
  `,
  editors: `editor | editors | edited by | herausgeber | editeur scientifique | ویراستار | editado por`,
  translators: `
    translator | translators | translated by | ubersetzung | ubersetzt von | traduction |
    traducido por | traduit par | مترجم | ترجمه | ژباړن | ترجمة
  `,
  date: `
    خپرېدو نېټه | د خپرېدو نېټه |
    date | dates | published | published on | publication date | date of publication | date published |
    posted | posted on | first published | issued | released | publish date | datum | veroffentlicht |
    veroffentlicht am | erschienen | erschienen am | publiziert am | vom | publie | publie le |
    paru le | date de publication | mis en ligne le | date de parution | fecha | publicado |
    publicado el | fecha de publicacion | publicado em | data | pubblicato | pubblicato il | дата |
    опубликовано | tarih | yayin tarihi | تاریخ | تاریخ نشر | تاریخ انتشار | منتشر شده | منتشر شد |
    نشر | نشر شده | نېټه | نیټه | د خپرېدو نېټه | خپور شوی | د خپریدو نیټه | التاريخ | تاريخ النشر |
    نشر في | نشر بتاريخ
  `,
  revised: `
    last updated | last edited | last edited on | page updated | this page was last edited on | last updated on | last update | updated | updated on |
    this article was last updated on | this page was last updated on |
    this dossier was last updated on | page last updated | last modified | last modified on |
    last revised | last revised on | revised | revised on | date updated | date modified |
    last reviewed | zuletzt aktualisiert | zuletzt aktualisiert am | aktualisiert | aktualisiert am |
    letzte aktualisierung | stand | zuletzt geandert | zuletzt geandert am | letzte anderung |
    derniere mise a jour | derniere mise a jour le | mis a jour | mis a jour le | mise a jour |
    mise a jour le | actualise le | derniere modification | derniere modification le |
    cette page a ete mise a jour le | ultima actualizacion | actualizado | actualizado el |
    ultima modificacion | ultimo aggiornamento | aggiornato | atualizado em | ultima atualizacao |
    laatst bijgewerkt | обновлено | son guncelleme | آخرین به روز رسانی | آخرین به‌روزرسانی |
    آخرین بروزرسانی | به روز شده | به‌روز شده | تجدید شده | آخرین تجدید | آخرین ویرایش | وروستی بدلون |
    وروستی تازه کول | وروستۍ تازه کول | وروستی نوی کول | وروستی اپډیټ | تازه شوی | وروستی سمون |
    نوی شوی | آخر تحديث | تم التحديث | تاريخ التحديث
  `,
  kind: `
    type | kind | category | format | document type | publication type | typ | art | kategorie |
    type de document | categorie | tipo | categoria | نوع | ډول | النوع | rubrik | rubrique | section
  `,
  publisher: `
    publisher | published by | published in | source | verlag | quelle | erschienen in | editeur |
    publie par | publie dans | editorial | publicado por | publicado en | fuente | ناشر | منبع |
    خپروونکی | الناشر | المصدر | outlet | institution
  `,
  tags: `
    categories |
    tags | tag | tagged | tagged with | tagged as | keywords | key words | topics | filed under |
    schlagworter | schlagworte | stichworter | stichworte | themen | mots-cles | mots cles |
    etiquettes | themes | etiquetas | palabras clave | temas | parole chiave | palavras-chave |
    trefwoorden | метки | теги | etiketler | برچسب | برچسب ها | برچسب‌ها | کلیدواژه | کلیدواژه‌ها |
    کلیدواژه ها | واژه‌های کلیدی | کلمات کلیدی | نښلونې | ټګونه | کلیدي ویي | کلیدي کلمې | کليدي ټکي |
    نښې | وسوم | الوسوم | كلمات مفتاحية | الكلمات المفتاحية | كلمات دلالية | الكلمات الدلالية
  `,
  credit: `
    photo | photos | photo by | photo credit | photograph | image | image credit | picture | credit |
    credits | foto | bild | fotos | bildnachweis | photo de | credit photo | fotografia | imagen | عکس |
    تصویر | انځور | عکاس | صورة | الصورة | تصوير | map | karte | carte | نقشه | illustration | © | (c) |
    copyright
  `,
  link: `
    link | url | read more | read the report | full text | available at | lien | enlace | download |
    لینک | doi
  `,
  title: `title | titel | titre | titulo | titolo | عنوان | سرلیک | العنوان | headline`,
  summary: `
    summary | abstract | description | zusammenfassung | resume | resumen | خلاصه | لنډیز | چکیده |
    ملخص | inhalt | teaser
  `,
  language: `language | sprache | langue | idioma | lingua | زبان | ژبه | اللغة | available in`,
  revisions: `
    revisions | revision | revision history | history | changes | anderungen | versionen |
    revisions de la page | historique | revisiones | historial | تغییرات | بازنگری | بازنگری ها |
    بازنگری‌ها | بدلونونه | مراجعات
  `,
};

/** Label by folded word. Where a word stands for two, the first in the table above wins. */
export const LABELS: ReadonlyMap<string, LabelName> = new Map(
  // Object.entries forgets what the keys are.
  (Object.entries(LABEL_WORDS) as [LabelName, string][])
    .flatMap(([name, words]) => wordList(words).map((word) => [fold(word), name] as const))
    .reverse(),
);

export const LONGEST_LABEL = Math.max(...[...LABELS.keys()].map((word) => word.length)) + 2;
