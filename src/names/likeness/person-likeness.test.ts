import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personLikeness, WORTH_PROPOSING } from './person-likeness.ts';

describe('two spellings of one person', () => {
  it.each([
    // initials, order, what is left out
    ['Borhan Osman', 'B. Osman'],
    ['Borhan Osman', 'Osman, Borhan'],
    ['Borhan Osman', 'Osman, B.'],
    ['Borhan Osman', 'Osman Borhan'],
    ['Borhan Osman', 'BORHAN OSMAN'],
    ['José Muñoz', 'Jose Munoz'],
    ['CM Lubinski', 'Charles M. Lubinski'],
    ['Anna B. Clark', 'Anna Clark'],
    ['Anna Maria Clark', 'Anna Clark'],
    ['Anna “Annie” Clark', 'Anna Clark'],
    ['Anne-Marie Clark', 'Annemarie Clark'],
    ['Anna van Bijl', 'Anna Bijl'],
    ['Anna van Bijl', 'Bijl, Anna van'],
    ['Robert Read, PhD', 'Dr. Robert Read'],
    ['Jelena Bjelica', 'Jelena Bejlica'],
    ['Kate Clark', 'Kate Clarke'],
    // honorifics
    ['Mullah Abdul Salam Zaeef', 'Abdul Salam Zaif'],
    ['Sayed Asadullah Sadat', 'Asadullah Sadat'],
    ['Haji Najib Karimi', 'Najib Karimi'],
    ['داکتر نجیب کریمی', 'نجیب کریمی'],
    // transliteration
    ['Borhan Osman', 'Burhan Usman'],
    ['Uthman Ghazi', 'Osman Ghazi'],
    ['Hamid Karzai', 'Hameed Karzay'],
    ['Muhammad Tahir Azizi', 'Mohammed Taher Azizy'],
    ['Mohammad Ashraf Ghani', 'Ashraf Ghani'],
    ['Hussain Haidari', 'Hossein Heydari'],
    ['Yusuf Dawoodi', 'Yousef Daudi'],
    ['Qasim Ghulami', 'Kasem Gholami'],
    ['Ramadan Rezai', 'Ramazan Rezaee'],
    ['Khalid Hanafi', 'Halid Hanafi'],
    ['Wali Massoud', 'Vali Masud'],
    ['Zalmay Khalilzad', 'Zalmai Khalilzad'],
    ['Shukria Nadery', 'Shukriya Naderi'],
    ['Fatima Barakzai', 'Fatemeh Barakzay'],
    ['Abdul Rahman Rahmani', 'Abdulrahman Rahmani'],
    ['Abd al-Rahman Rahmani', 'Abdurrahman Rahmani'],
    ['Abdul-Rahman Rahmani', 'Abdul Rahman Rahmani'],
    ['Najibullah Ahmadzai', 'Najib Ullah Ahmad Zai'],
    ['Rahmatullah Amiri', 'Rahmatollah Ameri'],
    ['Jalaluddin Haqqani', 'Jalal al-Din Haqani'],
    ['Nur ud-Din Turabi', 'Nooruddin Torabi'],
    ['Gul Agha Popal', 'Gulagha Popal'],
    // the other script
    ['Barnett Rubin', 'بارنت روبین'],
    ['Ali Yawar Adili', 'علی یاور عادلی'],
    ['Rahmatullah Amiri', 'رحمت‌الله امیری'],
    ['Abdul Qadir Munsef', 'عبدالقادر منصف'],
    ['Mohammad Ashraf Ghani', 'محمد اشرف غنی'],
    ['Gulbuddin Hekmatyar', 'گلبدین حکمتیار'],
    ['Farida Karimi', 'فریده کریمی'],
    ['Saeed Naderi', 'سعید نادری'],
    ['Abdulrahman al-Rashid', 'عبد الرحمن الرشيد'],
    ['عبدالله عبدالله', 'Abdullah Abdullah'],
    ['علي كريمي', 'علی کریمی'],
  ])('%s may be %s', (one, other) => {
    expect(personLikeness(one, other).likeness).toBeGreaterThanOrEqual(WORTH_PROPOSING);
    expect(personLikeness(one, other).reasons).not.toEqual([]);
  });

  it.each([
    // two given names, fathers and sons
    ['Borhan Osman', 'Bilal Osman'],
    ['Hamid Karzai', 'Ahmad Wali Karzai'],
    ['Mohammad Ali Karimi', 'Mohammad Hassan Karimi'],
    ['Mohammad Karimi', 'Mohammad Hassan Karimi'],
    ['Robert Read Jr', 'Robert Read Sr'],
    ['Liam R. Farrell', 'Liam J. Farrell'],
    ['A. Osman', 'Borhan Osman'],
    // a surname more or less
    ['Ahmad Shah', 'Ahmad Shah Massoud'],
    ['Osman', 'Borhan Osman'],
    ['Sayed Sadat', 'Sadat'],
    ['سید حسن', 'حسن'],
    // names that only look alike
    ['Hasan Ali', 'Hussain Ali'],
    ['Mahmud Karzai', 'Mohammad Karzai'],
    ['Karim Rahimi', 'Karima Rahimi'],
    ['Farid Nazari', 'Farida Nazari'],
    ['Daniel Hale', 'Danielle Hale'],
    ['Alice Chen', 'Elisa Chen'],
    ['Reza Karimi', 'Reza Kazimi'],
    ['Kate Clark', 'Kate Black'],
    ['Ali Shah', 'Shah Ali'],
    ['احسان شریفی', 'Hossein Sharifi'],
    ['کریم رحیمی', 'Karima Rahimi'],
    ['', ''],
    ['–', '?'],
    ['北京', '東京'],
  ])('%s is not %s', (one, other) => {
    expect(personLikeness(one, other).likeness).toBeLessThan(WORTH_PROPOSING);
  });

  it('says what the two differ in', () => {
    expect(personLikeness('B. Osman', 'Borhan Osman').reasons).toEqual([
      'an initial stands for a given name',
    ]);
    expect(personLikeness('Dr. Anna Clark', 'Anna Maria Clark').reasons).toEqual([
      '“maria” is left out',
      'apart from “dr”',
    ]);
    expect(personLikeness('Farida Karimi', 'فریده کریمی').reasons).toEqual(['the same in the other script']);
  });

  it('is the same from both sides where one name is a single letter', () => {
    expect(personLikeness('0K', 'C')).toEqual(personLikeness('C', '0K'));
  });

  it('is the same from both sides, between 0 and 1, whatever the names', () => {
    const word = fc.constantFrom(
      'Abdul',
      'Borhan',
      'Osman',
      'Usman',
      'B.',
      'Mohammad',
      'M',
      'Rahman',
      'al-',
      'A.',
      'Dr',
      'Jr',
      ',',
      'Ullah',
      'Karzai',
      'علی',
      'الدین',
      'عبد',
      '(',
      '“x”',
    );
    const name = fc.oneof(
      fc.array(word, { maxLength: 6 }).map((it) => it.join(' ')),
      fc.string({ unit: 'binary' }),
      fc.string(),
    );
    fc.assert(
      fc.property(name, name, (one, other) => {
        const [there, back] = [personLikeness(one, other), personLikeness(other, one)];
        expect(back.likeness).toBe(there.likeness);
        expect(there.likeness).toBeGreaterThanOrEqual(0);
        expect(there.likeness).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not tire of endless names', () => {
    expect(personLikeness('a '.repeat(100_000), `${'(“'.repeat(50_000)}b`).likeness).toBe(0);
  });
});
