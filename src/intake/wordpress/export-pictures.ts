import { type ExportItem, fieldOf, metaOf, type Prefixes } from './export-item.ts';
import { readPhpValue } from './php-values.ts';
import { plainText } from './plain-text.ts';
import type { Attachment } from './post.ts';

/** The pictures and other files of an export, by their numbers. Takes some 500 bytes of memory for each, a million at most. */
export interface ExportPictures {
  add(item: ExportItem, prefixes: Prefixes): void;
  find(id: number): Attachment | null;
  /** Those that were uploaded for a post, in order. */
  of(post: number): readonly Attachment[];
}

export function collectPictures(): ExportPictures {
  // Packed into one text each: far smaller than an object of four, and none keeps its item in memory.
  const packed = new Map<number, string>();
  const byPost = new Map<number, number[]>();
  const find = (id: number) => unpacked(packed.get(id));
  return {
    add: (item, prefixes) => {
      const id = Number(fieldOf(item, 'wp:post_id'));
      const url = fieldOf(item, 'wp:attachment_url') || fieldOf(item, 'guid');
      if (!Number.isSafeInteger(id) || id <= 0 || url === '' || packed.size >= MOST_PICTURES) return;
      packed.set(id, packedPicture(item, url, prefixes));
      const parent = Number(fieldOf(item, 'wp:post_parent'));
      if (!(parent > 0) || !/\.(?:avif|gif|jpe?g|png|svg|webp)$/iu.test(url)) return;
      const others = byPost.get(parent);
      if (others) others.push(id);
      else byPost.set(parent, [id]);
    },
    find,
    of: (post) => (byPost.get(post) ?? []).flatMap((id) => find(id) ?? []),
  };
}

const MOST_PICTURES = 1_000_000;

function packedPicture(item: ExportItem, url: string, prefixes: Prefixes): string {
  const meta = metaOf(item, prefixes);
  const caption = plainText(fieldOf(item, 'excerpt:encoded'));
  const alternative = plainText(meta.get('_wp_attachment_image_alt')?.[0] ?? '');
  return [url, caption, creditIn(meta), alternative].map((it) => it.slice(0, 2_000)).join('\0');
}

function unpacked(picture: string | undefined): Attachment | null {
  if (picture === undefined) return null;
  const [url = '', caption = '', credit = '', alternativeText = ''] = picture.split('\0');
  return { url, caption, credit, alternativeText };
}

/** Media Credit, Navis and theme fields first, then what the camera's file says (`_wp_attachment_metadata`). */
function creditIn(meta: ReadonlyMap<string, readonly string[]>): string {
  for (const key of CREDIT_KEYS) {
    const value = plainText(meta.get(key)?.[0] ?? '');
    if (value !== '' && !/^\d+$/u.test(value)) return value;
  }
  const described = readPhpValue(meta.get('_wp_attachment_metadata')?.[0] ?? '');
  const image = described instanceof Map ? described.get('image_meta') : undefined;
  const credit = image instanceof Map ? image.get('credit') || image.get('copyright') : undefined;
  return typeof credit === 'string' ? plainText(credit) : '';
}

const CREDIT_KEYS =
  '_media_credit media_credit credit _credit photo_credit image_credit photographer _wp_attachment_source_name copyright'.split(
    ' ',
  );
