import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PieceReading, PublicationDraft } from '../publication-draft.ts';
import { spreadsheetFile, textRows } from '../tables/fixtures/spreadsheet-file.ts';
import {
  type AboutTable,
  columnMappingSchema,
  describeMapping,
  readTable,
  type TableReading,
} from './table.ts';

describe('a table of publications', () => {
  test('gives a piece for every row, its columns told by their headers', async () => {
    const [piece] = await piecesOf(`Title;Author(s);Published on;Link;Type
"Water; and who has it";Example, Ann;31.07.2017;https://example.org/water;Report
`);
    expect(piece).toMatchObject({
      title: 'Water; and who has it',
      credits: [{ name: 'Ann Example', literal: 'Example, Ann', role: 'author' }],
      date: { edtf: '2017-07-31', raw: '31.07.2017' },
      url: 'https://example.org/water',
      kind: 'report',
      origins: { title: 'column “Title”', date: 'column “Published on”' },
    });
  });

  test.each([
    ['English', 'Title,Authors,Date,Language,Link,Type,Publisher,Summary,Keywords'],
    ['German', 'Titel,Autoren,Datum,Sprache,Verweis,Art,Verlag,Zusammenfassung,Schlagwörter'],
    ['French', 'Titre,Auteurs,Date de publication,Langue,Lien,Type,Éditeur,Résumé,Mots-clés'],
    ['Spanish', 'Título,Autores,Fecha,Idioma,Enlace,Tipo,Editorial,Resumen,Palabras clave'],
    ['Italian', 'Titolo,Autori,Data,Lingua,Collegamento,Tipo,Editore,Riassunto,Parole chiave'],
    ['Portuguese', 'Título,Autores,Data de publicação,Língua,Ligação,Tipo,Editora,Resumo,Palavras-chave'],
    ['Dutch', 'Titel,Auteurs,Datum,Taal,Koppeling,Soort,Uitgever,Samenvatting,Trefwoorden'],
    ['Dari', 'عنوان,نویسندگان,تاریخ نشر,زبان,لینک,نوع,ناشر,خلاصه,کلیدواژه‌ها'],
    ['Pashto', 'سرلیک,لیکوالان,نېټه,ژبه,لینک,ډول,خپروونکی,لنډیز,کلیدي کلمې'],
    ['Arabic', 'العنوان,المؤلفون,التاريخ,اللغة,الرابط,النوع,الناشر,الملخص,الكلمات المفتاحية'],
    ['Russian', 'Название,Авторы,Дата,Язык,Ссылка,Тип,Издатель,Аннотация,Ключевые слова'],
  ])('knows headers in %s', async (_, header) => {
    const row = 'Water and who has it,Ann Example,2017-07-31,en,https://example.org/1,x,House,About,water';
    expect(fieldsOf(await read(`${header}\n${row}\n`))).toEqual(
      'title authors date language url kind publisher abstract tags'.split(' '),
    );
  });

  test('tells columns without a header by their cells', async () => {
    const reading = await read(`https://example.org/1\tWater and who has it\tAnn Example\t31 July 2017\tps
https://example.org/2\tRivers of the north and south\tBob Sample; Eva Muster\t2 May 2018\tprs
`);
    expect(reading.mapping.hasHeader).toBe(false);
    expect(fieldsOf(reading)).toEqual(['url', 'title', 'authors', 'date', 'language']);
    expect(draftsOf(reading.readings)).toHaveLength(2);
  });

  test('tells a column whose header says nothing, and leaves one that nothing tells', async () => {
    const reading = await read(`Title,Where,Code
Water and who has it,https://example.org/1,x1
Rivers of the north,https://example.org/2,x2
`);
    expect(fieldsOf(reading)).toEqual(['title', 'url', null]);
    expect(draftsOf(reading.readings)[0]?.details).toEqual({ 'column:Code': 'x1' });
  });

  test.each([
    ['a date of change', 'Last updated', ['2017-01-01', '2018-01-01', '2019-01-01']],
    ['a running number', 'No', ['1', '2', '3']],
    ['e-mail addresses', 'Author email', ['a@example.org', 'b@example.org', 'c@example.org']],
  ])('takes %s for no field', async (_, header, cells) => {
    const rows = cells.map((cell, at) => `Some title of piece ${at},${cell}`);
    expect(fieldsOf(await read(`Title,${header}\n${rows.join('\n')}\n`))).toEqual(['title', null]);
  });

  test('knows the columns of Zotero', async () => {
    const reading = await read(
      'Key,Item Type,Publication Year,Author,Title,Publication Title,Num Pages,Date Added,Manual Tags\nAB12,journalArticle,2017,"Example, Ann",Water,Journal of Water,3,2020-01-01,water\n',
    );
    expect(fieldsOf(reading)).toEqual([
      'id',
      'kind',
      'year',
      'authors',
      'title',
      'container-title',
      null,
      null,
      'tags',
    ]);
    expect(draftsOf(reading.readings)[0]?.kind).toBe('article-journal');
  });

  test('knows the columns of WordPress plugins', async () => {
    const reading = await read(
      'ID,Title,Content,Excerpt,Date,Post Type,Permalink,Image URL,Image Alt Text,Categories,Status,Author Username,Author First Name,Author Last Name,Post Modified Date\n12,Water,<p>Text</p>,Short,2017-07-31,post,https://example.org/w,https://example.org/w.jpg,Alt,News,publish,ann,Ann,Example,2019-01-01\n',
    );
    expect(fieldsOf(reading)).toEqual([
      'id',
      'title',
      'text',
      'abstract',
      'date',
      'kind',
      'url',
      'picture',
      null,
      'tags',
      null,
      null,
      'author-first',
      'author-last',
      null,
    ]);
  });

  test('keeps two columns of one name apart, and fills credits from both', async () => {
    const reading = await read('Title,Author,Author,Author\nWater,Ann Example,Bob Sample,\n');
    expect(reading.mapping.columns.map(({ column }) => column)).toEqual([
      'Title',
      'Author',
      'Author (2)',
      'Author (3)',
    ]);
    expect(namesIn(draftsOf(reading.readings)[0])).toEqual(['Ann Example', 'Bob Sample']);
  });
});

