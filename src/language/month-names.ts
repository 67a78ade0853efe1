import { type Vocabulary, vocabulary } from './date-tokens.ts';

export type Calendar = 'gregorian' | 'solar' | 'lunar';

export interface MonthName {
  readonly calendar: Calendar;
  /** From 1. */
  readonly month: number;
}

// Twelve months a line, spellings of one month parted by `|`. Gregorian first: where two calendars claimed one word, the
// earlier line would keep it (a test holds that none do).
const GREGORIAN = [
  'January|Jan, February|Feb|Febr, March|Mar, April|Apr, May, June|Jun, July|Jul, August|Aug, September|Sept|Sep, October|Oct, November|Nov, December|Dec',
  'janvier|janv, février|févr|fév, mars, avril|avr, mai, juin, juillet|juil, août, septembre, octobre, novembre, décembre|déc',
  'Januar|Jänner, Februar|Feber, März|Maerz|Mrz, April, Mai, Juni, Juli, August, September, Oktober|Okt, November, Dezember|Dez',
  'enero|ene, febrero, marzo, abril|abr, mayo, junio, julio, agosto|ago, septiembre|setiembre|set, octubre, noviembre, diciembre|dic',
  'gennaio|gen, febbraio, marzo, aprile, maggio|mag, giugno|giu, luglio|lug, agosto, settembre|sett, ottobre|ott, novembre, dicembre',
  'janeiro, fevereiro|fev, março, abril, maio, junho, julho, agosto, setembro, outubro|out, novembro, dezembro',
  'januari, februari, maart|mrt, april, mei, juni, juli, augustus, september, oktober, november, december',
  'январь|января|январе|янв, февраль|февраля|феврале|февр|фев, март|марта|марте|мар, апрель|апреля|апреле|апр, май|мая|мае, июнь|июня|июне|июн, июль|июля|июле|июл, август|августа|августе|авг, сентябрь|сентября|сентябре|сент|сен, октябрь|октября|октябре|окт, ноябрь|ноября|ноябре|нояб|ноя, декабрь|декабря|декабре|дек',
  'Ocak|Oca, Şubat|Şub, Mart, Nisan|Nis, Mayıs, Haziran|Haz, Temmuz|Tem, Ağustos|Ağu, Eylül|Eyl, Ekim|Eki, Kasım|Kas, Aralık|Ara',
  'يناير, فبراير, مارس, أبريل|إبريل, مايو, يونيو|يونيه, يوليو|يوليه, أغسطس|اغسطس, سبتمبر, أكتوبر, نوفمبر, ديسمبر',
  'كانون الثاني, شباط, آذار, نيسان, أيار, حزيران, تموز, آب, أيلول, تشرين الأول, تشرين الثاني, كانون الأول',
  'جانفي, فيفري, مارس, أفريل, ماي, جوان, جويلية, أوت, سبتمبر, أكتوبر, نوفمبر, ديسمبر',
  'يناير, فبراير, مارس, أبريل, ماي, يونيو, يوليوز, غشت, شتنبر, أكتوبر, نونبر, دجنبر',
  'ژانویه|ژانویهٔ|جانویه, فوریه, مارس, آوریل|اوریل, مه|می|مهٔ, ژوئن, ژوئیه|ژوییه|جولای, اوت|آگوست|اگوست, سپتامبر, اکتبر|اکتوبر, نوامبر, دسامبر',
  'جنوری|جنوري, فبروری|فبروري|فروری, مارچ, اپریل, می|مئی, جون|ژون, جولای|جولایی|جولائی, اگست|آگست|اگسټ, سپتمبر|سپتامبر|ستمبر, اکتوبر|اکتوبرِ, نومبر|نوومبر, دسمبر',
  'جنوري|جنورۍ, فېبروري|فبرورۍ|فیبروري, مارچ, اپرېل|اپریل, مې|مۍ|مئ, جون, جولای|جولایي, اګست, سپټمبر|سېپتمبر, اکټوبر, نومبر|نوېمبر, ډسمبر|ډیسمبر|دېسمبر',
];

