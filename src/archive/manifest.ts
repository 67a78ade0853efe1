import { z } from 'zod';
import type { MediaTable } from './schema.ts';

/** The list of what a backup holds, its first file: `manifest.json`. */
export const manifestSchema = z.strictObject({
  format: z.literal('sheaf-backup'),
  version: z.literal(1),
  /** ISO 8601 instant of the records. */
  madeAt: z.string(),
  files: z.array(
    z.strictObject({
      /** Below the archive's folder, with `/`. */
      path: z.string(),
      sizeBytes: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type ListedFile = Manifest['files'][number];

export const MANIFEST = 'manifest.json';
export const RECORDS = 'archive.sqlite';

/** How far something is, in bytes; `total` may grow on the way. */
export type OnProgress = (done: number, total: number) => void;

/** Where a file of the archive's media stands below its folder, with `/` on every system: `media/ab/abcdef….png`. */
export function mediaName({ sha256, extension }: Pick<MediaTable, 'sha256' | 'extension'>): string {
  return `media/${sha256.slice(0, 2)}/${sha256}.${extension}`;
}

/** Whether a backup may hold a file of this name: nothing else is ever written to disk. */
export function isNameInBackup(path: string): boolean {
  return path === MANIFEST || path === RECORDS || MEDIA_NAME.test(path);
}

const MEDIA_NAME = /^media\/([0-9a-f]{2})\/\1[0-9a-f]{62}\.[a-z0-9]{1,8}$/;