describe('rows that are no pieces', () => {
  test('above and below the table are set aside with a note', async () => {
    const { readings } = await read(`Publications of the group
Made in March

Title,Date,Pages
Water,2017,10
Rivers,2018,20
Total,,30
`);
    expect(draftsOf(readings).map(({ title }) => title)).toEqual(['Water', 'Rivers']);
    expect(
      [...readings].flatMap((it) => (it.type === 'note' ? [[it.note.about, it.note.line]] : [])),
    ).toEqual([
      ['above-table', 1],
      ['above-table', 2],
      ['total', 7],
    ]);
  });

  test('with neither title nor link are broken, with the number a spreadsheet shows', async () => {
    const { readings } = await read(
      'Title,Link,Date\n"Water\nand more",https://example.org/1,2017\n\n,,2018\n',
    );
    expect([...readings].map((it) => (it.type === 'broken' ? it.where : it.type))).toEqual([
      'piece',
      'row 4',
    ]);
  });

  test('that head a group of rows are not taken for pieces', async () => {
    const rows = Array.from(
      { length: 8 },
      (_, at) => `Title ${at},Ann Example,2017,https://example.org/${at}`,
    );
    const { readings } = await read(`Title,Author,Year,Link\nReports of the year,,,\n${rows.join('\n')}\n`);
    expect([...readings][0]).toMatchObject({
      type: 'broken',
      where: 'row 2',
      says: expect.stringContaining('heading'),
    });
  });

  test('that repeat another word for word are read once', async () => {
    const { readings } = await read(
      'Title,Link\nA,https://example.org/1\nA,https://example.org/1\nB,https://example.org/1\n',
    );
    expect([...readings].map(({ type }) => type)).toEqual(['piece', 'note', 'piece']);
    expect(new Set(keysOf(readings)).size).toBe(2);
  });

  test('with too few or too many cells lose nothing', async () => {
    const pieces = await piecesOf('Title,Year\nWater\nRivers,2018,extra,more\n');
    expect(pieces.map(({ title, details }) => [title, details])).toEqual([
      ['Water', {}],
      ['Rivers', { 'column:column 3': 'extra', 'column:column 4': 'more' }],
    ]);
  });
});

