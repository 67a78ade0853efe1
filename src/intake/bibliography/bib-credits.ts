import type { CreditDraft } from '../publication-draft.ts';
import { kindOfName, readTexNames } from './bib-names.ts';
import type { BibFields } from './inheritance.ts';
import type { LatexReader } from './latex.ts';

export interface BibCredits {
  readonly credits: readonly CreditDraft[];
  /** The fields they stood in. */
  readonly from: readonly string[];
  /** Fields whose list ends with `and others`. */
  readonly goOn: readonly string[];
}

/** Everybody an entry credits, authors first; the roles are CSL's names where CSL has one. */
export function bibCredits(fields: BibFields, latex: LatexReader): BibCredits {
  const from = Object.keys(ROLES).filter((field) => (fields.get(field) ?? '').trim() !== '');
  const read = from.map((field) => ({
    field,
    role: roleOf(field, fields),
    ...readTexNames(fields.get(field) ?? ''),
  }));
  const credits = read.flatMap(({ names, role }) =>
    names.map((texName): CreditDraft => {
      const name = latex.text(texName.natural).text.replace(/^[\s,]+|[\s,]+$/gu, '');
      const literal = latex.text(texName.literal).text;
      return { name, kind: kindOfName(name, texName), role, literal };
    }),
  );
  return {
    credits: credits.filter(({ name }) => name !== ''),
    from,
    goOn: read.filter(({ goesOn }) => goesOn).map(({ field }) => field),
  };
}

/** `editor` and its like say in `editortype` what sort of editor they mean. */
function roleOf(field: string, fields: BibFields): string {
  const type = fields.get(`${field}type`)?.trim().toLowerCase();
  const role = ROLES[field] ?? field;
  return type === undefined || type === '' ? role : (EDITOR_TYPES[type] ?? type);
}

const ROLES: Readonly<Record<string, string>> = {
  author: 'author',
  editor: 'editor',
  editors: 'editor',
  editora: 'editor',
  editorb: 'editor',
  editorc: 'editor',
  translator: 'translator',
  bookauthor: 'container-author',
  director: 'director',
  scriptwriter: 'script-writer',
  collaborator: 'contributor',
  commentator: 'commentator',
  annotator: 'annotator',
  introduction: 'introduction',
  foreword: 'foreword',
  afterword: 'afterword',
  illustrator: 'illustrator',
  holder: 'holder',
};

const EDITOR_TYPES: Readonly<Record<string, string>> = {
  editor: 'editor',
  compiler: 'compiler',
  director: 'director',
  organizer: 'organizer',
  producer: 'producer',
  collaborator: 'contributor',
};
