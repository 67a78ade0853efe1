import { openArchive } from '../src/archive/index.ts';
import { type DossierView, openPublicArchive } from '../src/dossiers/index.ts';
import { renderDossier, stylesheetPath } from '../src/site/index.ts';
import { sampleArchive } from './product.ts';
import { inTurn, ms, type Table, times, whole } from './table.ts';

const PAGES = 50;

/** A dossier page, beside the least that any template must do: putting the same words, escaped, into strings. */
export async function measureRendering(): Promise<Table> {
  const { folder, remove } = await sampleArchive();
  const opened = await openArchive(folder, { mode: 'read' });
  const gate = openPublicArchive(opened);
  const archive = await gate.archive();
  const dossier = await gate.dossier('iskp');
  await opened.close();
  remove();
  if (!dossier) throw new TypeError('the sample has no dossier “iskp”');
  const context = { origin: 'http://localhost:4180', styles: stylesheetPath() };
  const large = enlarged(dossier, 1000);
  const render = (view: DossierView) => renderDossier({ archive, dossier: view, isEdition: false }, context);
  const [ours = 0, bare = 0, ofLarge = 0] = await inTurn([
    () => repeat(() => render(dossier)),
    () => repeat(() => bareTemplate(dossier)),
    () => render(large),
  ]);
  return {
    title: `Rendering a dossier page (${whole(render(dossier).length)} characters)`,
    columns: ['', 'a page', 'pages/s', 'ratio'],
    rows: [
      [
        'Sheaf: Markdown, notes, citations, React',
        ms(ours / PAGES),
        whole((PAGES / ours) * 1000),
        times(ours, bare),
      ],
      ['bare template literals, Markdown as it is', ms(bare / PAGES), whole((PAGES / bare) * 1000), ''],
      ['Sheaf, a dossier of 1,000 entries', ms(ofLarge), whole(1000 / ofLarge), ''],
    ],
    remark: 'A page is rendered once for each change of the archive, then kept.',
  };
}

function repeat(work: () => unknown): void {
  for (let count = 0; count < PAGES; count += 1) work();
}

function enlarged(dossier: DossierView, count: number): DossierView {
  const entries = dossier.sections.flatMap((section) => section.entries);
  return {
    ...dossier,
    sections: dossier.sections.map((section, part) => ({
      ...section,
      entries: Array.from({ length: Math.ceil(count / dossier.sections.length) }, (_, at) => {
        const entry = entries[(at + part) % entries.length];
        return { ...entry, id: `${part}-${at}` } as (typeof entries)[number]; // There is at least one entry.
      }),
    })),
  };
}

function bareTemplate(dossier: DossierView): string {
  const entry = (it: DossierView['sections'][number]['entries'][number]) =>
    `<li><time>${escaped(it.publication.date?.edtf ?? '')}</time><a href="/publications/${it.publication.slug}">${escaped(it.publication.title)}</a>${it.publication.credits.map((credit) => `<a href="/contributors/${credit.slug}">${escaped(credit.name)}</a>`).join(', ')}<p>${escaped(it.note)}</p></li>`;
  const section = (it: DossierView['sections'][number]) =>
    `<section id="${it.anchor}"><h2>${escaped(it.heading)}</h2><p>${escaped(it.text)}</p><ol>${it.entries.map(entry).join('')}</ol></section>`;
  return `<!doctype html><html lang="${dossier.language}"><head><title>${escaped(dossier.title)}</title></head><body><h1>${escaped(dossier.title)}</h1><p>${escaped(dossier.narrative)}</p>${dossier.sections.map(section).join('')}</body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
