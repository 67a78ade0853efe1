import { fold } from '../../language/index.ts';

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean).map(fold));
}

/** Said before a name, by courtesy, office, learning or faith. Some of them are names as well: see `readPersonName`. */
export const HONORIFICS = words(`
  dr prof professor mr mrs ms miss sir madam dame lord lady rev reverend hon honourable honorable pr herr frau monsieur
  madame mme mlle señor señora sra don doña signor signora doctor docteur doktor
  administrator secretary senator president minister ambassador director deputy governor judge
  gen general lt lieutenant col colonel maj major capt captain cmdr commander sgt brigadier marshal admiral
  eng engineer ing ir mullah mulla molla mollah mawlawi mawlavi maulvi maulawi molavi moulvi maulana mawlana
  haji hajji hadji haj hajj alhaj alhajj sayed sayyed sayyid said syed seyed seyyed sayid sheikh shaikh shaykh sheik
  qari hafiz ustad ostad ustaz ayatollah hojatoleslam khalifa akhund akhundzada imam mufti
  pohand pohanwal pohanmal pohandoy pohanyar
  داکتر دکتر دکتور ډاکټر پروفیسور پروفسور استاد ملا مولوی مولانا حاجی سید شیخ قاری حافظ انجینر انجنیر انجینیر مهندس
  جنرال ډګروال دگروال شهید مرحوم محترم محترمه آقای آقا خانم ښاغلی ښاغلې اغلې اغلی بی‌بی پوهاند پوهنوال پوهنمل پوهندوی
  پوهنیار آیت‌الله الحاج السيد الدكتور الشيخ المهندس
`);

/** Honorifics that are given names and surnames too: they count as such where little else of the name is left. */
export const HONORIFICS_AND_NAMES = words(
  'sayed sayyed sayyid said syed seyed seyyed sayid imam major general judge marshal don khalifa hafiz akhund akhundzada lord سید امام حافظ',
);

/** Said after a name. */
export const DEGREES = words('phd ph.d md m.d msc m.sc ma m.a mba mph esq jd llm bsc rn cpa dphil');

/** Tell a father from his son. */
export const GENERATIONS = words('jr sr junior senior ii iii iv');

/** Parts that come and go before a surname. */
export const PARTICLES = words(
  'van von der den de del della di da dos das du la le ten ter zu zur af av al el ul ur e y bin ibn bint ben i ال بن ابن',
);

/** So common as the first of several names that a name without it is the same name still, and one with it alone says little. */
export const COMMON_FIRST_NAMES = words(`
  mohammad muhammad mohammed muhammed mohamed mohamad mohd md ahmad ahmed ali abdul ghulam gholam mir sayed sayyed shah
  gul khan jan haji noor nur محمد احمد علی غلام میر شاه گل خان جان نور
`);
