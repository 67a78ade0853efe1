import { foldForTitle } from '../../language/index.ts';

/** What a mark says that a title is an amended version; phrases, in the languages that research is published in here. */
const AMENDED = phrases(`
  amended | updated | update | revised | corrected | reissued | expanded | enlarged | new version | new edition | revision |
  aktualisiert | aktualisierte | aktualisierter | aktualisiertes | aktualisierung | überarbeitet | überarbeitete |
  überarbeiteter | geändert | geänderte | ergänzt | ergänzte | erweitert | erweiterte | korrigiert | korrigierte |
  berichtigt | berichtigte | neufassung | neue fassung | neuauflage |
  mise à jour | mis à jour | mises à jour | actualisé | actualisée | actualisation | révisé | révisée | corrigé | corrigée |
  modifié | modifiée | amendé | amendée | nouvelle version | nouvelle édition | revue et corrigée | augmentée |
  actualizado | actualizada | actualización | revisado | revisada | corregido | corregida | modificado | modificada |
  ampliado | ampliada | enmendado | enmendada | puesta al día | nueva versión | nueva edición |
  aggiornato | aggiornata | aggiornamento | riveduto | riveduta | corretto | corretta |
  atualizado | atualizada | atualização | revisto | revista e atualizada | corrigido | corrigida |
  bijgewerkt | bijgewerkte | herzien | herziene | geactualiseerd | güncellendi | güncelleme | güncellenmiş | düzeltilmiş |
  обновлено | обновлённый | обновленный | обновление | исправлено | исправленное | дополненное | пересмотренное |
  محدث | محدثة | تحديث | محدّث | معدل | معدلة | منقح | منقحة | مصحح | مصححة | نسخة جديدة | طبعة جديدة |
  به روز شده | به‌روز شده | بروز شده | به روز رسانی | به‌روزرسانی | بروزرسانی | به روز رسانی شده | به‌روزرسانی شده |
  بروزرسانی شده | روزآمد | روزآمد شده | تجدید شده | تجدید نظر شده | تجدیدنظرشده | بازنگری شده | بازبینی شده |
  ویرایش شده | اصلاح شده | اصلاحیه | اصلاحی | تصحیح شده | تکمیل شده | تعدیل شده | نسخه جدید | ویرایش جدید | ویرایش تازه |
  تازه شوی | تازه شوې | نوی شوی | نوې شوې | نوی کړل شوی | سم شوی | سم شوې | سمون شوی | سمه شوې | اصلاح شوی | اصلاح شوې |
  تعدیل شوی | اپډېټ | اپډیټ | نوې بڼه | نوې نسخه
`);

/** Words that may stand beside these in a mark: `an update`, `fully revised and updated edition`. */
const BESIDE_AMENDED = new Set(
  phrases(`
  a | an | the | and | again | on | of | as | last | fully | slightly | version | edition | text | article | report | paper |
  und | neue | vollständig | leicht | am | vom | stand | fassung | version | auflage | artikel | text |
  et | le | la | du | de | au | version | édition | texte | y | el | en | al | versión | edición | texto |
  versione | edizione | e | em | versão | edição | versie | editie | en | op | sürüm | baskı | и | издание | версия |
  نسخه | ورژن | چاپ | ویرایش | متن | مقاله | و | در | تاریخ | شده | بڼه | شوی | شوې | او | په | مقاله | متن | نسخة | طبعة | في
`),
);

const EDITION_WORDS = new Set(
  phrases(`
  version | ver | v | edition | ed | edn | rev | revision | auflage | aufl | fassung | édition | edición | versión |
  edizione | versione | edição | versão | editie | versie | druk | baskı | sürüm | издание | версия |
  نسخه | چاپ | ویرایش | بڼه | طبعة | الطبعة | نسخة | النسخة
`),
);

export const PART_WORDS = phrases(`
  part | pt | chapter | episode | volume | vol | no | nr | num | number | issue | installment |
  teil | kapitel | folge | band | nummer | heft | ausgabe | partie | chapitre | épisode | tome | numéro | n° |
  parte | capítulo | episodio | tomo | número | deel | aflevering | bölüm | kısım | часть | глава | выпуск |
  بخش | قسمت | فصل | جلد | شماره | برخه | څپرکی | ګڼه | ټوک | الجزء | جزء | الحلقة | حلقة | الفصل | العدد | رقم
`);

