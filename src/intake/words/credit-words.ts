import { fold } from '../../language/index.ts';
import { foldedSet, wordList } from './word-list.ts';

/** Words that open a part of a byline, by the role they give. A colon may follow; where they end in a name for a thing, it must. */
const ROLE_OPENERS: Readonly<Record<string, string>> = {
  author: `
    by | text | words | story | written by | posted by | published by | reported by | reporting by | report by | story by | words by | text by | article by |
    submitted by | created by | contributed by | added by | von | geschrieben von | verfasst von | veroffentlicht von |
    erstellt von | gepostet von | eingestellt von | autor | autorin | autoren | autorinnen | text von |
    ein beitrag von | ein gastbeitrag von | gastbeitrag von | ein artikel von | ein kommentar von | kommentar von |
    eine analyse von | eine kolumne von | par | ecrit par | publie par | redige par | propos recueillis par | auteur | auteure |
    por | escrito por | publicado por | redactado por | di | scritto da | pubblicato da | a cura di | door | geschreven door |
    av | af | skrevet av | skrevet af | tekst | przez | autorstwa | yazan | автор | author | authors | authored by | byline | written | from |
    نوشته | نویسنده | نویسندگان | به قلم | نگارنده | گزارشگر | خبرنگار | لیکوال | لیکونکی | ليکوال | بقلم | كتبه | كتب | الكاتب | کاتب |
    مصنف | تحریر | interview by | interview | interview von | profile by | review by | opinion by | analysis by | essay by | guest post by | a post by
  `,
  contributor: `
    additional reporting by | with reporting by | with contributions by | mitarbeit | unter mitarbeit von | avec la collaboration de | con la colaboracion de |
    research by | recherche von | graphics by | grafik von | data by | produced by | video by
  `,
  editor: `
    edited by | editing by | editor | editors | redigiert von | bearbeitet von | herausgegeben von | herausgeber | lektorat | editado por | edite par | ویراستار
  `,
  translator: `
    translated by | translation by | translation | translator | ubersetzt von | ubersetzung von | ubersetzung | aus dem englischen von |
    aus dem franzosischen von | deutsch von | traduit par | traduit de l’anglais par | traduction | traduccion | traducido por | tradotto da | vertaald door |
    مترجم | ترجمه | ژباړن | ژباړه | ترجمة
  `,
  photographer: `
    photos by | photo by | photos | photo | photography by | photographs by | photographs | photography | pictures by | pictures | images by | images | image |
    fotos von | foto von | fotos | foto | bilder von | bilder | bild | fotografie | photos de | photographies de | fotografias | fotografia | imagenes | عکس | عکاس | انځور | تصوير
  `,
  illustrator: `illustration by | illustrations by | illustrated by | illustration | illustrations | illustrationen | illustriert von | zeichnungen | illustre par`,
};

/** Folded words that open a part of a byline, the longest first, each with the role it gives. */
export const CREDIT_OPENERS: readonly (readonly [opener: string, role: string])[] = Object.entries(
  ROLE_OPENERS,
)
  .flatMap(([role, words]) => wordList(words).map((word) => [fold(word), role] as const))
  .sort((a, b) => b[0].length - a[0].length);

