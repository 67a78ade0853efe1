import { fold } from '../../language/index.ts';
import type { TableField } from './column-mapping.ts';

/** What a header may be called: the field it means, and how sure that is (1 the field's own word, less for others). */
export interface HeaderMeaning {
  readonly field: TableField | null;
  readonly sureness: number;
}

/** What a header may mean besides, where another column has taken the first meaning (Zotero's `Publication Title`). */
export function secondMeaning(header: string): TableField | null {
  return SECOND_MEANINGS.get(foldedHeader(header)) ?? null;
}

/** What a header means by its words alone; `null` where they are not known. Punctuation and numbers do not count. */
export function meaningOfHeader(header: string): HeaderMeaning | null {
  if (header.length > LONGEST_HEADER) return null;
  const words = foldedHeader(header);
  if (words === '') return null;
  const whole = FIELDS.get(words) ?? FIELDS.get(words.replace(/s$/u, ''));
  if (whole !== undefined) return { field: whole, sureness: 1 };
  // `Title of the report`, `Publication title`, `Titel (deutsch)`
  const single = words.split(' ');
  if (single.length > 6) return null;
  const pairs = single.slice(1).map((word, at) => `${single[at] ?? ''} ${word}`);
  const telling = single.filter((word) => word.length >= 4 || word === 'url' || word === 'doi');
  for (const phrase of [...pairs, ...telling]) {
    const field = FIELDS.get(phrase);
    if (field !== undefined) return { field, sureness: pairs.includes(phrase) ? 0.8 : 0.6 };
  }
  return null;
}

