import { foldedSet } from './word-list.ts';

/** Headings of boxes that belong to the page around the dossier, not to it. */
export const SURROUNDING_HEADINGS = foldedSet(`
  see also | pages | pagination | discussion about this post | leave a comment | leave a reply | stay in touch | get in touch |
  sign up for alerts | ready for more | share | share this | share this page | share this article |
  follow us | newsletter | subscribe |
  sign up | sign up to our newsletter | subscribe to our newsletter | related | related articles |
  related posts | related content | related stories | you may also like | you might also like |
  more from | read next | most read | popular | popular posts | trending | recent posts |
  recent comments | latest news | comments | leave a reply | leave a comment | search | menu |
  navigation | archives | categories | contact | contact us | about us | donate | support us |
  cookies | cookie settings | privacy | meta | connect | also on this site | elsewhere on this site |
  quick links | site map | footer | teilen | folgen sie uns | verwandte artikel | mehr zum thema |
  das konnte sie auch interessieren | kommentare | suche | meistgelesen | impressum | kontakt |
  partager | partager cette page | suivez-nous | articles lies | a lire aussi | lire aussi |
  s’abonner | lettre d’information | sur le meme sujet | commentaires | recherche | les plus lus |
  compartir | siguenos | articulos relacionados | tambien te puede interesar | boletin | comentarios |
  buscar | lo mas leido | شریک ساختن | اشتراک گذاری | مطالب مرتبط | مطالب مشابه | خبرنامه |
  ما را دنبال کنید | جستجو | نظرات | شریکول | اړوند مطالب | اړوندې لیکنې | لټون | خبرپاڼه |
  مقالات ذات صلة | شارك | تابعنا | مواضيع ذات صلة | النشرة البريدية | بحث
`);

/** Buttons and links around a text: words that are no content. */
export const BUTTON_WORDS = foldedSet(`
  search this site | embedded files | report abuse | page details | privacy | terms | share | print | email | e-mail | tweet | facebook | twitter | x | whatsapp | telegram | linkedin |
  instagram | youtube | rss | copy link | pdf | download | download pdf | read more |
  continue reading | more | back to top | top | home | menu | search | subscribe | log in | login |
  sign in | close | skip to content | skip to main content | accept | accept all | accept cookies |
  next | previous | view all | see all | load more | show more | listen | save | cite | reply |
  advertisement | read the report | read the full report | read article | full text | read on |
  read online | edit | hide | show | contents | table of contents | donate | en | fa | ps | english |
  dari | pashto | دری | پښتو | فارسی | teilen | drucken | weiterlesen | mehr | mehr lesen |
  nach oben | zum inhalt springen | suche | startseite | zur ubersicht | partager | imprimer |
  lire la suite | lire plus | en savoir plus | haut de page | accueil | rechercher | telecharger |
  compartir | imprimir | leer mas | inicio | seguir leyendo | descargar | ادامه مطلب | بیشتر |
  بیشتر بخوانید | چاپ | اشتراک | شریک کنید | خانه | نور ولولئ | نور یی ولولئ | چاپول | کور |
  شریک کړئ | اقرأ المزيد | المزيد | طباعة | الرئيسية | شارك
`);