describe('dates', () => {
  test.each([
    ['one day above 12 makes all day first', ['05/06/2014', '25/06/2014'], '2014-06-05'],
    ['or month first', ['05/06/2014', '06/25/2014'], '2014-05-06'],
    ['solar years with Latin digits', ['1395/03/10', '1396/04/11'], '2016-05-30'],
    ['solar years with Persian digits', ['۱۳۹۵/۰۳/۱۰', '۱۳۹۶/۰۴/۱۱'], '2016-05-30'],
    ['days as a spreadsheet counts them', ['42947', '42948'], '2017-07-31'],
    ['years alone', ['2017', '2018'], '2017'],
    ['months', ['July 2017', 'May 2018'], '2017-07'],
  ])('%s', async (_, dates, edtf) => {
    const rows = dates.map((date, at) => `Piece ${at},${date}`);
    const [piece] = await piecesOf(`Title,Date\n${rows.join('\n')}\n`);
    expect(piece?.date).toEqual({ edtf, raw: dates[0] });
  });

  test('that could be read in two ways say so', async () => {
    const [piece] = await piecesOf('Title,Date\nWater,05/06/2014\n');
    expect(piece?.notes).toMatchObject([{ kind: 'guessed', about: 'date', line: 2 }]);
  });

  test('that are impossible keep their words and do not cost the row', async () => {
    const [piece] = await piecesOf('Title,Date\nWater,31.02.2017\n');
    expect(piece).toMatchObject({ title: 'Water', date: null, details: { 'column:Date': '31.02.2017' } });
    expect(piece?.notes).toMatchObject([{ kind: 'missing', about: 'date' }]);
  });

  test.each([
    ['Title,Year,Month,Day\nWater,2017,7,31', '2017-07-31'],
    ['Title,Year,Month,Day\nWater,2017,July,', '2017-07'],
    ['Title,Year,Month\nWater,2017,', '2017'],
    ['Titel,Jahr,Monat\nWasser,2017,März', '2017-03'],
    ['Title,Year,Month\nWater,2017,13', '2017'],
  ])('stand in columns of their own: %s', async (table, edtf) => {
    const [piece] = await piecesOf(`${table}\n`);
    expect(piece?.date?.edtf).toBe(edtf);
  });
});

describe('names', () => {
  test.each([
    ['semicolons', ['Ann Example; Bob Sample', 'Eva Muster'], ['Ann Example', 'Bob Sample']],
    [
      'family names first',
      ['Example, Ann; van der Sample, Bob', 'Muster, Eva'],
      ['Ann Example', 'Bob van der Sample'],
    ],
    ['one family name first', ['Example, Ann', 'Muster, Eva'], ['Ann Example']],
    [
      'commas',
      ['Ann Example, Bob Sample and Eva Muster', 'Eva Muster'],
      ['Ann Example', 'Bob Sample', 'Eva Muster'],
    ],
    [
      'commas alone, family names first',
      ['Example, Ann, Sample, Bob', 'Muster, Eva'],
      ['Ann Example', 'Bob Sample'],
    ],
    ['lines', ['Ann Example\nBob Sample', 'Eva Muster'], ['Ann Example', 'Bob Sample']],
    [
      'an organisation with “and”',
      ['Ministry of Roads and Bridges; Ann Example', 'Eva Muster; Bob Sample'],
      ['Ministry of Roads and Bridges', 'Ann Example'],
    ],
    ['Arabic commas', ['احمد نمونه، کریم مثال', 'کریم مثال'], ['احمد نمونه', 'کریم مثال']],
  ])('parted by %s', async (_, cells, names) => {
    const rows = cells.map((cell, at) => `"Piece ${at}","${cell}"`);
    expect(namesIn((await piecesOf(`Title,Authors\n${rows.join('\n')}\n`))[0])).toEqual(names);
  });

  test('in a first and a last column make one name; editors are editors', async () => {
    const [piece] = await piecesOf('Title,First name,Last name,Editors\nWater,Ann,Example,Bob Sample\n');
    expect(piece?.credits.map(({ name, role }) => [name, role])).toEqual([
      ['Ann Example', 'author'],
      ['Bob Sample', 'editor'],
    ]);
  });
});

