import { vocabulary, wordSet } from './date-tokens.ts';
import type { Calendar } from './month-names.ts';

/** Names of the days of the week; 0 is Sunday. Abbreviations stand in `SHORT_WEEKDAYS`, many are words of their own. */
export const WEEKDAYS = vocabulary(
  [
    'Sunday|Sonntag|dimanche|domingo|domenica|zondag|воскресенье|Pazar|الأحد|أحد|یکشنبه|یک شنبه|يوم الأحد|اتوار',
    'Monday|Montag|lundi|lunes|lunedì|segunda-feira|maandag|понедельник|Pazartesi|الاثنين|الإثنين|دوشنبه|دو شنبه|پیر',
    'Tuesday|Dienstag|mardi|martes|martedì|terça-feira|dinsdag|вторник|Salı|الثلاثاء|سه‌شنبه|سه شنبه|منگل',
    'Wednesday|Mittwoch|mercredi|miércoles|mercoledì|quarta-feira|woensdag|среда|Çarşamba|الأربعاء|چهارشنبه|چهار شنبه|چارشنبه|بدھ',
    'Thursday|Donnerstag|jeudi|jueves|giovedì|quinta-feira|donderdag|четверг|Perşembe|الخميس|پنجشنبه|پنج شنبه|جمعرات',
    'Friday|Freitag|vendredi|viernes|venerdì|sexta-feira|vrijdag|пятница|Cuma|الجمعة|جمعه|جمعۀ',
    'Saturday|Samstag|Sonnabend|samedi|sábado|sabato|zaterdag|суббота|Cumartesi|السبت|شنبه|ہفتہ',
  ].map((variants, weekday): [string, number] => [variants, weekday]),
);

export const SHORT_WEEKDAYS = vocabulary(
  [
    'Sun|So|dim|dom|zo|вс|Paz',
    'Mon|Mo|lun|seg|ma|пн|Pzt',
    'Tue|Tues|Di|mar|ter|вт|Sal',
    'Wed|Weds|Mi|mer|mié|qua|wo|ср|Çar',
    'Thu|Thur|Thurs|Do|jeu|jue|gio|qui|чт|Per',
    'Fri|Fr|ven|vie|sex|vr|пт|Cum',
    'Sat|Sa|sam|sáb|sab|za|сб|Cmt',
  ].map((variants, weekday): [string, number] => [variants, weekday]),
);

/** EDTF season numbers (ISO 8601-2, 4.8.1). */
export const SEASONS = vocabulary([
  [
    'Spring|Frühling|Frühjahr|printemps|primavera|lente|voorjaar|весна|весной|весны|ilkbahar|bahar|بهار|پسرلی|پسرلي|بہار',
    21,
  ],
  ['Summer|Sommer|été|verano|estate|verão|zomer|лето|летом|лета|yaz|صيف|الصيف|تابستان|اوړی|دوبی|گرما', 22],
  [
    'Autumn|Fall|Herbst|automne|otoño|autunno|outono|herfst|najaar|осень|осенью|осени|sonbahar|güz|خريف|الخريف|خزان|پاییز|منی',
    23,
  ],
  ['Winter|hiver|invierno|inverno|зима|зимой|зимы|kış|شتاء|الشتاء|زمستان|ژمی|سرما', 24],
]);

/** Season names that are everyday words as well: where they stand without a capital, the reading is a guess. */
export const DOUBTFUL_SEASONS = wordSet('fall|estate|été|lente|yaz|bahar');

/** Month names that are everyday words as well. */
export const DOUBTFUL_MONTHS = wordSet('may|march|mars|mehr|asad|hut|tir|aban|bahman|dey|tala|kab|safar');

/** Abbreviated months of other languages that are words in English. */
export const ENGLISH_WORDS = wordSet('set|out|ago|gen|mag');

/** What marks a year's calendar, after or before it. Ezafe and joiners are folded away before the look-up. */
export const ERAS = vocabulary<Calendar>([
  ['AD|CE|م|میلادی|ميلادية|ميلادي|میلادي|عیسوی|زېږدیز|زېږديز|н э', 'gregorian'],
  [
    'SH|AP|هش|ه ش|ش|خورشیدی|هجری خورشیدی|هجری شمسی|شمسی|لمریز|لمريز|هجري لمریز|هجري شمسي|هجري لمريز|AHS',
    'solar',
  ],
  ['AH|ق|هق|ه ق|قمری|هجری قمری|هجري قمري|سپوږمیز|هجرية|هجري|ه|ھ', 'lunar'],
]);

/** Words for "year" that mark a number as one. */
export const YEAR_WORDS = wordSet(
  'سال|سالِ|کال|عام|سنة|لعام|year|Jahr|année|год|года|году|г|гг|yılı|سنه|هجری',
);

/** About when: kept as `~` in EDTF. */
export const CIRCA = wordSet(
  'circa|ca|c|about|around|approximately|vers|environ|um|etwa|hacia|alrededor de|cerca de|около|حدود|حوالی|شاوخوا|نحو|حوالي|yaklaşık|rond|omstreeks',
);

