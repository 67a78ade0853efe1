import { z } from 'zod';
import { SheafError } from './errors.ts';
import type { Archive } from './open.ts';

/** How an archive names itself to its readers. */
export const profileSchema = z.strictObject({
  name: z.string().trim().min(1),
  tagline: z.string().default(''),
  /** BCP 47, of pages that belong to no dossier. */
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .default('en'),
  /** Markdown. */
  about: z.string().default(''),
  /** Of the numbered series that dossiers belong to. */
  seriesName: z.string().trim().min(1).default('Dossier'),
});
export type Profile = z.infer<typeof profileSchema>;
/** A profile as somebody gives it: what is left out takes its default. */
export type ProfileInput = z.input<typeof profileSchema>;

/** A profile with its defaults filled in; throws `invalid-input`, which says what is wrong with which part. */
export function parseProfile(profile: ProfileInput): Profile {
  const read = profileSchema.safeParse(profile);
  if (read.success) return read.data;
  throw new SheafError(
    'invalid-input',
    `The profile can not be used. ${z.prettifyError(read.error)}`,
    read.error,
  );
}

/** The archive's profile. Throws `archive-damaged` where it is not one. */
export async function readProfile(archive: Pick<Archive, 'db'>): Promise<Profile> {
  const row = await archive.db
    .selectFrom('archive_setting')
    .select('value')
    .where('key', '=', 'profile')
    .executeTakeFirst();
  try {
    return profileSchema.parse(JSON.parse(row?.value ?? ''));
  } catch (error) {
    throw new SheafError('archive-damaged', 'The profile of the archive is damaged. Write it anew.', error);
  }
}

/** Replaces the archive's profile; gives it back with its defaults filled in. Throws `invalid-input`. */
export async function writeProfile(archive: Pick<Archive, 'db'>, profile: ProfileInput): Promise<Profile> {
  const whole = parseProfile(profile);
  const value = JSON.stringify(whole);
  await archive.db
    .insertInto('archive_setting')
    .values({ key: 'profile', value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
  return whole;
}
