// Given names and surnames in the Latin spellings they are met in, the Arabic script last; written from usage in print,
// not from the rules that are measured with them.

function names(lines: string): readonly (readonly string[])[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s*\|\s*/));
}

export const AFGHAN_GIVEN_NAMES = names(`
  Mohammad | Muhammad | Mohammed | Mohamad | محمد
  Ahmad | Ahmed | احمد
  Abdul Rahman | Abdulrahman | Abdur Rahman | Abdurrahman | عبدالرحمن
  Abdul Qadir | Abdul Qader | Abdulqadir | عبدالقادر
  Abdul Karim | Abdul Kareem | عبدالکریم
  Abdullah | Abdulla | Abdollah | عبدالله
  Najibullah | Najib Ullah | Najeebullah | نجیب‌الله
  Rahmatullah | Rahmat Ullah | Rahmatollah | رحمت‌الله
  Habibullah | Habib Ullah | Habibollah | حبیب‌الله
  Asadullah | Assadullah | Asad Ullah | اسدالله
  Hussain | Hussein | Hossein | Husain | حسین
  Hasan | Hassan | حسن
  Borhan | Burhan | برهان
  Osman | Usman | Othman | عثمان
  Yusuf | Yousuf | Yosuf | Yousef | یوسف
  Dawood | Daud | Dawud | Daoud | داوود
  Ismail | Esmail | Ismael | اسماعیل
  Ibrahim | Ebrahim | ابراهیم
  Qasim | Qasem | Kasim | قاسم
  Jalaluddin | Jalal ud-Din | Jalaludin | جلال‌الدین
  Gulbuddin | Golboddin | Gulbudin | گلبدین
  Salahuddin | Salah al-Din | Salahudin | صلاح‌الدین
  Mahmud | Mahmood | Mahmoud | محمود
  Hamid | Hameed | حمید
  Khalid | Khaled | خالد
  Zalmai | Zalmay | زلمی
  Nadir | Nader | نادر
  Sher | Shir | شیر
  Ghulam | Gholam | Golam | غلام
  Farid | Fareed | فرید
  Farida | Fareeda | فریده
  Karima | Kareema | کریمه
  Shukria | Shukriya | Shokria | شکریه
  Maryam | Mariam | مریم
  Fatima | Fatema | Fatemeh | فاطمه
  Zahra | Zahrah | زهرا
  Nilofar | Nilufar | Niloufar | نیلوفر
  Ehsan | Ihsan | احسان
  Reza | Raza | رضا
  Ramazan | Ramadan | Ramezan | رمضان
`);

export const AFGHAN_SURNAMES = names(`
  Karzai | Karzay | کرزی
  Ahmadzai | Ahmadzay | احمدزی
  Hekmatyar | Hikmatyar | حکمتیار
  Haqqani | Haqani | Haghani | حقانی
  Massoud | Masood | Masoud | Masud | مسعود
  Rahimi | Rahimy | Raheemi | رحیمی
  Karimi | Karimy | Kareemi | کریمی
  Nadery | Naderi | نادری
  Kazemi | Kazimi | Kazimy | کاظمی
  Khalilzad | Khalilzaad | خلیلزاد
  Wardak | Wardag | وردک
  Stanekzai | Stanikzai | Stanekzay | ستانکزی
  Noorzai | Nurzai | Nurzay | نورزی
  Popal | Popaal | پوپل
  Osmani | Usmani | Othmani | عثمانی
  Muttaqi | Mutaqi | Motaqi | متقی
  Mujahid | Mujahed | Mojahid | مجاهد
  Zaeef | Zaif | Zaeif | ضعیف
  Qaderi | Qadiri | Qadery | قادری
  Ghafoori | Ghafuri | Ghafouri | غفوری
  Sharifi | Sharify | Shareefi | شریفی
  Hashimi | Hashemi | Hashimy | هاشمی
  Alizada | Alizadah | Ali Zada | علیزاده
  Yaqubi | Yaqoobi | Yaghoubi | یعقوبی
  Tanai | Tanay | تنی
  Sadat | Sadaat | سادات
  Amiri | Ameri | Amiry | امیری
  Nazari | Nazary | نظری
  Barakzai | Barekzai | Barakzay | بارکزی
  Shinwari | Shinwary | Shenwari | شینواری
  Jalali | Jalaly | جلالی
  Taraki | Taraky | ترکی
  Bahez | Bahiz | باحث
  Adili | Adeli | عادلی
  Muzhary | Mozhari | Muzhari | مژری
  Qaane | Qani | قانع
  Ayubi | Ayoobi | Ayyubi | ایوبی
  Mohseni | Muhseni | Mohsini | محسنی
  Sarabi | Sarabee | سرابی
  Saleh | Salih | صالح
`);
