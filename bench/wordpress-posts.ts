import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/**
 * Writes a WordPress export (WXR 1.2) of `posts` published posts of some 400 words each to a file: authors, categories,
 * tags, captions, pictures, block editor and classic editor mixed, a draft for every fiftieth post. The same `seed` gives the same
 * file. Memory stays flat.
 */
export async function writeExport(path: string, posts: number, seed: number): Promise<void> {
  const file = createWriteStream(path, { highWaterMark: 2 ** 20 });
  const random = randomNumbers(seed);
  file.write(beginning());
  for (let number = 1; number <= posts; number += 1) {
    if (number % 5 === 0) file.write(attachment(number, random));
    if (number % 50 === 0) file.write(item(number + 5_000_000, random, 'draft'));
    if (!file.write(item(number, random, 'publish'))) await once(file, 'drain');
  }
  file.end('</channel>\n</rss>\n');
  await finished(file);
}

type Random = () => number;

/** mulberry32: from 0 to 1, the same for the same seed. */
function randomNumbers(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Common words are common: the words are drawn by the square of a random number, so that the first come up most. */
function word(random: Random): string {
  const at = random() ** 2;
  return random() < 0.45 ? pick(SMALL_WORDS, random()) : pick(WORDS, at);
}

function pick(words: readonly string[], at: number): string {
  return words[Math.floor(at * words.length)] ?? '';
}

function sentence(random: Random): string {
  const words = Array.from({ length: 8 + Math.floor(random() * 18) }, () => word(random));
  if (random() < 0.3) words.push('in', pick(PLACES, random()));
  if (random() < 0.1) words.push(String(1990 + Math.floor(random() * 35)));
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function paragraph(random: Random): string {
  const sentences = Array.from({ length: 3 + Math.floor(random() * 3) }, () => sentence(random));
  if (random() < 0.3) sentences.push(`<a href="/${word(random)}/${word(random)}/">${sentence(random)}</a>`);
  if (random() < 0.2) sentences.push(`<em>${sentence(random)}</em>`);
  return sentences.join(' ');
}

function paragraphs(random: Random): string[] {
  const all: string[] = [];
  for (let words = 0; words < 370; ) {
    const next = paragraph(random);
    all.push(next);
    words += next.split(' ').length;
  }
  return all;
}

function blockText(number: number, random: Random): string {
  const parts = paragraphs(random).map((it) => `<!-- wp:paragraph -->\n<p>${it}</p>\n<!-- /wp:paragraph -->`);
  parts.splice(
    2,
    0,
    `<!-- wp:heading -->\n<h2 class="wp-block-heading">${title(random)}</h2>\n<!-- /wp:heading -->`,
    `<!-- wp:image {"id":${number},"sizeSlug":"large"} -->\n<figure class="wp-block-image size-large"><img src="${SITE}/wp-content/uploads/picture-${number}.jpg" alt="" class="wp-image-${number}"/><figcaption class="wp-element-caption">${sentence(random)} Photo: ${pick(AGENCIES, random())}</figcaption></figure>\n<!-- /wp:image -->`,
  );
  return parts.join('\n\n');
}

function classicText(number: number, random: Random): string {
  const parts = paragraphs(random);
  parts.splice(
    1,
    0,
    `[caption id="attachment_${number}" align="alignnone" width="800"]<img class="wp-image-${number}" src="/wp-content/uploads/picture-${number}.jpg" alt="" width="800" height="533" /> ${sentence(random)}[/caption]`,
  );
  if (random() < 0.2) parts.push(`<ul>\n<li>${sentence(random)}</li>\n<li>${sentence(random)}</li>\n</ul>`);
  return parts.join('\n\n');
}

function title(random: Random): string {
  const words = Array.from({ length: 3 + Math.floor(random() * 6) }, () => word(random)).join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} in ${pick(PLACES, random())}`;
}

function item(number: number, random: Random, status: string): string {
  const date = new Date(Date.UTC(2003, 0, 1) + number * 6_500_000)
    .toISOString()
    .replace('T', ' ')
    .slice(0, 19);
  const text = random() < 0.6 ? blockText(number, random) : classicText(number, random);
  const author = Math.floor(random() * AUTHORS.length);
  return `	<item>
		<title><![CDATA[${title(random)}]]></title>
		<link>${SITE}/post-${number}/</link>
		<pubDate>${new Date(`${date.replace(' ', 'T')}Z`).toUTCString().replace('GMT', '+0000')}</pubDate>
		<dc:creator><![CDATA[author${author}]]></dc:creator>
		<guid isPermaLink="false">${SITE}/?p=${number}</guid>
		<description></description>
		<content:encoded><![CDATA[${text}]]></content:encoded>
		<excerpt:encoded><![CDATA[${random() < 0.5 ? sentence(random) : ''}]]></excerpt:encoded>
		<wp:post_id>${number}</wp:post_id>
		<wp:post_date><![CDATA[${date}]]></wp:post_date>
		<wp:post_date_gmt><![CDATA[${date}]]></wp:post_date_gmt>
		<wp:post_modified><![CDATA[${date}]]></wp:post_modified>
		<wp:post_modified_gmt><![CDATA[${date}]]></wp:post_modified_gmt>
		<wp:post_name><![CDATA[post-${number}]]></wp:post_name>
		<wp:status><![CDATA[${status}]]></wp:status>
		<wp:post_parent>0</wp:post_parent>
		<wp:menu_order>0</wp:menu_order>
		<wp:post_type><![CDATA[post]]></wp:post_type>
		<wp:post_password><![CDATA[]]></wp:post_password>
		<wp:is_sticky>0</wp:is_sticky>
${terms(random)}
		<wp:postmeta>
			<wp:meta_key><![CDATA[_edit_last]]></wp:meta_key>
			<wp:meta_value><![CDATA[1]]></wp:meta_value>
		</wp:postmeta>
		<wp:postmeta>
			<wp:meta_key><![CDATA[_thumbnail_id]]></wp:meta_key>
			<wp:meta_value><![CDATA[${ATTACHMENTS + number - (number % 5)}]]></wp:meta_value>
		</wp:postmeta>
	</item>
`;
}

function terms(random: Random): string {
  const tags = Array.from({ length: 1 + Math.floor(random() * 5) }, () => pick(TAGS, random()));
  const all = [
    category('category', pick(CATEGORIES, random())),
    ...tags.map((it) => category('post_tag', it)),
  ];
  return [...new Set(all)].join('\n');
}

const ATTACHMENTS = 9_000_000;

function attachment(number: number, random: Random): string {
  const id = ATTACHMENTS + number;
  return `	<item>
		<title><![CDATA[picture-${id}]]></title>
		<link>${SITE}/picture-${id}/</link>
		<dc:creator><![CDATA[author0]]></dc:creator>
		<guid isPermaLink="false">${SITE}/wp-content/uploads/picture-${id}.jpg</guid>
		<content:encoded><![CDATA[]]></content:encoded>
		<excerpt:encoded><![CDATA[${sentence(random)}]]></excerpt:encoded>
		<wp:post_id>${id}</wp:post_id>
		<wp:post_parent>${number}</wp:post_parent>
		<wp:status><![CDATA[inherit]]></wp:status>
		<wp:post_type><![CDATA[attachment]]></wp:post_type>
		<wp:attachment_url><![CDATA[${SITE}/wp-content/uploads/picture-${id}.jpg]]></wp:attachment_url>
	</item>
`;
}

function category(domain: string, name: string): string {
  const slug = name.toLowerCase().replaceAll(' ', '-');
  return `		<category domain="${domain}" nicename="${slug}"><![CDATA[${name}]]></category>`;
}

const SITE = 'https://archive.example.org';

function beginning(): string {
  const authors = AUTHORS.map(
    (name, at) =>
      `	<wp:author><wp:author_id>${at + 1}</wp:author_id><wp:author_login><![CDATA[author${at}]]></wp:author_login><wp:author_display_name><![CDATA[${name}]]></wp:author_display_name></wp:author>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/"
>
<channel>
	<title>Example Research Network</title>
	<link>${SITE}</link>
	<language>en-US</language>
	<wp:wxr_version>1.2</wp:wxr_version>
	<wp:base_site_url>${SITE}</wp:base_site_url>
	<wp:base_blog_url>${SITE}</wp:base_blog_url>
${authors.join('')}`;
}

const list = (words: string): readonly string[] => words.trim().split(/\s+/u);

const FIRST_NAMES = list(
  'Amina Bert Carla Dawud Elif Farid Greta Hamid Ines Jonas Karima Laila Mateo Nadia Omar',
);
const LAST_NAMES = list('Example Sample Muster Modell Specimen Placeholder Instance Pattern');
const AUTHORS = FIRST_NAMES.flatMap((first) => LAST_NAMES.map((last) => `${first} ${last}`));
const AGENCIES = list('AFP Reuters AP EPA Xinhua Pajhwok');
const PLACES = list(
  `Kabul Herat Kandahar Mazar Kunduz Nangarhar Helmand Ghazni Bamyan Badakhshan Takhar Farah Nimroz Paktia Paktika Khost
  Logar Wardak Parwan Kapisa Laghman Kunar Nuristan Baghlan Samangan Balkh Jawzjan Faryab Badghis Ghor Daykundi Uruzgan Zabul`,
);
const CATEGORIES = [
  'War and Peace',
  'Rights and Freedoms',
  'Economy',
  'Migration',
  'Regional Relations',
  'Context and Culture',
  'Political Landscape',
  'International Engagement',
];
const TAGS = PLACES.flatMap((place) => [
  place,
  `${place} Province`,
  `Elections in ${place}`,
  `Aid in ${place}`,
  `Schools of ${place}`,
]);
const SMALL_WORDS = list(
  'the of and to in a that is was for on as with by at from it be are this have an which were not their has but had or they its been who more will one would also after all into',
);
const WORDS = list(
  `government people province district election conflict report village police security water school women family official
  council minister army force group leader local national international community support process policy right law court
  judge evidence witness interview road bridge market trade price wheat flour harvest drought flood river canal dam power
  electricity fuel border customs tax revenue budget aid donor project contract company bank money loan salary worker labour
  migrant refugee return camp shelter house land property dispute elder tribe clan commander fighter attack bomb mine weapon
  ceasefire negotiation talks agreement delegation envoy embassy treaty alliance neighbour region capital city town valley
  mountain pass winter snow spring summer autumn season year month week day night morning history memory culture music poetry
  language newspaper radio television journalist editor press freedom speech opinion debate parliament senate vote ballot
  candidate campaign party coalition opposition president governor mayor commission inquiry reform corruption audit ministry
  health hospital clinic doctor nurse midwife medicine vaccine disease epidemic mortality child girl boy teacher student
  university exam book library science research survey data sample method result finding analysis conclusion recommendation
  background context chronology timeline decade century empire kingdom republic constitution amendment article clause decree
  order regulation practice custom tradition religion mosque scholar madrasa pilgrimage festival marriage dowry inheritance
  widow orphan poverty hunger nutrition food bread rice meat sheep goat cattle herd pasture nomad settlement irrigation well
  spring orchard almond pistachio pomegranate grape saffron poppy opium eradication smuggling route checkpoint convoy patrol
  base airport airfield aircraft helicopter drone strike casualty civilian soldier officer general recruit training desertion
  surrender prisoner prison detention torture trial sentence execution amnesty pardon reconciliation justice victim survivor
  compensation reparation truth testimony archive document record register census identity card passport visa travel ticket
  bus taxi truck driver garage workshop factory cement brick timber carpet wool silk leather jewel gold copper coal gas oil
  pipeline railway station telephone mobile network internet website message rumour propaganda threat warning protest march
  demonstration strike sit-in petition demand compromise concession deadlock crisis collapse recovery growth investment
  private public formal informal rural urban remote northern southern eastern western central former current recent early late
  new old large small major minor strong weak high low open closed safe dangerous quiet violent sudden gradual rapid slow
  announce argue arrive ask attend become begin believe bring build call carry change claim close come continue control cost
  create decide decline defend deliver demand deny depend describe destroy develop discuss divide draw drive elect employ end
  enter establish expect explain express face fail fall fear feel fight fill find finish follow gain gather give govern grow
  happen hear help hold hope identify include increase inform insist intend introduce invite issue join keep kill know lack
  launch lead learn leave live lose make manage mark meet move need negotiate note observe occur offer open operate organise
  pass pay plan play prepare present prevent produce promise protect prove provide publish raise reach read receive recognise
  record reduce refer refuse remain remember remove repeat replace report represent request require resign resist respond
  restore reveal rise rule run say seek seem sell send serve set settle show sign speak spend stand start stay stop study
  suffer suggest survive take talk teach tell think threaten train travel treat trust try understand use visit wait walk want
  warn watch win withdraw work worry write`,
);
