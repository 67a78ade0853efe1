// Draws afghanistan-nangarhar.svg from outlines.json: node samples/media/make-map.mjs
// Only presentation attributes, no style sheet, no script, nothing from elsewhere; it brings its own paper, so it
// reads the same on a light and on a dark page.

import { readFile, writeFile } from 'node:fs/promises';

const sheet = { width: 1200, height: 750, kilometresAcross: 1900, centre: [67.6, 34.05] };
const ink = {
  paper: '#ece5d6',
  country: '#fbf8f1',
  halo: '#dccfb4',
  outline: '#6f6450',
  border: '#b9ab8e',
  grid: '#ddd3be',
  quiet: '#6e6350',
  text: '#2a2620',
  accent: '#98321f',
};
const neighbours = [
  ['IRAN', 58.75, 33.2],
  ['TURKMENISTAN', 60.6, 38.0],
  ['UZBEKISTAN', 66.25, 38.92],
  ['TAJIKISTAN', 69.75, 38.92],
  ['CHINA', 76.4, 38.05],
  ['PAKISTAN', 69.6, 30.35],
  ['INDIA', 76.05, 31.6],
];

const project = lambertConformalConic(31, 37, sheet.centre);
const outlines = JSON.parse(await readFile(new URL('outlines.json', import.meta.url), 'utf8'));
await writeFile(new URL('afghanistan-nangarhar.svg', import.meta.url), map(outlines));

function map(outlines) {
  const { width, height } = sheet;
  const borders = outlines.borders.map(readLine);
  const country = `${path(outlines.afghanistan.map(readLine))}Z`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="Georgia, 'Times New Roman', serif" stroke-linejoin="round" stroke-linecap="round">
<title>Afghanistan: Kabul, Jalalabad in Nangarhar, Chaghcharan in Ghor</title>
<rect width="${width}" height="${height}" fill="${ink.paper}"/>
<path d="${path(graticule())}" fill="none" stroke="${ink.grid}"/>
<path d="${path(borders)}" fill="none" stroke="${ink.border}" stroke-width="1.2"/>
<path d="${country}" fill="none" stroke="${ink.halo}" stroke-width="11"/>
<path d="${country}" fill="${ink.country}" stroke="${ink.outline}" stroke-width="1.8"/>
<g fill="${ink.quiet}" font-size="15" letter-spacing="3" text-anchor="middle">
${neighbours.map(([name, longitude, latitude]) => text(name, project([longitude, latitude]))).join('\n')}
</g>
${text('AFGHANISTAN', project([65.35, 32.55]), `fill="${ink.outline}" font-size="27" letter-spacing="13" text-anchor="middle"`)}
${places()}
${scaleBar()}
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" fill="none" stroke="${ink.halo}"/>
</svg>
`;
}

function places() {
  const kabul = project([69.18, 34.53]);
  const jalalabad = project([70.45, 34.43]);
  const chaghcharan = project([65.25, 34.52]);
  return `<g fill="${ink.text}" font-size="22">
${ring(kabul, 8)}${dot(kabul, 3.6)}
${text('Kabul', shifted(kabul, -17, 7), 'text-anchor="end" font-weight="bold" font-size="24"')}
${dot(chaghcharan, 5)}
<g text-anchor="end">
${text('Chaghcharan', shifted(chaghcharan, -15, 2))}
${text('GHOR', shifted(chaghcharan, -13, 23), `font-size="15" letter-spacing="3" fill="${ink.quiet}"`)}
</g>
</g>
<g fill="${ink.accent}">
<circle ${at(jalalabad)} r="17" fill="${ink.accent}" fill-opacity=".13" stroke="${ink.accent}" stroke-width="1.4"/>${dot(jalalabad, 5.4)}
<path d="M${round(jalalabad[0] + 17)} ${jalalabad[1]}h50" fill="none" stroke="${ink.accent}" stroke-width="1.2"/>
<g stroke="${ink.paper}" stroke-width="6" paint-order="stroke">
${text('Jalalabad', shifted(jalalabad, 75, 2), 'font-size="25" font-weight="bold"')}
${text('NANGARHAR', shifted(jalalabad, 76, 24), 'font-size="15" letter-spacing="3"')}
</g>
</g>`;
}

function scaleBar() {
  const length = (200 * sheet.width) / sheet.kilometresAcross;
  const [left, bottom] = [48, sheet.height - 46];
  return `<g fill="${ink.quiet}" font-size="15">
<path d="M${left} ${bottom - 6}v6h${round(length)}v-6" fill="none" stroke="${ink.quiet}" stroke-width="1.2"/>
${text('200 km', [left + length / 2, bottom - 12], 'text-anchor="middle"')}
</g>`;
}

/** Every second degree of latitude and every fourth of longitude. */
function graticule() {
  const steps = (from, to, step) =>
    Array.from({ length: (to - from) / step + 1 }, (_, at) => from + at * step);
  const parallels = steps(28, 42, 2).map((latitude) =>
    steps(54, 82, 1).map((longitude) => [longitude, latitude]),
  );
  const meridians = steps(56, 80, 4).map((longitude) => [
    [longitude, 26],
    [longitude, 43],
  ]);
  return [...parallels, ...meridians];
}

/**
 * Lambert's conformal conic on the sphere, to pixels of the sheet (Snyder, Map Projections: A Working Manual, 1987,
 * equations 15-1 to 15-4).
 */
function lambertConformalConic(south, north, [centreLongitude, centreLatitude]) {
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const tangent = (latitude) => Math.tan(Math.PI / 4 + radians(latitude) / 2);
  const cone =
    Math.log(Math.cos(radians(south)) / Math.cos(radians(north))) / Math.log(tangent(north) / tangent(south));
  const factor = (Math.cos(radians(south)) * tangent(south) ** cone) / cone;
  const radius = (latitude) => factor / tangent(latitude) ** cone;
  const scale = (6371 * sheet.width) / sheet.kilometresAcross;
  return ([longitude, latitude]) => {
    const angle = cone * radians(longitude - centreLongitude);
    const x = radius(latitude) * Math.sin(angle);
    const y = radius(centreLatitude) - radius(latitude) * Math.cos(angle);
    return [round(sheet.width / 2 + scale * x), round(sheet.height / 2 - scale * y)];
  };
}

function readLine(written) {
  return written.split(', ').map((point) => point.split(' ').map(Number));
}

/** Path data in relative steps, which compress best. Steps are taken between rounded points, so errors do not add up. */
function path(lines) {
  return lines
    .map((line) => {
      const [start, ...rest] = line.map(project);
      let [x, y] = start;
      const steps = rest.map(([nextX, nextY]) => {
        const step = `${round(nextX - x)} ${round(nextY - y)}`;
        [x, y] = [nextX, nextY];
        return step;
      });
      return `M${start.join(' ')}l${steps.join(' ')}`.replaceAll(' -', '-');
    })
    .join('');
}

function text(words, [x, y], attributes = '') {
  return `<text x="${round(x)}" y="${round(y)}"${attributes && ` ${attributes}`}>${words}</text>`;
}

function dot(point, radius) {
  return `<circle ${at(point)} r="${radius}"/>`;
}

function ring(point, radius) {
  return `<circle ${at(point)} r="${radius}" fill="none" stroke="${ink.text}" stroke-width="1.4"/>`;
}

function at([x, y]) {
  return `cx="${x}" cy="${y}"`;
}

function shifted([x, y], right, down) {
  return [x + right, y + down];
}

function round(value) {
  return Math.round(value * 10) / 10;
}