/** Words that stand in job titles and not in names; one whole word is enough. */
export const JOB_WORDS = foldedSet(`
  analyst | analysts | reporter | reporters | correspondent | correspondents | writer | editor | editors | journalist | journalists | columnist | columnists |
  blogger | contributor | contributors | author | authors | director | manager | professor | researcher | fellow | chief | senior | junior | deputy | assistant | freelance |
  freelancer | producer | photographer | intern | lecturer | consultant | officer | coordinator | president | chairman | chairwoman | chair | ceo | cto | cfo |
  founder | co-founder | cofounder | expert | specialist | guest | staff | host | presenter | moderator | moderatorin | administrator | member | owner | head | strategist |
  redakteur | redakteurin | redakteure | chefredakteur | chefredakteurin | korrespondent | korrespondentin | journalistin | autor | autorin | autoren | gastautor |
  gastautorin | reporterin | volontar | volontarin | praktikant | praktikantin | mitarbeiter | mitarbeiterin | leiter | leiterin | ressortleiter | ressortleiterin |
  geschaftsfuhrer | geschaftsfuhrerin | grunder | grunderin | experte | expertin | dozent | dozentin | wissenschaftler | wissenschaftlerin | referent | referentin |
  pressesprecher | pressesprecherin | sprecher | sprecherin | rechtsanwalt | rechtsanwaltin | fachanwalt | fotograf | fotografin | kolumnist | kolumnistin | bloggerin |
  stellvertretender | stellvertretende | leitender | leitende | verlagsleiter | online-redakteur | online-redakteurin | ressort | inhaber | inhaberin | vorsitzender | vorsitzende |
  journaliste | redacteur | redactrice | redactora | redactor | correspondant | correspondante | envoye | speciale | special | chroniqueur | chroniqueuse | directeur | directrice |
  chercheur | chercheuse | professeur | professeure | maitre | conferences | stagiaire | editorialiste | periodista | corresponsal | colaborador | colaboradora | directora |
  investigador | investigadora | profesor | profesora | editora | giornalista | redattore | direttore | redacteurin | verslaggever | journalista | jornalista | toimittaja
`);

/** Accounts of content systems and words for nobody: no names. */
export const ACCOUNT_NAMES = foldedSet(`
  admin | administrator | wpadmin | wp-admin | webadmin | siteadmin | adminuser | admin2 | root | webmaster | web master | webmaster1 | user | superuser | super user | test | demo | system | wordpress |
  guest | gast | gastautor | guest author | guest writer | guest contributor | invite | invitado | anonymous | anonym | anonyme | anonimo | unknown | unbekannt | inconnu | desconocido | none | null | undefined | n/a | nn | n.n |
  editor | author | autor | autorin | auteur | redakteur | posted by | content | contentadmin | cms | cmsadmin | typo3 | drupal | joomla | joomla admin | moderator | manager | marketing | seo | info | kontakt | contact | office | mail | press | presse | support | service |
  web team | webteam | web | site | website | blog | blogger | online | default | staff writer | staff | publisher | newsroom | news desk | newsdesk | press release | pressemitteilung | pressestelle | agency | agencies | agenturen | red | redaktor | onlineredaktion
`);

/** Words of buttons and counters that stand beside a name. */
export const BESIDE_NAMES = foldedSet(`
  follow | following | folgen | suivre | seguir | subscribe | share | teilen | email | e-mail | twitter | facebook | linkedin | instagram | rss | website | profile | profil | bio | contact | kontakt |
  more | mehr | alle artikel | all posts | more posts | view all posts | see all | artikel | beitrage | posts | comments | kommentare | comment | kommentar | no comments | keine kommentare | leave a comment | print | drucken |
  add to bookmarks | save | like | updated | published | posted | aktualisiert | veroffentlicht | gepostet | uhr | views | reads | min | minutes | minuten | in | am | on | um | at | le | el | and | und | the | gastbeitrag | guest post | exclusive | exklusiv |
  opinion | kommentare deaktiviert | advertisement | anzeige | sponsored | leave a reply | permalink | link | photo | foto | news | blog | allgemein | uncategorized | artikel lesen | zum profil | autorenprofil | verified | author | autor | autorin | auteur
`);

/** News agencies that sign in small letters. */
export const AGENCIES = foldedSet(`
  dpa | afp | apa | epd | kna | sid | ots | ap | rtr | reuters | ansa | efe | tass | xinhua | sda | keystone-sda | ddp | dapd | pap | mti | tt | ntb | ritzau | anp | belga | lusa | stt | aap | pti | upi | bbc
`);
