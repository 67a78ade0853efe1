const LETTERS: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    ғ: 'gh',
    д: 'd',
    е: 'e',
    ё: 'yo',
    ж: 'zh',
    з: 'z',
    и: 'i',
    ӣ: 'i',
    й: 'y',
    к: 'k',
  },
  ...{
    қ: 'q',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ӯ: 'u',
    ф: 'f',
    х: 'kh',
    ҳ: 'h',
  },
  ...{
    ц: 'ts',
    ч: 'ch',
    ҷ: 'j',
    ш: 'sh',
    щ: 'sh',
    ъ: '',
    ы: 'y',
    ь: '',
    э: 'e',
    ю: 'yu',
    я: 'ya',
    і: 'i',
    ї: 'yi',
    є: 'ye',
    ґ: 'g',
  },
};

/** A folded text with Russian, Ukrainian and Tajik letters as Latin ones, so that it sounds; others stay. */
export function latinOfCyrillic(text: string): string {
  return /\p{Script=Cyrillic}/u.test(text)
    ? text.replace(
        /\p{Script=Cyrillic}\p{M}*/gu,
        (letter) => LETTERS[letter.normalize('NFC')] ?? LETTERS[letter.charAt(0)] ?? '',
      )
    : text;
}