/** `Author(s) 2:` is `authors`, `pubDate` is `pub date`, `#` stays. */
export function foldedHeader(header: string): string {
  const parted = header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/(\p{L})\((\p{L}{1,5})\)/gu, '$1$2');
  // The joiner between a Persian word and its plural ending is a space to some.
  return fold(parted.replaceAll('\u200c', ' '))
    .replace(/[^\p{L}\p{M}\p{N}#]+/gu, ' ')
    .replace(/ \d+(?= |$)/gu, '')
    .trim();
}

const LONGEST_HEADER = 100;

// English, German, French, Spanish, Italian, Portuguese, Dutch, Dari and Persian, Pashto, Arabic, Russian. `none` are
// columns that look like a field and are another thing: when a row was changed, who entered it.
const WORDS: Readonly<Partial<Record<TableField | 'none', string>>> = {
  title: `title | headline | heading | post title | article title | publication title | work title | document title | titel | uberschrift |
    schlagzeile | titre | intitule | titulo | titular | titolo | naam | kop | عنوان | عنوان مقاله | عنوان گزارش | سرلیک | عنوان اثر | العنوان |
    название | заголовок | наименование | title en | name of publication | titel der publikation`,
  subtitle: `subtitle | sub title | subheading | deck | standfirst | untertitel | unterzeile | sous titre | subtitulo | sottotitolo | ondertitel |
    عنوان فرعی | زیرعنوان | فرعي سرلیک | فرعي عنوان | العنوان الفرعي | عنوان فرعي | подзаголовок | second title`,
  authors: `author | authors | author names | byline | by | written by | creator | creators | contributor | contributors | writer | writers | autor |
    autoren | autorin | autorinnen | autor in | verfasser | verfasserin | verfasst von | von | auteur | auteurs | autrice | auteure | par | autora | autores |
    autoras | por | autore | autori | schrijver | door | نویسنده | نویسندگان | نویسنده گان | مولف | مولفان | مؤلف | مؤلفین | نگارنده | به قلم |
    گزارشگر | لیکوال | لیکوالان | لیکونکی | لیکونکي | المؤلف | المؤلفون | مؤلفون | الكاتب | كاتب | الكتاب | بقلم | автор | авторы`,
  'author-first': `author first name | first name | firstname | given name | given names | forename | vorname | vornamen | prenom | prenoms | nombre |
    nombre del autor | nome | nome dell autore | primeiro nome | voornaam | نام | نام نویسنده | نوم | الاسم الأول | имя | author first`,
  'author-last': `author last name | last name | lastname | surname | family name | nachname | familienname | nom | nom de famille | apellido | apellidos |
    cognome | sobrenome | apelido | achternaam | familienaam | تخلص | نام خانوادگی | نام فامیلی | کورنی نوم | اسم العائلة | اللقب | фамилия | author last`,
  editors: `editor | editors | edited by | ed | eds | herausgeber | herausgeberin | hrsg | hg | editeur scientifique | sous la direction de | dir |
    editado por | a cura di | curatore | organizador | redacteur | redactie | ویراستار | ویراستاران | مدون | سمونچار | محرر | المحرر | المحررون | редактор | редакторы`,
  date: `date | publication date | pub date | pubdate | date published | published | published on | published at | date of publication | post date |
    posted | issue date | release date | issued | released | publish date | day published | datum | veroffentlicht | veroffentlicht am | veroffentlichungsdatum |
    erscheinungsdatum | erschienen | erschienen am | publikationsdatum | date de publication | date de parution | publie le | publie | paru le | parution |
    fecha | fecha de publicacion | publicado | publicado el | data | data di pubblicazione | pubblicato | pubblicato il | data de publicacao | publicado em |
    publicatiedatum | gepubliceerd | تاریخ | تاریخ نشر | تاریخ انتشار | زمان نشر | نشر شده | نېټه | نیټه | د خپرېدو نېټه | د خپریدو نیټه | خپرېدو نېټه | التاريخ |
    تاريخ النشر | تاريخ | дата | дата публикации | опубликовано | time | datetime | timestamp | when`,
  year: `year | yr | publication year | year of publication | year published | jahr | erscheinungsjahr | annee | annee de publication | ano | año | ano de publicacion | anno |
    anno di pubblicazione | jaar | سال | سال نشر | سال انتشار | کال | د خپرېدو کال | السنة | سنة | سنة النشر | عام | год | год издания`,
  month: `month | monat | mois | mes | mese | maand | ماه | میاشت | الشهر | شهر | месяц | publication month`,
  day: `day | tag des monats | jour | dia | giorno | dag | روز | ورځ | اليوم | يوم | день`,
  language: `language | lang | languages | langcode | locale | sprache | sprachen | langue | langues | idioma | idiomas | lingua | lingue | taal | زبان | لسان | ژبه | اللغة |
    لغة | язык`,
  url: `url | link | links | web link | weblink | web address | website | web page | permalink | address | href | uri | hyperlink | post url | page url |
    canonical | canonical url | online | available at | source url | verweis | internetadresse | adresse | webadresse | lien | liens | adresse web | enlace | enlaces |
    direccion | vinculo | collegamento | indirizzo | ligacao | endereco | koppeling | webadres | لینک | پیوند | آدرس | نشانی | لېنک | تړنی | پته |
    رابط | الرابط | ссылка | адрес | external link | link to article`,
  kind: `type | kind | publication type | document type | post type | content type | item type | resource type | material type | format | genre | form | art |
    typ | dokumenttyp | publikationstyp | publikationsart | textsorte | gattung | type de document | type de publication | tipo | tipo de documento |
    tipo de publicacion | tipologia | soort | نوع | نوعیت | نوع سند | نوع نشر | ډول | النوع | نوع المنشور | тип | вид | тип публикации`,
  publisher: `publisher | published by | outlet | media outlet | newspaper | organisation | organization | institution | publishing house | imprint | site | site name |
    source | verlag | herausgebende organisation | organisation | quelle | medium | institut | editeur | maison d edition | publie par | source | editorial |
    publicado por | fuente | medio | editore | testata | fonte | editora | uitgever | uitgeverij | bron | ناشر | نهاد | موسسه | منبع | خپروونکی | خپرونکی | سرچینه |
    الناشر | المصدر | издатель | издательство | источник`,
  abstract: `abstract | summary | description | excerpt | teaser | lead | synopsis | blurb | intro | introduction | executive summary | zusammenfassung | kurzfassung |
    beschreibung | inhalt | vorspann | resume | sommaire | chapeau | extrait | resumen | descripcion | extracto | riassunto | sommario | descrizione |
    resumo | descricao | samenvatting | omschrijving | beschrijving | خلاصه | چکیده | شرح | توضیح | توضیحات | لنډیز | الملخص | ملخص | الوصف | аннотация |
    описание | резюме | краткое содержание`,
  text: `text | full text | fulltext | body | body text | content | contents | post content | article text | html | volltext | artikeltext | haupttext | texte | texte integral |
    contenu | corps | texto | texto completo | contenido | cuerpo | testo | testo completo | contenuto | conteudo | tekst | inhoud | متن | متن کامل | محتوا |
    بشپړ متن | النص | النص الكامل | المحتوى | نص | текст | полный текст | содержание`,
  tags: `tag | tags | keyword | keywords | key words | topic | topics | subject | subjects | theme | themes | category | categories | label | labels |
    schlagwort | schlagworter | schlagworte | stichwort | stichworter | stichworte | thema | themen | kategorie | kategorien | rubrik | mot cle | mots cles | mots clefs |
    theme | etiquette | etiquettes | sujet | sujets | categorie | categories | rubrique | etiqueta | etiquetas | palabras clave | tema | temas | categoria | categorias |
    parola chiave | parole chiave | argomento | argomenti | categorie | palavras chave | assunto | trefwoord | trefwoorden | onderwerp | onderwerpen | برچسب |
    برچسب ها | کلیدواژه | کلیدواژه ها | کلید واژه | کلید واژه ها | کلمات کلیدی | موضوع | موضوعات | دسته | دسته بندی | کټګوري | کلیدي کلمې | کلیدي ویي | ټګونه | موضوع گانې |
    وسم | وسوم | الوسوم | الكلمات المفتاحية | كلمات مفتاحية | الموضوع | المواضيع | التصنيف | тег | теги | ключевые слова | тема | темы | рубрика | категория |
    section | sections`,
  doi: `doi | digital object identifier`,
  isbn: `isbn | isbn 13 | isbn13`,
  'container-title': `journal | journal title | magazine | periodical | book title | container title | in | published in | publication title journal | zeitschrift | erschienen in |
    sammelband | zeitung | revue | journal titre | paru dans | revista | publicado en | rivista | periodico | pubblicato in | tijdschrift | مجله | نشریه | روزنامه |
    مجله یا روزنامه | المجلة | مجلة | журнал`,
  volume: `volume | vol | band | jahrgang | tome | volumen | tomo | deel | جلد | دوره | ټوک | المجلد | том`,
  issue: `issue | issue number | number in volume | no in volume | heft | heftnummer | ausgabe | numero | numero de la revista | fascicolo | aflevering | شماره | ګڼه | العدد |
    выпуск | номер выпуска`,
  pages: `pages | page | pp | page range | page numbers | seite | seiten | seitenzahl | pagina | paginas | pagine | bladzijden | صفحه | صفحات | مخونه | الصفحات | страницы`,
  'cite-key': `cite key | citekey | citation key | bibtex key | bibkey | bibtex id`,
  id: `id | identifier | guid | uuid | record id | post id | item id | node id | nid | key | slug | reference | ref | kennung | signatur | identifiant | identificador | identificativo |
    kenmerk | شناسه | پېژند | المعرف | идентификатор | no | nr | number | nummer | numero d ordre | #`,
  picture: `picture | image | photo | image url | featured image | thumbnail | cover | cover image | picture url | bild | foto | titelbild | vorschaubild | beitragsbild |
    image a la une | photographie | vignette | couverture | imagen | fotografia | portada | immagine | copertina | imagem | afbeelding | عکس | تصویر | انځور | صورة |
    الصورة | изображение | фото | картинка`,
  caption: `caption | image caption | picture caption | photo caption | bildunterschrift | bildtext | legende | pie de foto | leyenda | didascalia | legenda | bijschrift |
    شرح عکس | زیرنویس عکس | شرح تصویر | د انځور تشریح | وصف الصورة | تعليق الصورة | подпись`,
  credit: `credit | credits | photo credit | image credit | picture credit | photographer | photo by | bildnachweis | fotograf | fotografin | bildrechte | credit photo |
    photographe | credito | creditos | fotografo | crediti | fotograaf | fotocredit | عکاس | منبع عکس | عکس از | انځورګر | المصور | автор фото | фотограф | copyright`,
  external: `external | is external | external publication | extern | externe | externo | externa | esterno | esterna | بیرونی | خارجی | بهرنی | خارجي | внешний | внешняя`,
  'translation-of': `translation of | translated from | original | original url | original title | original version | original link | ubersetzung von | originaltitel | original fassung | traduction de |
    version originale | traduccion de | traduzione di | traducao de | vertaling van | ترجمه از | اصل مقاله | ترجمة عن | الأصل | перевод с | оригинал`,
  none: `modified | last modified | updated | last updated | updated at | date modified | date added | date accessed | accessed | access date | retrieved | created |
    created at | date created | entered by | added by | geandert | geandert am | zuletzt geandert | aktualisiert | zuletzt aktualisiert | stand | abgerufen am | modifie |
    modifie le | mis a jour | mis a jour le | consulte le | modificado | actualizado | consultado | aggiornato | bijgewerkt | تجدید شده | آخرین ویرایش | تازه شوی |
    آخر تحديث | изменено | обновлено | notes | note | comments | comment | remarks | remark | bemerkung | bemerkungen | anmerkung | notiz | notizen | remarque | remarques |
    commentaire | notas | observaciones | osservazioni | opmerkingen | ملاحظات | یادداشت | status | word count | words | wordcount | views | downloads | translator |
    translators | translated by | ubersetzer | ubersetzung | traducteur | email | e mail | phone | issn | place | city | country | edition | rights | licence | license | series | series title | collection | short title |
    journal abbreviation | num pages | number of pages | page count | number of volumes | username | user name | author username | author login | author id | author email |
    image title | image alt text | alt text | tel`,
};

const SECOND_MEANINGS: ReadonlyMap<string, TableField> = new Map([
  ['publication title', 'container-title'],
  ['publication', 'container-title'],
  ['source', 'container-title'],
  ['image featured', 'picture'],
]);

/** Field by folded word; a word that stands for two is the earlier one's. `null` for columns that are none. */
const FIELDS: ReadonlyMap<string, TableField | null> = fieldsByWord();

function fieldsByWord(): ReadonlyMap<string, TableField | null> {
  const fields = new Map<string, TableField | null>();
  // Object.entries forgets what the keys are.
  for (const [name, words] of Object.entries(WORDS))
    for (const word of words.split('|').map(foldedHeader))
      if (word !== '' && !fields.has(word)) fields.set(word, name === 'none' ? null : (name as TableField));
  return fields;
}
