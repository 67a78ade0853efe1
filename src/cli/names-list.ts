import { type Command, Option } from 'commander';
import { z } from 'zod';
import type { Archive } from '../archive/index.ts';
import { fold } from '../language/index.ts';
import {
  CONCEPT_KINDS,
  type Concept,
  type ConceptKind,
  findConcept,
  findContributor,
  LABEL_TYPES,
  labelContributor,
  listConceptIds,
  preferredLabel,
  readConceptEvents,
  readConcepts,
  removeLabel,
  requireConcept,
  setLabel,
  unlabelContributor,
} from '../names/index.ts';
import { archiveCommand, examples, withArchive } from './archive-option.ts';
import { oneLine, padded } from './layout.ts';
import { userName } from './publish.ts';
import { sayDone } from './say-done.ts';
import type { Terminal } from './terminal.ts';
import { count } from './words.ts';

const listSchema = z.object({ archive: z.string(), kind: z.enum(CONCEPT_KINDS).optional() });

/** `sheaf names list`: topics, actors and places. */
export function listNamesCommand(terminal: Terminal): Command {
  return archiveCommand('list')
    .summary('list topics, actors and places')
    .description(
      'Lists topics, actors and places with their other names; with words, those that are called so.',
    )
    .argument('[words...]', 'part of any of their names')
    .addOption(new Option('--kind <kind>', 'only of a kind').choices(CONCEPT_KINDS))
    .addHelpText('after', examples('sheaf names list', 'sheaf names list --kind place nang'))
    .action(async (words: readonly string[], _: unknown, command: Command) => {
      const { archive: folder, kind } = listSchema.parse(command.optsWithGlobals());
      const found = await withArchive(folder, 'read', (archive) =>
        namesHolding(archive, words.join(' '), kind),
      );
      if (terminal.isJson) terminal.printJson({ names: found });
      else printList(terminal, found);
    });
}

async function namesHolding(
  archive: Archive,
  words: string,
  kind: ConceptKind | undefined,
): Promise<Concept[]> {
  const ids = await listConceptIds(archive, kind === undefined ? {} : { kinds: [kind] });
  const concepts = [...(await readConcepts(archive, ids)).values()];
  const wanted = fold(words);
  return concepts.filter(({ labels }) => labels.some(({ text }) => fold(text).includes(wanted)));
}

const MOST_SHOWN = 200;

function printList(terminal: Terminal, concepts: readonly Concept[]): void {
  if (concepts.length === 0) {
    terminal.print('There is no such name. Take some in: sheaf names import FILE');
    return;
  }
  for (const { slug, kind, labels } of concepts.slice(0, MOST_SHOWN)) {
    const shown = preferredLabel(labels, 'en')?.text ?? slug;
    const others = [...new Set(labels.map(({ text }) => text))].filter((text) => text !== shown);
    const also = others.length === 0 ? '' : terminal.style('dim', `  ${oneLine(others.join(', '))}`);
    terminal.print(`${padded(kind, 11)}${padded(slug, 28)} ${oneLine(shown)}${also}`);
  }
  if (concepts.length > MOST_SHOWN)
    terminal.print(`… and ${concepts.length - MOST_SHOWN} more; --json has them all.`);
}

/** `sheaf names show`: all that is known of one name. */
export function showNameCommand(terminal: Terminal): Command {
  return archiveCommand('show')
    .summary('show all that is known of a name')
    .description(
      'Shows a topic, actor or place: its labels, what it lies in, its identifiers and notes, and what was done to it.',
    )
    .argument('<name>', 'by its address, id or any of its labels')
    .addHelpText('after', examples('sheaf names show Nangarhar'))
    .action(async (wanted: string, _: unknown, command: Command) => {
      const { archive: folder } = listSchema.parse(command.optsWithGlobals());
      const shown = await withArchive(folder, 'read', (archive) => readShown(archive, wanted));
      if (terminal.isJson) terminal.printJson(shown);
      else printShown(terminal, shown);
    });
}

