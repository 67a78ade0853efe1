// GeoNames' feature codes (https://www.geonames.org/export/codes.html), as far as texts speak of such places.

/** The kind of place that a feature is, in our words; GeoNames' own code where we have none. */
export function placeKindOfFeature(featureClass: string, code: string, population: number): string {
  const named = KINDS.get(code);
  if (named) return named;
  if (featureClass === 'A' && code.startsWith('PCL')) return 'country';
  if (featureClass !== 'P') return `${featureClass}.${code}`;
  if (CENTRES.has(code) || population >= CITY_FROM) return 'city';
  return population > 0 && population < VILLAGE_BELOW ? 'village' : 'populated place';
}

/**
 * Whether texts are likely to speak of it: whatever is governed or lived in, and what is large in nature. Of rivers, mountains and
 * valleys, which GeoNames has down to the smallest, those that are known under more than one name.
 */
export function isUsuallyWanted(featureClass: string, code: string, hasOtherNames: boolean): boolean {
  if (featureClass === 'A' || featureClass === 'P') return true;
  return LARGE.has(code) || (hasOtherNames && OFTEN_SMALL.has(code));
}

/** How exact one point is for what has an extent, in words; `null` for a settlement, which is about where its point is. */
export function precisionOfFeature(featureClass: string, placeKind: string): string | null {
  return featureClass === 'P'
    ? null
    : `one point for the whole ${placeKind.includes('.') ? 'feature' : placeKind}`;
}

const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ADM1: 'province',
    ADM1H: 'former province',
    ADM2: 'district',
    ADM2H: 'former district',
    ADM3: 'subdistrict',
    ADM4: 'locality',
    ADM5: 'locality',
    ADMD: 'administrative area',
    PPLC: 'city',
    PPLF: 'village',
    PPLH: 'former settlement',
    PPLQ: 'abandoned settlement',
    PPLW: 'destroyed settlement',
    PPLX: 'neighbourhood',
    RGN: 'region',
    AREA: 'area',
    MT: 'mountain',
    MTS: 'mountain range',
    PK: 'peak',
    PKS: 'peaks',
    PASS: 'pass',
    VAL: 'valley',
    PLAT: 'plateau',
    PLN: 'plain',
    DSRT: 'desert',
    ISL: 'island',
    ISLS: 'islands',
    PEN: 'peninsula',
    STM: 'river',
    STMI: 'river',
    CNL: 'canal',
    LK: 'lake',
    LKS: 'lakes',
    RSV: 'reservoir',
    GLCR: 'glacier',
    SEA: 'sea',
    OCN: 'ocean',
    GULF: 'gulf',
    BAY: 'bay',
    STRT: 'strait',
    CONT: 'continent',
  }),
);
/** Seats of a government. */
const CENTRES: ReadonlySet<string> = new Set(['PPLC', 'PPLG', 'PPLA', 'PPLA2']);
const LARGE: ReadonlySet<string> = new Set(
  'CONT RGN MTS PLAT DSRT ISL ISLS PEN LK LKS RSV GLCR SEA OCN GULF STRT PASS'.split(' '),
);
const OFTEN_SMALL: ReadonlySet<string> = new Set(['STM', 'MT', 'PK', 'VAL', 'PLN', 'BAY', 'CNL']);
const CITY_FROM = 50_000;
const VILLAGE_BELOW = 5_000;