/** Titles that hundreds of pieces have. */
const GENERIC_TITLES = new Set(
  phrases(`
  editorial | editorials | editor s note | from the editor | editors note | introduction | foreword | preface | afterword |
  epilogue | conclusion | conclusions | summary | executive summary | abstract | overview | background | contents |
  table of contents | index | bibliography | references | further reading | acknowledgements | acknowledgments | annex |
  appendix | glossary | list of abbreviations | abbreviations | about the author | about the authors | contributors |
  letter | letters | letter to the editor | letters to the editor | a letter | correspondence | comment | comments | commentary |
  opinion | note | notes | statement | press statement | joint statement | press release | media release | media advisory |
  news | news in brief | in brief | briefs | news release | latest news | update | updates | weekly update | monthly update |
  daily update | weekly review | weekly report | daily report | monthly report | quarterly report | annual report |
  progress report | final report | report | reports | newsletter | bulletin | briefing | brief | policy brief |
  working paper | discussion paper | factsheet | fact sheet | review | reviews | book review | book reviews | interview |
  interviews | obituary | obituaries | in memoriam | announcement | announcements | events | event | calendar | agenda |
  programme | call for papers | vacancy | vacancies | job vacancy | jobs | tender | podcast | video | videos | photos |
  photo gallery | gallery | map | maps | infographic | data | dataset | home | about | about us | contact | untitled |
  no title | test | welcome | faq | q a | questions and answers | errata | erratum | corrigendum | correction | corrections |
  timeline | chronology | dossier | special issue | round up | roundup | links | reading list | quote of the day |
  vorwort | nachwort | einleitung | einführung | zusammenfassung | fazit | inhalt | inhaltsverzeichnis | leserbrief |
  leserbriefe | brief | pressemitteilung | pressemeldung | presseerklärung | medienmitteilung | nachrichten | kurzmeldungen |
  kurznachrichten | meldungen | kommentar | stellungnahme | interview | nachruf | rezension | rezensionen | jahresbericht |
  bericht | rundbrief | veranstaltungen | termine | literatur | impressum | startseite |
  éditorial | avant propos | préface | postface | conclusion | résumé | sommaire | table des matières | lettre | lettres |
  courrier des lecteurs | communiqué | communiqué de presse | déclaration | nouvelles | actualités | brèves | en bref |
  commentaire | entretien | compte rendu | comptes rendus | rapport annuel | rapport | bulletin | bibliographie | annexe |
  introducción | prólogo | prefacio | epílogo | conclusiones | resumen | índice | carta | cartas | carta al editor |
  cartas al director | comunicado | comunicado de prensa | nota de prensa | declaración | noticias | en breve | breves |
  comentario | entrevista | reseña | reseñas | informe anual | informe | boletín | bibliografía | anexo |
  introduzione | prefazione | editoriale | comunicato stampa | notizie | recensione | introdução | prefácio |
  comunicado de imprensa | notícias | inleiding | voorwoord | persbericht | nieuws | giriş | önsöz | basın açıklaması | haberler |
  введение | предисловие | заключение | новости | пресс релиз | письмо | от редакции |
  سرمقاله | مقدمه | پیشگفتار | دیباچه | نامه | نامه به سردبیر | یادداشت | یادداشت سردبیر | خلاصه | نتیجه گیری | فهرست |
  فهرست مطالب | اعلامیه | اعلامیه مطبوعاتی | بیانیه | بیانیه مطبوعاتی | خبرنامه | خبر | خبرها | اخبار | خبرهای کوتاه |
  اخبار کوتاه | گزارش | گزارش سالانه | گزارش هفته وار | گزارش هفتگی | گزارش ماهانه | مصاحبه | گفتگو | معرفی کتاب | نقد کتاب |
  سریزه | لیک | لیکنه | اعلامیه | مطبوعاتي اعلامیه | خبرپاڼه | خبرونه | لنډ خبرونه | راپور | کلنی راپور | مرکه | لنډیز | یادښت |
  افتتاحية | المقدمة | مقدمة | تمهيد | خاتمة | رسالة | رسائل | بيان | بيان صحفي | أخبار | أخبار موجزة | موجز الأخبار |
  ملخص | تقرير | التقرير السنوي | تقرير سنوي | مقابلة | نشرة
`),
);

/** Whether a title, numbers and dates aside, is one that hundreds of pieces have. */
export function isGenericTitle(folded: string): boolean {
  const words = folded.split(' ').filter((word) => numberWord(word) === null);
  return words.length === 0 || GENERIC_TITLES.has(words.join(' '));
}

/** What a mark says about being an amended version: `null` where it is none; `version` is its number where it has one. */
export function readAmendment(mark: string): { readonly version: number | null } | null {
  const folded = foldForTitle(mark);
  const rest = folded.replace(AMENDED_PHRASE, ' ').split(' ').filter(Boolean);
  const version = readEdition(folded.split(' '));
  if (rest.join(' ') === folded) return version === null ? null : { version };
  const isMark = rest.every((word) => BESIDE_AMENDED.has(word) || numberWord(word) !== null);
  return isMark ? { version: version ?? smallNumber(rest) } : null;
}

