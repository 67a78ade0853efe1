import { fold } from '../../language/index.ts';
import { wordList } from './word-list.ts';

/** Words for the kind of a publication, as badges and labels show them, in many languages beside the English one. */
const KIND_WORDS: Record<string, string> = {
  dispatch: `dispatch | dispatches | depesche | depeche | despacho`,
  report: `
    report | reports | bericht | berichte | rapport | rapports | informe | informes | گزارش | راپور |
    تقرير | relatorio | rapporto
  `,
  'thematic report': `thematic report | thematic reports`,
  'special report': `special report | special reports | sonderbericht`,
  paper: `paper | papers | research paper | papier | document de travail | مقاله تحقیقی`,
  'working paper': `working paper | working papers | arbeitspapier | documento de trabajo`,
  'discussion paper': `discussion paper | discussion papers | diskussionspapier`,
  'policy brief': `policy brief | policy briefs | note politique | policy paper`,
  'briefing paper': `briefing paper | briefing papers`,
  briefing: `briefing | briefings | brief | briefs | background briefing | note d’information`,
  analysis: `analysis | analyses | analyse | analysen | analisis | تحلیل | شننه | تحليل | analisi`,
  commentary: `
    commentary | commentaries | comment | opinion | op-ed | kommentar | kommentare | commentaire |
    comentario | opinion piece | tribune | meinung | دیدگاه | رأي | نظر
  `,
  article: `
    article | articles | artikel | beitrag | articulo | articulos | مقاله | لیکنه | مقال | feature |
    features | long read
  `,
  news: `news | news item | nachricht | meldung | actualite | noticia | خبر | press coverage`,
  interview: `interview | interviews | entretien | entrevista | مصاحبه | مرکه | مقابلة | q&a`,
  reportage: `reportage | reportagen | reportages | reportaje | reportajes`,
  explainer: `explainer | explainers | erklarstuck | decryptage`,
  story: `story | stories`,
  podcast: `podcast | podcasts | audio | پادکست | بودكاست`,
  video: `video | videos | film | ویدیو | فيديو`,
  book: `book | books | buch | livre | libro | کتاب | كتاب`,
  chapter: `chapter | book chapter | kapitel | chapitre | capitulo | فصل`,
  statement: `
    statement | statements | press release | pressemitteilung | communique | communique de presse |
    comunicado | اعلامیه | بیانیه | اعلامیې | بيان | stellungnahme
  `,
  blog: `blog | blog post | blogpost | weblog | billet | بلاگ`,
  study: `
    study | studies | studie | studien | etude | etudes | estudio | مطالعه | څېړنه | تحقیق | دراسة |
    پژوهش
  `,
  map: `map | maps`,
  dataset: `dataset | data set | data | datensatz`,
  factsheet: `factsheet | fact sheet | fact sheets | factsheets | faktenblatt | fiche`,
  guide: `guide | guides | leitfaden | handbook | guia | رهنمود`,
  testimony: `testimony | testimonies | témoignage`,
  letter: `letter | open letter | نامه`,
  review: `review | book review | rezension | recension`,
  investigation: `investigation | investigations | recherche | enquete | enquête | investigacion`,
  event: `event | events`,
  law: `law | decree | قانون | فرمان`,
};

/** The English word for a kind by any folded word for it. */
export const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries(KIND_WORDS).flatMap(([kind, words]) =>
    wordList(words).map((word) => [fold(word), kind] as const),
  ),
);

/** Marks a piece that somebody else published; what follows the colon is its title. */
export const EXTERNAL_PREFIX =
  /^(?:(?:external|externe[rs]?|extern|externo|externa|بیرونی|خارجی|بهرنۍ)\s+(?:\S+\s+){0,3}?(?:publications?|reports?|articles?|papers?|dispatch(?:es)?|pieces?|publikation(?:en)?|veröffentlichung|beitrag|publicaci[oó]n|نشریه|نشر|خپرونه)|(?:publication|article|rapport|publicaci[oó]n|art[ií]culo|informe)\s+extern[eao]|(?:نشریهٔ?|گزارش|مقالهٔ?|نشرهٔ?)\s+(?:بیرونی|خارجی)|(?:منشور|مقال|تقرير)\s+خارجي)\s*[:：]\s*/iu;
