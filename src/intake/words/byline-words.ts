import { foldedOpening, foldedSet } from './word-list.ts';

/** Words that open a byline without a colon. */
export const BYLINE_OPENERS = foldedOpening(`
  edited by | compiled by | curated by | a dossier by | a dossier edited by | a dossier compiled by |
  by | written by | posted by | reported by | von | par | por | escrito por | door | di | da | نوشته |
  به قلم | از | نویسنده | لیکوال | بقلم | کتبه | från
`);

/** Words by which the name of an organisation is known; one whole word of the name is enough. */
export const ORGANISATION_WORDS = foldedSet(`
  clinic | friends | commons | parents | neighbours | alumni |
  team | staff | network | institute | institut | instituto | center | centre | centro | foundation |
  stiftung | fondation | fundacion | university | universitat | universite | universidad |
  organisation | organization | association | commission | kommission | committee | council | rat |
  ministry | ministerium | ministere | ministerio | agency | agence | agentur | agencia | office |
  bureau | unit | group | gruppe | groupe | grupo | watch | monitor | observatory | observatorium |
  observatoire | observatorio | society | union | alliance | coalition | forum | initiative |
  project | projekt | programme | program | lab | desk | editors | editorial | redaktion | redaction |
  redaccion | reporters | correspondents | press | news | media | magazine | journal | times | post |
  bank | fund | department | authority | service | services | nations | international | trust |
  collective | kollektiv | collectif | consortium | federation | company | verein | gesellschaft |
  verband | amt | academy | akademie | academie | school | library | archive | museum | research |
  analysts | secretariat | mission | board | partners | associates | equipe | equipo | ngo | inc |
  ltd | gmbh | llc | e.v | parliament | court | government | campaign | movement | party |
  contributors | writers | researchers | تیم | گروه | شبکه | موسسه | مؤسسه | انستیتوت | مرکز | بنیاد |
  پوهنتون | دانشگاه | سازمان | کمیسیون | کمیته | شورا | شورای | وزارت | اداره | دفتر | انجمن |
  اتحادیه | کتابخانه | خبرگزاری | روزنامه | هیئت | هیأت | تحریریه | ټیم | ډله | اداره | انسټیټیوټ |
  ټولنه | دیره | څانګه | بنسټ | فريق | مركز | معهد | منظمة | جامعة | شبكة | مؤسسة | وزارة | لجنة |
  هيئة | مرصد | جمعية | وكالة | مجموعة | وحدة | هيئة التحرير
`);
