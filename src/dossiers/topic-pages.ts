import { type Archive, readProfile } from '../archive/index.ts';
import { readTopics } from '../names/index.ts';
import { readDossierSummaries } from './dossier-summaries.ts';
import { readPublicationViews, topicRefOf } from './publication-views.ts';
import type { Counted, TopicPage, TopicRef } from './view.ts';
import { publicSubjects, publicTags } from './visibility.ts';

type Database = Pick<Archive, 'db'>;

/** Every topic of a public publication or dossier, by label in the alphabet of the archive's language. */
export async function readPublicTopics(archive: Database): Promise<Counted<TopicRef>[]> {
  const { language } = await readProfile(archive);
  const counts = new Map<string, number>();
  for (const { id, count } of [...(await subjectCounts(archive)), ...(await tagCounts(archive))]) {
    counts.set(id, (counts.get(id) ?? 0) + Number(count));
  }
  const topics = await readTopics(archive, [...counts.keys()]);
  const { compare } = new Intl.Collator(language);
  return [...topics.values()]
    .map((topic) => ({ item: topicRefOf(topic, language), count: counts.get(topic.id) ?? 0 }))
    .sort((a, b) => compare(a.item.label, b.item.label) || compare(a.item.slug, b.item.slug));
}

/** What is public about a topic, newest first, and how it is called; `null` where nothing is. */
export async function readTopicPage(archive: Database, slug: string): Promise<TopicPage | null> {
  const row = await archive.db.selectFrom('concept').select('id').where('slug', '=', slug).executeTakeFirst();
  const topic = row && (await readTopics(archive, [row.id])).get(row.id);
  if (!topic) return null;
  const { language } = await readProfile(archive);
  const about = publicSubjects(archive).select('publication_id').where('topic_id', '=', topic.id);
  const publications = [...(await readPublicationViews(archive, about, language)).values()];
  const dossiers = await publicTags(archive)
    .select('dossier_id as id')
    .where('topic_id', '=', topic.id)
    .execute();
  if (publications.length === 0 && dossiers.length === 0) return null;
  return {
    topic: topicRefOf(topic, language),
    labels: topic.labels
      .filter((label) => label.type !== 'hidden')
      .map((label) => ({ text: label.text, language: label.language })),
    publications,
    dossiers: await readDossierSummaries(
      archive,
      dossiers.map(({ id }) => id),
    ),
  };
}

function subjectCounts(archive: Database) {
  return publicSubjects(archive)
    .select(({ fn }) => ['topic_id as id', fn.countAll().as('count')])
    .groupBy('topic_id')
    .execute();
}

function tagCounts(archive: Database) {
  return publicTags(archive)
    .select(({ fn }) => ['topic_id as id', fn.countAll().as('count')])
    .groupBy('topic_id')
    .execute();
}