const SOLAR = [
  'Hamal, Sawr|Saur|Saor|Sowr|Thawr|Thaur|Sour, Jawza|Jauza|Jowza|Jawzah|Jauzah|Jowzah|Jawzaa, Saratan|Sarataan|Sartan, Asad|Assad, Sunbula|Sunbulah|Sonbola|Sonbula|Sunbola|Sumbula|Sumbulah|Sanbula|Sonbolah|Sunbulla, Mizan|Meezan|Mezan, Aqrab|Akrab|Agrab, Qaws|Qaus|Qows|Qaos|Qous, Jadi|Jadee|Jady|Jaddi, Dalw|Dalwa|Dalwe|Dalv|Dalwah|Dalwo, Hut|Hoot|Hout',
  'Farvardin|Farwardin|Farvardeen, Ordibehesht|Urdibihisht|Ordibihisht, Khordad|Khurdad, Tir|Teer, Mordad|Murdad|Amordad, Shahrivar|Shahriwar|Shahrivār, Mehr|Mihr, Aban, Azar, Dey|Dei, Bahman, Esfand|Isfand|Esphand',
  'حمل, ثور|ثورِ, جوزا|جوزای|جوزاء, سرطان, اسد, سنبله|سنبلۀ|سنبلهٔ, میزان, عقرب, قوس, جدی, دلو, حوت',
  'فروردین, اردیبهشت, خرداد, تیر, مرداد|امرداد, شهریور, مهر, آبان, آذر, دی, بهمن, اسفند',
  'وری|وريی|ورۍ, غویی|غوایی|غويی|غوائی, غبرګولی|غبرگولی, چنګاښ|چنگاښ, زمری, وږی, تله|تلې, لړم, لیندۍ|لېندۍ, مرغومی, سلواغه|سلواغې, کب',
  'Wray, Ghwayay|Ghwayi|Ghwaye, Ghbargolay|Ghbargolai, Changakh|Changash, Zmaray|Zmarai, Wazhay|Wagai|Wazhai, Tala, Laram, Lindai|Linday, Marghumay|Marghumai, Salwagha|Salwaghah, Kab',
];

const LUNAR = [
  "Muharram|Moharram, Safar, Rabi al-Awwal|Rabi' al-Awwal|Rabi ul-Awwal|Rabi al-Awal|Rabi-ul-Awal|Rabi I|Rabi' I, Rabi al-Thani|Rabi' al-Thani|Rabi al-Akhir|Rabi' al-Akhir|Rabi ul-Thani|Rabi us-Sani|Rabi II|Rabi' II, Jumada al-Ula|Jumada al-Awwal|Jumada I|Jamadi ul-Awal|Jumada ul-Awwal, Jumada al-Thani|Jumada al-Thaniya|Jumada al-Akhira|Jumada al-Akhirah|Jumada II|Jamadi us-Sani, Rajab, Sha'ban|Shaban|Shaaban|Sha'aban, Ramadan|Ramazan|Ramadhan|Ramzan, Shawwal|Shawal, Dhu al-Qadah|Dhu al-Qi'dah|Dhu al-Qa'dah|Dhu'l-Qa'da|Dhul Qadah|Dhul-Qidah|Zul Qa'dah|Zulqada|Zul-Qaida, Dhu al-Hijjah|Dhu al-Hijja|Dhu'l-Hijja|Dhu'l-Hijjah|Dhul Hijjah|Dhul-Hijja|Zul Hijjah|Zulhijja|Zul-Hijja",
  'محرم|محرم الحرام, صفر|صفر المظفر, ربيع الأول|ربیع‌الاول|ربیع اول, ربيع الثاني|ربيع الآخر|ربیع‌الثانی|ربیع الثانی|ربیع دوم, جمادى الأولى|جمادي الأول|جمادی‌الاول|جمادی‌الاولی, جمادى الآخرة|جمادى الثانية|جمادى الثاني|جمادی‌الثانی|جمادی الاخر, رجب|رجب المرجب, شعبان|شعبان المعظم, رمضان|رمضان المبارك, شوال|شوال المكرم, ذو القعدة|ذي القعدة|ذیقعده|ذوالقعده|ذیقعدة|ذی القعده, ذو الحجة|ذي الحجة|ذیحجه|ذی‌الحجه|ذوالحجه|ذوالحجة',
  'Muharrem, Safer, Rebiülevvel, Rebiülahir, Cemaziyelevvel, Cemaziyelahir, Recep, Şaban, Ramazan, Şevval, Zilkade, Zilhicce',
];

/** Month names and their abbreviations in every language and calendar that dates are read in. */
export const MONTHS: Vocabulary<MonthName> = vocabulary([
  ...monthsOf('gregorian', GREGORIAN),
  ...monthsOf('solar', SOLAR),
  ...monthsOf('lunar', LUNAR),
]);

/** Every spelling with its month, for a test that no word means two months. */
export function monthSpellings(): { readonly spelling: string; readonly name: MonthName }[] {
  return [
    ...monthsOf('gregorian', GREGORIAN),
    ...monthsOf('solar', SOLAR),
    ...monthsOf('lunar', LUNAR),
  ].flatMap(([variants, name]) => variants.split('|').map((spelling) => ({ spelling, name })));
}

function monthsOf(calendar: Calendar, lines: readonly string[]): [string, MonthName][] {
  return lines.flatMap((line) =>
    line
      .split(', ')
      .map((variants, index): [string, MonthName] => [variants, { calendar, month: index + 1 }]),
  );
}
