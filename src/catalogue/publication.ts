import { z } from 'zod';
import { SheafError } from '../archive/index.ts';
import { type Dated, datedSchema } from '../language/index.ts';

/** A publication as somebody enters it or an import finds it. */
export const publicationInputSchema = z.object({
  /** Made of author, year and title unless given. */
  citeKey: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}_:.-]*$/u)
    .optional(),
  /** Taken where it is free, with a letter behind it where it is not: as bibliographies bring it. */
  wantedCiteKey: z.string().optional(),
  /** The house's word in lower case: `dispatch`, `report`; `publication` where it has none. */
  kind: z.string().min(1),
  title: z.string().trim().min(1),
  subtitle: z.string().nullable().optional(),
  /** CSL variables that have no field: JSON. */
  details: z.string().nullable().optional(),
  /** BCP 47; `null` where it is not known. */
  language: z.string().nullable(),
  date: datedSchema.nullable(),
  url: z.url({ protocol: /^https?$/, error: 'Not a link to a web page (https://…).' }).nullable(),
  publisher: z.string().nullable(),
  isExternal: z.boolean(),
  abstract: z.string().nullable(),
  credits: z.array(
    z.object({
      name: z.string().trim().min(1),
      kind: z.enum(['person', 'organisation']),
      /** `author`, `editor`, `translator`, … */
      role: z.string().min(1),
      /** The name as this publication prints it. */
      literal: z.string(),
    }),
  ),
  /** Ids of topics. */
  topics: z.array(z.string()),
});
export type PublicationInput = z.infer<typeof publicationInputSchema>;

/** What can be kept of an input; throws `invalid-input`, which names the publication and what is wrong with it. */
export function parsePublicationInput(input: PublicationInput): PublicationInput {
  const read = publicationInputSchema.safeParse(input);
  if (read.success) return read.data;
  throw new SheafError(
    'invalid-input',
    `“${input.title}” can not be kept as a publication. ${z.prettifyError(read.error)}`,
    read.error,
  );
}

/** A publication of the catalogue, whoever may see it. */
export interface Publication {
  readonly id: string;
  readonly slug: string;
  readonly citeKey: string;
  readonly kind: string;
  readonly title: string;
  readonly language: string | null;
  readonly date: Dated | null;
  readonly url: string | null;
  readonly publisher: string | null;
  readonly isExternal: boolean;
  readonly abstract: string | null;
  readonly credits: readonly PublicationCredit[];
  /** Ids. */
  readonly topics: readonly string[];
}

export interface PublicationCredit {
  /** The contributor's. */
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: 'person' | 'organisation';
  readonly role: string;
  readonly literal: string;
}
