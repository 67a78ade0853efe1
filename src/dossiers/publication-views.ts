import type { Archive } from '../archive/index.ts';
import { type Publication, readPublications } from '../catalogue/index.ts';
import { directionOf, directionOfText } from '../language/index.ts';
import { preferredLabel, readTopics, type Topic } from '../names/index.ts';
import type { PublicationView, TopicRef } from './view.ts';
import { publicAmong } from './visibility.ts';

type Database = Pick<Archive, 'db'>;

/** Those of the publications that the public may see, by their ids, with topics labelled in a language. */
export async function readPublicationViews(
  archive: Database,
  ids: Iterable<string>,
  language: string,
): Promise<Map<string, PublicationView>> {
  const publications = await readPublications(archive, [...(await publicAmong(archive, ids))]);
  const topics = await readTopics(
    archive,
    [...publications.values()].flatMap((it) => it.topics),
  );
  const refs = new Map([...topics].map(([id, topic]) => [id, topicRefOf(topic, language)]));
  return new Map([...publications].map(([id, it]) => [id, publicationViewOf(it, refs)]));
}

/** A topic under its preferred label in a language, else in any. */
export function topicRefOf({ slug, labels }: Topic, language: string): TopicRef {
  const label = preferredLabel(labels, language);
  return { slug, label: label?.text ?? slug, language: label?.language ?? null };
}

function publicationViewOf(publication: Publication, topics: ReadonlyMap<string, TopicRef>): PublicationView {
  const { language, title } = publication;
  return {
    id: publication.id,
    slug: publication.slug,
    citeKey: publication.citeKey,
    kind: publication.kind,
    title,
    language,
    direction: language === null ? directionOfText(title) : directionOf(language),
    date: publication.date,
    url: publication.url,
    publisher: publication.publisher,
    isExternal: publication.isExternal,
    abstract: publication.abstract,
    credits: publication.credits.map(({ slug, name, kind, role }) => ({ slug, name, kind, role })),
    topics: publication.topics.flatMap((id) => topics.get(id) ?? []),
  };
}