describe('other cells', () => {
  test('fill what bibliographies need', async () => {
    const [piece] = await piecesOf(
      'Title,Journal,Vol,Issue,Pages,DOI,ISBN,Language,Tags,Image,Caption,External\nWater,Soil,3,2,1-9,https://doi.org/10.1000/182,978-3-16-148410-0,دری,"a; b",https://example.org/p.jpg,A river,yes\n',
    );
    expect(piece).toMatchObject({
      details: { 'container-title': 'Soil', volume: '3', issue: '2', page: '1-9' },
      identifiers: [
        { scheme: 'doi', value: '10.1000/182' },
        { scheme: 'isbn', value: '9783161484100' },
      ],
      language: 'prs',
      topics: [
        { label: 'a', use: 'tag' },
        { label: 'b', use: 'tag' },
      ],
      pictures: [{ url: 'https://example.org/p.jpg', caption: 'A river' }],
      isExternal: true,
    });
  });

  test('with what their field can not hold keep it, with a note', async () => {
    const [piece] = await piecesOf(
      'Title,DOI,Language,Link\nWater,10.1000/1 and more,English and Dari,see https://example.org/1 or https://example.org/2\n',
    );
    expect(piece).toMatchObject({
      language: null,
      url: 'https://example.org/1',
      details: {
        'column:DOI': '10.1000/1 and more',
        'column:Language': 'English and Dari',
        'column:Link': 'see https://example.org/1 or https://example.org/2',
      },
    });
  });

  test('with HTML are text in a title, and HTML in the text', async () => {
    const [piece] = await piecesOf('Title,Content\n<b>Water</b> &amp; <i>more</i>,<p>Long</p>\n');
    expect(piece).toMatchObject({ title: 'Water & more', html: '<p>Long</p>', text: null });
  });

  test('that look like formulas are words', async () => {
    const [piece] = await piecesOf(`Title,Note\n"=cmd|' /C calc'!A0","@SUM(1)"\n`);
    expect(piece).toMatchObject({ title: "=cmd|' /C calc'!A0", details: { 'column:Note': '@SUM(1)' } });
  });
});

describe('files', () => {
  const text = 'Title;Author;Year\nWörter & Fälle;José Muster;2017\n';
  const persian = 'عنوان;نویسنده;سال\nگزارش در باره آب;احمد نمونه;1395\n';
  test.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), 'Wörter & Fälle'],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), 'Wörter & Fälle'],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le'), 'Wörter & Fälle'],
    ['UTF-16, big end first', Buffer.from(`\ufeff${persian}`, 'utf16le').swap16(), 'گزارش در باره آب'],
    ['windows-1252', Buffer.from(text, 'latin1'), 'Wörter & Fälle'],
    [
      'windows-1256',
      inWindows('windows-1256', persian.replaceAll('ی', 'ي').replaceAll('ک', 'ك')),
      'گزارش در باره آب',
    ],
    [
      'windows-1251',
      inWindows('windows-1251', 'Название;Автор;Год\nВода и люди севера;Иван Пример;2017\n'),
      'Вода и люди севера',
    ],
    ['old Mac line ends', Buffer.from(text.replaceAll('\n', '\r')), 'Wörter & Fälle'],
    ['a first line of Excel’s own', Buffer.from(`sep=;\r\n${text}`), 'Wörter & Fälle'],
  ])('in %s are read', async (_, bytes, title) => {
    const { readings, mapping } = await readTable(bytes, CSV);
    expect(mapping.columns.map(({ field }) => field)).toEqual(['title', 'authors', 'year']);
    expect(draftsOf(readings).map((draft) => draft.title)).toEqual([title]);
  });

  test('of legacy encoding say how they were read', async () => {
    const { readings } = await readTable(Buffer.from(text, 'latin1'), CSV);
    expect([...readings][0]).toMatchObject({
      type: 'note',
      note: { about: 'encoding', says: expect.stringContaining('windows-1252') },
    });
  });

  test.each([
    ['doubled quotation marks', 'Title,Year\n"The ""new"" water, again",2017\n', 'The "new" water, again'],
    ['backslashes', 'Title,Year\n"The \\"new\\" water, again",2017\n', 'The "new" water, again'],
    ['single quotation marks', "Title,Year\n'Water, again','2017'\n'Rivers','2018'\n", 'Water, again'],
    ['blanks after commas', 'Title, Year\n"Water, again", "2017"\n', 'Water, again'],
    ['marks inside words', 'Title\tYear\nThe "new" water\t2017\n', 'The "new" water'],
    ['bars', 'Title|Year\nWater, again|2017\n', 'Water, again'],
  ])('with %s are parted right', async (_, table, title) => {
    expect((await piecesOf(table))[0]).toMatchObject({ title, date: { edtf: '2017' } });
  });

  test('with a quotation mark that stays open lose no other row', async () => {
    const { readings } = await read(
      'Title,Author,Year\nA,Ann Example,2016\n"Open,Ann Example,2017\nB,Bob Sample,2018\n"C",Eva Muster,2019\nD,Eva Muster,2020\n',
    );
    expect(draftsOf(readings).map(({ title }) => title)).toEqual(['A', '"Open', 'B', 'C', 'D']);
    expect([...readings].flatMap((it) => (it.type === 'note' ? [it.note.line] : []))).toEqual([3]);
  });

  test('of Excel take links behind titles and days from cells', async () => {
    const bytes = spreadsheetFile({
      formats: ['dd/mm/yyyy'],
      sheets: [
        {
          name: 'List',
          rows: `${textRows([['Title', 'Date']])}<row><c t="inlineStr"><is><t>Water</t></is></c><c s="1"><v>42947</v></c></row>`,
          after: '<hyperlinks><hyperlink ref="A2" r:id="rId1"/></hyperlinks>',
          links: ['https://example.org/water'],
        },
      ],
    });
    const reading = await readTable(bytes, { ...CSV, name: 'list.xlsx' });
    expect(reading.mapping.columns.map(({ column, field }) => [column, field])).toEqual([
      ['Title', 'title'],
      ['Date', 'date'],
      ['Title (link)', 'url'],
    ]);
    expect(draftsOf(reading.readings)).toMatchObject([
      { title: 'Water', url: 'https://example.org/water', date: { edtf: '2017-07-31' } },
    ]);
  });
});

