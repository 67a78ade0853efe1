import { normaliseLanguageTag } from '../../language/index.ts';
import { languageOfName } from '../tables/language-names.ts';

/** The language that a bibliography names: a tag (`en_US`, `ger`), a name in any language (`Dari`), or babel's (`ngerman`). */
export function languageNamed(text: string): string | null {
  const name = text.trim().slice(0, LONGEST_NAME);
  const first = name.split(/\s*[;,/]\s*|\s+and\s+/u)[0] ?? '';
  return (
    BABEL[name.toLowerCase()] ??
    languageOfName(name) ??
    normaliseLanguageTag(name) ??
    languageOfName(first) ??
    normaliseLanguageTag(first)
  );
}

const LONGEST_NAME = 100;
/** Languages as the packages babel and polyglossia call them, where nobody else does. */
const BABEL: Readonly<Record<string, string>> = {
  american: 'en-US',
  usenglish: 'en-US',
  british: 'en-GB',
  ukenglish: 'en-GB',
  canadian: 'en-CA',
  australian: 'en-AU',
  newzealand: 'en-NZ',
  ngerman: 'de',
  germanb: 'de',
  austrian: 'de-AT',
  naustrian: 'de-AT',
  nswissgerman: 'de-CH',
  swissgerman: 'de-CH',
  francais: 'fr',
  acadian: 'fr',
  canadien: 'fr-CA',
  brazilian: 'pt-BR',
  brazil: 'pt-BR',
  portuges: 'pt-PT',
  portuguese: 'pt',
  mexican: 'es-MX',
  nynorsk: 'nn',
  norsk: 'nb',
  magyar: 'hu',
  slovene: 'sl',
  uppersorbian: 'hsb',
  lowersorbian: 'dsb',
  serbianc: 'sr-Cyrl',
  latin: 'la',
};