/** `2nd edition`, `v2`, `version 2.1`, `zweite Auflage`, `چاپ دوم`: the number; `null` where it is none of these. */
export function readEdition(words: readonly string[]): number | null {
  const [first = '', second = ''] = words;
  const joined = /^(?:v|ver|version|rev)(\d{1,2})$/.exec(first)?.[1];
  if (joined !== undefined && words.length <= 2) return Number(joined);
  const rest = words.filter(
    (word) => !EDITION_WORDS.has(word) && !BESIDE_AMENDED.has(word) && word !== AND_FIRST,
  );
  const hasEdition = EDITION_WORDS.has(first) || words.some((word) => EDITION_WORDS.has(word));
  if (!hasEdition || rest.length === 0 || rest.length > 2 || (first === 'v' && !/^\d/.test(second)))
    return null;
  const number = numberWord(rest[0] ?? '');
  const isMinor = rest.length === 1 || /^\d{1,2}$/.test(rest[1] ?? '');
  return number !== null && /^\d{1,2}$/.test(number) && isMinor ? Number(number) : null;
}

const AND_FIRST = 'the';

/** `update 2`: the second. A number beside a month is a day. */
function smallNumber(words: readonly string[]): number | null {
  const numbers = words.map(numberWord).filter((it) => it !== null);
  const [number = ''] = numbers;
  return numbers.length === 1 && /^\d{1,2}$/.test(number) ? Number(number) : null;
}

/**
 * What a folded word counts for where titles of a series differ in nothing else: the digits of a number, an ordinal, a
 * Roman number from II on, the name of a month or a season; `null` for any other word.
 */
export function numberWord(word: string): string | null {
  const digits = /^#?(\d{1,6})(?:st|nd|rd|th|e|er|eme|ere|a|o|te|ter|tes|nd|d|م)?$/u.exec(word)?.[1];
  if (digits !== undefined) return digits;
  return NUMBER_WORDS.get(word) ?? (timeWords().has(word) ? word : null);
}

const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  [
    'one|first|erster|erste|erstes|eins|premier|première|un|primero|primera|primer|prima|primo|اول|نخست|یکم|لومړی|لومړۍ|الأول|الأولى|первая|birinci',
    'two|second|zweiter|zweite|zweites|zwei|deux|deuxième|second|seconde|dos|segundo|segunda|دوم|دو|دوهم|دويم|دوهمه|دويمه|الثاني|الثانية|вторая|ikinci|ii',
    'three|third|dritter|dritte|drittes|drei|trois|troisième|tres|tercero|tercera|سوم|سه|دریم|دریمه|الثالث|الثالثة|третья|üçüncü|iii',
    'four|fourth|vierter|vierte|vier|quatre|quatrième|cuatro|cuarto|cuarta|چهارم|چهار|څلورم|څلورمه|الرابع|الرابعة|iv',
    'five|fifth|fünfter|fünfte|fünf|cinq|cinquième|cinco|quinto|quinta|پنجم|پنج|پنځم|پنځمه|الخامس|الخامسة',
    'six|sixth|sechster|sechste|sechs|sixième|seis|sexto|sexta|ششم|شش|شپږم|شپږمه|السادس|السادسة|vi',
    'seven|seventh|siebter|siebte|sieben|sept|septième|siete|séptimo|هفتم|هفت|اووم|اوومه|السابع|السابعة|vii',
    'eight|eighth|achter|achte|acht|huit|huitième|ocho|octavo|هشتم|هشت|اتم|اتمه|الثامن|الثامنة|viii',
    'nine|ninth|neunter|neunte|neun|neuf|neuvième|nueve|noveno|نهم|نه|نهمه|التاسع|التاسعة|ix',
    'ten|tenth|zehnter|zehnte|zehn|dix|dixième|diez|décimo|دهم|ده|لسم|لسمه|العاشر|العاشرة',
  ].flatMap((words, at) =>
    words.split('|').map((word): [string, string] => [foldForTitle(word), String(at + 1)]),
  ),
);

let times: ReadonlySet<string> | null = null;

/** Months, in the languages and calendars of the house, as the platform names them; seasons and quarters. */
function timeWords(): ReadonlySet<string> {
  times ??= new Set([
    ...MONTH_LOCALES.flatMap(monthsOf),
    ...phrases(`
      spring | summer | autumn | fall | winter | frühjahr | frühling | sommer | herbst | printemps | été | automne | hiver |
      primavera | verano | otoño | invierno | بهار | تابستان | خزان | زمستان | پسرلی | اوړی | منی | ژمی | q1 | q2 | q3 | q4 | h1 | h2
    `),
  ]);
  return times;
}

const MONTH_LOCALES = [
  ...['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'tr', 'ru', 'ar'],
  ...['fa-AF-u-ca-persian', 'ps-AF-u-ca-persian', 'fa-IR-u-ca-persian', 'fa-u-ca-gregory', 'ar-u-ca-islamic'],
];

function monthsOf(locale: string): string[] {
  return (['long', 'short'] as const).flatMap((month) => {
    const format = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' });
    // A day of every month of any calendar: some days more than a year of half months.
    const days = Array.from({ length: 25 }, (_, at) => new Date(Date.UTC(2020, 0, 5 + at * 15)));
    return days.map((day) => foldForTitle(format.format(day))).filter((name) => /^\p{L}{3,}$/u.test(name));
  });
}

function phrases(list: string): string[] {
  return list.split('|').map(foldForTitle).filter(Boolean);
}

const AMENDED_PHRASE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...AMENDED].sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
);
