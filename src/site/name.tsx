import type { ReactNode } from 'react';
import type { ContributorRef, CreditView, PublicationView, TopicRef } from '../dossiers/index.ts';
import { type Direction, directionOf, directionOfText } from '../language/index.ts';
import { addresses } from './addresses.ts';
import { fillWith, listOf } from './phrase.tsx';
import { remember } from './remember.ts';
import type { Setting } from './setting.ts';

/** A text in a language of its own: marked with it where it differs from the page's, kept apart where its direction does. */
export function Foreign(props: {
  text: string;
  language: string | null;
  direction?: Direction;
  setting: Setting;
}) {
  const { text, language, setting } = props;
  const direction = props.direction ?? (language ? directionOf(language) : directionOfName(text));
  const lang = language !== null && language !== setting.language ? language : undefined;
  if (direction !== setting.direction) {
    return (
      <bdi lang={lang} dir={direction}>
        {text}
      </bdi>
    );
  }
  return lang === undefined ? text : <span lang={lang}>{text}</span>;
}

/** The same people write again and again. */
const directionOfName = remember(directionOfText, 5000);

export function PublicationTitle({
  publication,
  setting,
}: {
  publication: PublicationView;
  setting: Setting;
}) {
  const { title, language, direction } = publication;
  return Foreign({ text: title, language, direction, setting });
}

export function ContributorName({ contributor, setting }: { contributor: ContributorRef; setting: Setting }) {
  return Foreign({ text: contributor.name, language: null, setting });
}

export function ContributorLink({ contributor, setting }: { contributor: ContributorRef; setting: Setting }) {
  return <a href={addresses.contributor(contributor.slug)}>{ContributorName({ contributor, setting })}</a>;
}

export function TopicLink({ topic, setting }: { topic: TopicRef; setting: Setting }) {
  return (
    <a href={addresses.topic(topic.slug)}>
      <Foreign text={topic.label} language={topic.language} setting={setting} />
    </a>
  );
}

/** Who is credited, in order: authors by name alone, every other role in words. */
export function Credits({ credits, setting }: { credits: readonly CreditView[]; setting: Setting }) {
  return [...Map.groupBy(credits, (credit) => credit.role)].map(([role, members]) => (
    <span key={role} className="credit">
      {creditsInWords(role, linkedNames(members, setting), setting)}
    </span>
  ));
}

function linkedNames(credits: readonly CreditView[], setting: Setting): ReactNode {
  const links = credits.map((contributor) => ContributorLink({ contributor, setting }));
  return links.length === 1 ? links[0] : listOf(links, setting.language);
}

function creditsInWords(role: string, names: ReactNode, { words }: Setting): ReactNode {
  if (role === 'author') return names;
  const known = words.roles[role];
  return known === undefined ? fillWith(words.roleOf, { role, names }) : fillWith(known, { names });
}