/** Whether at all then: kept as `?` in EDTF. */
export const PERHAPS = wordSet(
  'possibly|perhaps|probably|maybe|presumably|peut être|probablement|vermutlich|wahrscheinlich|vielleicht|wohl|quizá|quizás|probablemente|احتمالا|شاید|ښايي|شايد|ربما|لعله',
);

/** The ones of `CIRCA` that mean nothing else beside a year in running text. */
export const CLEAR_CIRCA = wordSet('circa|ca|c');

export const ORDINAL_ENDINGS = wordSet(
  'st|nd|rd|th|er|re|e|ème|eme|º|ª|o|a|de|ste|го|ое|е|م|مه|مې|ام|ین|نیټه|نېټه|نیټې',
);

/** What may stand between the day and the month. */
export const DAY_LINKS = wordSet('of|de|d|do|di|van|من|ماه|د|شهر|نیټه|د میاشتې|برج|par');

/** What may stand between the month and the year. */
export const YEAR_LINKS = wordSet(
  'of|de|del|do|dell|van|سال|عام|سنة|لعام|کال|د|ماه|من عام|year|in|میاشت|میاشتې',
);

/** What may stand between a leading year and its month, or a month and its day, in Pashto. */
export const PASHTO_LINKS = wordSet('کال|کې|کی|د|په|له|لمریز|لمريز|زېږدیز|میلادي|میاشتې|میاشت');

/** Words that introduce a date and are no part of it: the whole of a text may begin with them. */
export const RANGE_WORDS = wordSet(
  'to|until|till|through|thru|bis|au|à|al|hasta|a|até|tot|по|до|تا|حتى|إلى|الی|تر',
);

export const INTRODUCTIONS = wordSet(
  'on|the|le|la|du|am|den|dem|der|vom|el|il|op|dia|em|del|w|в|с|от|د|په|في|به تاریخ|تاریخ|مورخ|مورخه|یوم|يوم|روز|بتاريخ|in|im|en',
);

/** What says that two calendars tell one day. */
export const SAME_DAY_WORDS = wordSet(
  'مطابق|مطابق با|مطابق به|برابر|برابر با|برابر به|مصادف با|مصادف|الموافق|موافق|سره سم|corresponding to|equivalent to|entspricht|i e',
);

export const MIDDAY_WORDS = wordSet('am|pm|a m|p m|uhr|hrs|hours|ص|ب|ق ظ|ب ظ');
export const TIME_LINKS = wordSet('at|T|um|à|a|às|alle|ore|om|klo|в|ساعت|الساعة|په|saat');
export const TIME_ZONES = wordSet(
  'Z|UTC|GMT|BST|CET|CEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|MSK|IST|AFT|PKT|IRST|EET|EEST|WET|WEST|MEZ|MESZ',
);

/** Before a run of numbers they say that it is no date. */
export const NOT_A_DATE_AFTER = wordSet(
  'v|ver|version|release|rev|build|tel|phone|fax|mobile|isbn|issn|doi|ip|pp|p|pages|page|no|nr|art|section|chapter|§|Telefon|téléphone|نسخه|تلفن|صفحه',
);

/** Before `23.05.16` in running text they say that it is one. */
export const DATE_BEFORE = wordSet(
  'on|am|vom|den|date|dated|datum|updated|published|posted|le|du|el|del|seit|bis|since|until|stand|от|с|в|تاریخ|مورخ',
);

/** Before a date they say what happened on it. */
export const ANNOUNCEMENTS = wordSet(
  [
    'published|first published|published online|published on|publication date|date published|date of publication|posted|posted on|date posted|updated|last updated|updated on|modified|last modified|revised|last revised|last update|released|release date|issued|dated|date|created|as of|accessed|retrieved',
    'publié|publiée|publié le|publiée le|mis en ligne|mis à jour|mise à jour|dernière mise à jour|paru|parue|modifié|date de publication|posté',
    'veröffentlicht|erschienen|aktualisiert|zuletzt aktualisiert|letzte Aktualisierung|Stand|Datum|geändert|zuletzt geändert|publiziert|Erscheinungsdatum',
    'publicado|publicada|actualizado|actualizada|última actualización|fecha|fecha de publicación|pubblicato|aggiornato|data|gepubliceerd|gepubliceerd op|bijgewerkt|опубликовано|обновлено|дата',
    'نشر|نشر في|نشرت|تاريخ النشر|تم النشر|آخر تحديث|التاريخ|حدث في',
    'تاریخ نشر|تاریخ انتشار|نشر شده|نشر شده در|نشرشده|منتشر شده|منتشر شده در|انتشار|تاریخ|به روز شده|به روز شده در|به روزرسانی|آخرین به روزرسانی|بازنگری|نشر در|در',
    'د خپرېدو نېټه|د خپریدو نیټه|د خپراوي نېټه|خپور شوی|خپره شوې|خپرېدل|نېټه|نیټه|وروستی نوی کول|تازه شوی',
  ].join('|'),
);