async function readShown(archive: Archive, wanted: string) {
  const name = await requireConcept(archive, wanted);
  const others = await readConcepts(archive, [...name.broader, ...name.related]);
  const labelOf = (id: string) => preferredLabel(others.get(id)?.labels ?? [], 'en')?.text ?? id;
  const naming = await archive.db
    .selectFrom('naming')
    .innerJoin('thing', 'thing.number', 'naming.thing')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('thing.id', '=', name.id)
    .executeTakeFirstOrThrow();
  return {
    ...name,
    broader: name.broader.map(labelOf),
    related: name.related.map(labelOf),
    namedIn: Number(naming.count),
    events: await readConceptEvents(archive, name.id),
  };
}

function printShown(terminal: Terminal, shown: Awaited<ReturnType<typeof readShown>>): void {
  const line = (label: string, text: string) =>
    terminal.print(`${terminal.style('dim', padded(label, 14))}${oneLine(text)}`);
  terminal.print(terminal.style('bold', oneLine(preferredLabel(shown.labels, 'en')?.text ?? shown.slug)));
  line('address', shown.slug);
  line('kind', [shown.kind, shown.place?.placeKind ?? ''].filter((it) => it !== '').join(', '));
  for (const { text, language, type } of shown.labels)
    line(type, language === null ? text : `${text} (${language})`);
  if (shown.broader.length > 0) line('in', shown.broader.join(', '));
  if (shown.related.length > 0) line('related', shown.related.join(', '));
  if (shown.place?.latitude != null) line('at', `${shown.place.latitude}, ${shown.place.longitude}`);
  for (const { scheme, value } of shown.identifiers) if (scheme !== 'key') line(scheme, value);
  for (const { type, text } of shown.notes) line(type, text);
  line('named in', count(shown.namedIn, 'publication'));
  for (const { kind, at, by } of shown.events) line(at.slice(0, 10), `${kind}, by ${by}`);
}

const labelSchema = z.object({
  archive: z.string(),
  by: z.string(),
  type: z.enum(LABEL_TYPES),
  language: z.string().nullable().default(null),
  remove: z.boolean().optional(),
});

/** `sheaf names label`: one more spelling, or one less. */
export function labelNameCommand(terminal: Terminal): Command {
  return archiveCommand('label')
    .summary('give a name one more spelling')
    .description(
      'Gives a topic, actor, place or contributor one more label, or the label that it has another type. Texts that hold it are looked ' +
        'through again, and search goes by it. hidden is a misspelling: found, never shown.',
    )
    .argument('<name>', 'by its address, id or any of its labels')
    .argument('<label>', 'the spelling')
    .addOption(
      new Option('--type <type>', 'what it is to the name').choices(LABEL_TYPES).default('alternative'),
    )
    .option('--language <tag>', 'such as en, prs or ps')
    .option('--remove', 'take this label away')
    .option('--by <name>', 'who says so', userName())
    .addHelpText(
      'after',
      examples(
        'sheaf names label nangarhar Nangrahar --type hidden',
        'sheaf names label iskp داعش --language prs',
      ),
    )
    .action(async (wanted: string, text: string, _: unknown, command: Command) => {
      const { archive: folder, by, type, language, remove } = labelSchema.parse(command.optsWithGlobals());
      const name = await withArchive(folder, 'write', async (archive) => {
        const concept = await findConcept(archive, wanted);
        const contributor = concept ? null : await findContributor(archive, wanted);
        if (contributor) {
          const { id, slug } = contributor;
          if (remove) await unlabelContributor(archive, id, text);
          else await labelContributor(archive, id, { text, language, type });
          return { id, slug };
        }
        const { id, slug } = concept ?? (await requireConcept(archive, wanted));
        if (remove) await removeLabel(archive, id, text, by);
        else await setLabel(archive, id, { text, language, type }, by);
        return { id, slug };
      });
      if (terminal.isJson)
        terminal.printJson({ ...name, label: text, type, language, isRemoved: remove === true });
      else if (remove)
        sayDone(terminal, 'Taken away', `: ${name.slug} is no longer called “${oneLine(text)}”.`);
      else sayDone(terminal, 'Kept', `: “${oneLine(text)}” is a label of ${name.slug}.`);
    });
}
