import { type Archive, oneOf, readProfile } from '../archive/index.ts';
import { readTopics, topicsOf, withMergedConcepts } from '../names/index.ts';
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
  const countOf = (id: string) =>
    [...counts].reduce((sum, [asked, count]) => sum + (topics.get(asked)?.id === id ? count : 0), 0);
  return topicsOf([...counts.keys()], topics)
    .map((topic) => ({ item: topicRefOf(topic, language), count: countOf(topic.id) }))
    .sort((a, b) => compare(a.item.label, b.item.label) || compare(a.item.slug, b.item.slug));
}

/** What is public about a topic, newest first, and how it is called; `null` where nothing is. */
export async function readTopicPage(archive: Database, slug: string): Promise<TopicPage | null> {
  const row = await archive.db.selectFrom('concept').select('id').where('slug', '=', slug).executeTakeFirst();
  const topic = row && (await readTopics(archive, [row.id])).get(row.id);
  if (!topic) return null;
  const { language } = await readProfile(archive);
  const all = await withMergedConcepts(archive, [topic.id]);
  const about = publicSubjects(archive).select('publication_id').where('topic_id', 'in', oneOf(all));
  const publications = [...(await readPublicationViews(archive, about, language)).values()];
  const dossiers = await publicTags(archive)
    .select('dossier_id as id')
    .distinct()
    .where('topic_id', 'in', oneOf(all))
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
