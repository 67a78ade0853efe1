import { absoluteLinks } from './absolute-links.ts';
import { hasBlocks, renderBlocks } from './blocks.ts';
import { type EmbedContext, readFootnotes } from './embedded.ts';
import { paragraphed } from './paragraphs.ts';
import type { PostSite, WordPressPost } from './post.ts';
import { renderShortcodes } from './shortcodes.ts';

/**
 * A post's text as HTML that stands for itself: blocks, shortcodes and paragraphs rendered, addresses absolute. Not
 * sanitised. `null` where the post has no text.
 */
export function postHtml(post: WordPressPost, site: PostSite): string | null {
  const context = contextOf(post, site);
  const html = absoluteLinks(rendered(post, context), post.link ?? site.url);
  return html.trim() === '' ? null : html.trim();
}

function rendered(post: WordPressPost, context: EmbedContext): string {
  if (post.content.trim() === '') return '';
  if (post.isRendered) return renderShortcodes(post.content.replace(COMMENT, ''), context);
  if (hasBlocks(post.content)) return renderShortcodes(renderBlocks(post.content, context), context);
  return paragraphed(renderShortcodes(post.content, context));
}

const COMMENT = /<!--[\s\S]*?(?:-->|$)/gu;

function contextOf(post: WordPressPost, site: PostSite): EmbedContext {
  let room = MOST_PICTURES;
  const own = () => (post.id === null ? [] : site.attachmentsOf(post.id));
  return {
    footnotes: readFootnotes(post.meta.get('footnotes')?.[0]),
    block: (id) => site.block(id),
    attachment: (id) => {
      room -= 1;
      return room > 0 ? site.attachment(id) : null;
    },
    ownPictures: () => {
      const pictures = own().slice(0, Math.max(room, 0));
      room -= pictures.length;
      return pictures;
    },
  };
}

/** In the galleries of one post: a text may name the same pictures again and again. */
const MOST_PICTURES = 1_000;