describe('a remembered mapping', () => {
  const table = 'Title,Code,When\nWater,https://example.org/1,2017\n';

  test('is plain JSON, and reads the table as it says', async () => {
    const { mapping } = await read(table);
    const edited = columnMappingSchema.parse(JSON.parse(JSON.stringify(mapping)));
    const columns = edited.columns.map((it) =>
      it.column === 'Title' ? { ...it, field: 'subtitle' as const } : it,
    );
    const [piece] = draftsOf((await read(table, { mapping: { ...edited, columns } })).readings);
    expect(piece).toMatchObject({ title: null, subtitle: 'Water', url: 'https://example.org/1' });
  });

  test('holds when columns move, and tells of new and lost ones', async () => {
    const { mapping } = await read(table);
    const reading = await read('New\tWhen\tTitle\nx\t2017\tWater\n', { mapping });
    expect(draftsOf(reading.readings)).toMatchObject([{ title: 'Water', details: { 'column:New': 'x' } }]);
    const notes = [...reading.readings].flatMap((it) => (it.type === 'note' ? [it.note.says] : []));
    expect(notes).toEqual([
      expect.stringContaining('“New” is new'),
      expect.stringContaining('“Code”, which held the url'),
    ]);
  });

  test('refuses a table that has none of its columns', async () => {
    const { mapping } = await read(table);
    await expect(read('A,B\n1,2\n', { mapping })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('drops a column only where it says so', async () => {
    const { mapping } = await read('Title,Secret\nWater,x\n');
    const columns = mapping.columns.map((it) =>
      it.column === 'Secret' ? { ...it, field: 'ignore' as const } : it,
    );
    const reading = await read('Title,Secret\nWater,x\n', { mapping: { ...mapping, columns } });
    expect(draftsOf(reading.readings)[0]?.details).toEqual({});
  });

  test('is described in words, without anything a terminal would obey', async () => {
    const { guesses, mapping } = await read('Title,Author\n"Water\u001b[31m\nred",Example, Ann\n');
    const description = describeMapping(guesses, mapping);
    expect(description).toContain('Title    → title');
    expect(description).toContain('its header says “Title”');
    expect(description).toContain('null keeps a column as it is');
    expect(description).not.toContain('\u001b');
  });
});

describe('a row', () => {
  test('keeps its key and fingerprint while it stays the same, wherever it stands', async () => {
    const first = await read('Title,Link,Year\nA,https://example.org/a,2016\nB,,2017\n');
    const later = await read('Year,Title,Link,New\n2018,C,,\n2017,B,,\n2016,A,https://example.org/a,\n');
    const marks = (reading: TableReading) =>
      [...reading.readings].flatMap((it) => (it.type === 'piece' ? [`${it.key} ${it.fingerprint}`] : []));
    expect(marks(later)).toEqual(expect.arrayContaining(marks(first)));
  });

  test('has another fingerprint when a cell or the mapping changes', async () => {
    const table = 'Title,Link\nA,https://example.org/a\n';
    const first = await read(table);
    const changed = await read('Title,Link\nA!,https://example.org/a\n');
    const columns = first.mapping.columns.map((it) =>
      it.column === 'Title' ? { ...it, field: 'subtitle' as const } : it,
    );
    const remapped = await read(table, { mapping: { ...first.mapping, columns } });
    const prints = [first, changed, remapped].map(
      ({ readings }) => [...readings].flatMap((it) => (it.type === 'piece' ? [it.fingerprint] : []))[0],
    );
    expect(new Set(prints).size).toBe(3);
  });
});

describe('whatever comes', () => {
  test('a row of very many cells makes no other row wide, and loses nothing', async () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => `Title ${at},https://example.org/${at}`);
    const pieces = await piecesOf(`Title,Link\n${rows.join('\n')}\nLong,${','.repeat(1_000_000)}end\n`);
    expect(pieces).toHaveLength(5_001);
    expect(pieces.at(-1)?.details['column:column 1000']).toMatch(/,end$/);
  });

  test.each([
    ['brackets behind a link', `https://example.org/${')'.repeat(19_000)}x y`],
    ['dots', `${'https://a.'.repeat(10_000)} x`],
    ['quotation marks', '"'.repeat(50_001)],
    ['tags', '<p '.repeat(50_000)],
    ['blanks', `a${' '.repeat(100_000)}b`],
    ['names', 'Ann Example, '.repeat(10_000)],
  ])('very many %s in every cell are read like others', async (_, cell) => {
    const quoted = `"${cell.replaceAll('"', '""')}"`;
    const rows = Array.from(
      { length: 20 },
      (_, at) => `Title ${at},${Array.from({ length: 7 }, () => quoted).join(',')}`,
    );
    const pieces = await piecesOf(`Title,Link,Date,Author,Tags,Language,DOI,Other\n${rows.join('\n')}\n`);
    expect(pieces.length).toBeGreaterThan(0);
  });

  test('any bytes are read without an error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('', 'Title,Date\n', '\ufeff', 'sep=;\n"'),
        async (bytes, before) => {
          const { readings, guesses, mapping } = await readTable(
            Buffer.concat([Buffer.from(before), bytes]),
            CSV,
          );
          columnMappingSchema.parse(mapping);
          describeMapping(guesses, mapping);
          for (const reading of readings) if (reading.type === 'piece') reading.draft();
        },
      ),
      { numRuns: 400 },
    );
  });

  test('a table reads back to the same fields, whatever parts its cells', async () => {
    const words = fc.stringMatching(/^[A-Za-zäöü,;|'" .\n=-]{1,30}$/).map((it) => `T${it.trim()}t`);
    const rows = fc.array(fc.record({ title: words, abstract: words, at: fc.nat(1_000) }), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(',', ';', '\t', '|'), async (records, delimiter) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const lines = records.map(({ title, abstract }, at) =>
          [title, abstract, `https://example.org/${at}`].map(quoted).join(delimiter),
        );
        const text = [['Title', 'Summary', 'Link'].join(delimiter), ...lines].join('\r\n');
        const pieces = await piecesOf(text);
        expect(pieces.map(({ title, abstract, url }) => [title, abstract, url])).toEqual(
          records.map(({ title, abstract }, at) => [
            title.replace(/\s+/gu, ' '),
            abstract,
            `https://example.org/${at}`,
          ]),
        );
      }),
      { numRuns: 300 },
    );
  });
});

async function read(text: string, about: Partial<AboutTable> = {}): Promise<TableReading> {
  return readTable(new TextEncoder().encode(text), { ...CSV, ...about });
}

async function piecesOf(text: string): Promise<PublicationDraft[]> {
  return draftsOf((await read(text)).readings);
}

function draftsOf(readings: Iterable<PieceReading>): PublicationDraft[] {
  return [...readings].flatMap((reading) => (reading.type === 'piece' ? [reading.draft()] : []));
}

function keysOf(readings: Iterable<PieceReading>): string[] {
  return [...readings].flatMap((reading) => (reading.type === 'piece' ? [reading.key] : []));
}

function fieldsOf({ mapping }: TableReading): (string | null)[] {
  return mapping.columns.map(({ field }) => field);
}

function namesIn(draft: PublicationDraft | undefined): string[] {
  return draft?.credits.map(({ name }) => name) ?? [];
}

/** Bytes of a one-byte encoding, which the platform only decodes. */
function inWindows(encoding: string, text: string): Uint8Array {
  const letters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from(Array.from(text), (letter) => {
    const byte = letters.indexOf(letter);
    return byte < 0 ? 0x3f : byte;
  });
}

const CSV: AboutTable = { name: 'list.csv', mediaType: null, mapping: null };
