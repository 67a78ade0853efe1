/**
 * The stem of a folded word that no rule finds: plurals that change within the word (`women`, `مناطق`), short words with endings,
 * and words that only look as if they had one (`ISIS`). `null` for every other word.
 */
export function irregularStem(word: string, language: string): string | null {
  return STEMS[language]?.get(word) ?? null;
}

/** Each line: a stem, then the words it is the stem of; they are there in any order, and folded. */
function read(lines: string): ReadonlyMap<string, string> {
  const stems = new Map<string, string>();
  for (const line of lines.trim().split('\n')) {
    const [stem = '', ...words] = line.trim().split(' ');
    for (const word of [stem, ...words]) stems.set(word, stem);
  }
  return stems;
}

const ENGLISH = `
isis
news
united
woman women
child children
man men
gunman gunmen
policeman policemen
spokesman spokesmen
businessman businessmen
tribesman tribesmen
militiaman militiamen
serviceman servicemen
countryman countrymen
fisherman fishermen
foot feet
tooth teeth
mouse mice`;

/** Broken plurals, plurals in `ات` of words in `ه` or `ت`, and of words of three letters. */
const PERSIAN = `
زن زنان زنانی
مرد مردان مردانی
پسر پسران
پدر پدران
سگ سگان
حمله حملات حملاتی
جلسه جلسات جلساتی
کلمه کلمات
صفحه صفحات
لحظه لحظات
نکته نکات
ضربه ضربات
قطعه قطعات
خدمت خدمات
صدمه صدمات
عمده
تجربه تجربیات تجارب
نظریه نظریات
نشریه نشریات
عملیات عملیاتی
منطقه مناطق
مدرسه مدارس
مرکز مراکز
قانون قوانین
عالم علما
وزیر وزرا
طفل اطفال
فرد افراد
شهید شهدا
حزب احزاب
قوم اقوام
مسجد مساجد
منبع منابع
سند اسناد
قبیله قبایل
دلیل دلایل
شرط شرایط
مساله مسایل مسئله
مشکل مشکلات مشکلاتی
ولایت ولایات
جنایت جنایات
شکایت شکایات
روایت روایات
هدایت هدایات
مالیات مالیاتی
معلومات معلوماتی
سلیمان
دکترین
نظام
نظامی نظامیان
طالبی`;

/** Words of three letters, whose endings would leave two; `خبری`, talks, are no news. */
const PASHTO = `
ښځه ښځی ښځو
ډله ډلی ډلو
ژبه ژبی ژبو
سړی سړو سړیو
هلک هلکان هلکانو
خبره خبری خبرو
کلی کلو کلیو
ملا ملایان ملایانو
عالم علما علماو`;

const URDU = `
عورت عورتیں عورتوں
لڑکا لڑکی لڑکوں
حمله حملی حملوں
مدرسه مدارس مدرسی مدرسوں
عالم علما`;

const STEMS: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  en: read(ENGLISH),
  fa: read(PERSIAN),
  ps: read(PASHTO),
  ur: read(URDU),
};
