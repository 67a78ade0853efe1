// Makes outlines.json from Natural Earth. Only needed when the extent or the detail of the map changes:
//
//   npm install --no-save world-atlas@2.0.2 topojson-client@3.1.0 topojson-simplify@3.0.3
//   node samples/media/derive-outlines.mjs
//
// Natural Earth is in the public domain; world-atlas packs it as TopoJSON under the ISC licence.

import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { mesh } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';

const extent = { west: 53, south: 26, east: 82, north: 42 };
/** Smallest triangle that is kept, in square degrees: about one square pixel of the finished map. */
const detail = 0.00025;

const atlas = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json');
const world = simplify(presimplify(JSON.parse(await readFile(atlas, 'utf8'))), detail);
const countries = world.objects.countries;
const isAfghan = (country) => country.properties.name === 'Afghanistan';
const afghanistan = countries.geometries.find(isAfghan);

const outlines = {
  source:
    'Natural Earth 1:10m Admin 0 countries, by way of world-atlas 2.0.2; a line is “longitude latitude, …” in degrees',
  afghanistan: mesh(world, afghanistan).coordinates.map(written),
  borders: mesh(world, countries, (one, other) => one !== other && !isAfghan(one) && !isAfghan(other))
    .coordinates.flatMap(insideExtent)
    .map(written),
};
await writeFile(new URL('outlines.json', import.meta.url), `${JSON.stringify(outlines, null, 2)}\n`);

function written(line) {
  return line.map(([longitude, latitude]) => `${round(longitude)} ${round(latitude)}`).join(', ');
}

function round(degrees) {
  return Math.round(degrees * 100) / 100;
}

/** The stretches of a line that lie inside, each with the first point outside, so that it runs off the sheet. */
function insideExtent(line) {
  const isInside = ([longitude, latitude]) =>
    longitude > extent.west && longitude < extent.east && latitude > extent.south && latitude < extent.north;
  const stretches = [];
  let stretch = [];
  line.forEach((point, at) => {
    const isNear = [line[at - 1], point, line[at + 1]].some((neighbour) => neighbour && isInside(neighbour));
    if (isNear) stretch.push(point);
    if (stretch.length > 1 && (!isNear || at === line.length - 1)) stretches.push(stretch);
    if (!isNear) stretch = [];
  });
  return stretches;
}
