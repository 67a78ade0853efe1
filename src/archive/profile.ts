import { z } from 'zod';
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

/** The archive's profile. */
export async function readProfile(archive: Pick<Archive, 'db'>): Promise<Profile> {
  const row = await archive.db
    .selectFrom('archive_setting')
    .select('value')
    .where('key', '=', 'profile')
    .executeTakeFirstOrThrow();
  return profileSchema.parse(JSON.parse(row.value));
}

/** Replaces the archive's profile; gives it back with its defaults filled in. */
export async function writeProfile(archive: Pick<Archive, 'db'>, profile: ProfileInput): Promise<Profile> {
  const whole = profileSchema.parse(profile);
  const value = JSON.stringify(whole);
  await archive.db
    .insertInto('archive_setting')
    .values({ key: 'profile', value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
  return whole;
}
