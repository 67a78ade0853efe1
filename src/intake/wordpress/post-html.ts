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
  return {
    footnotes: readFootnotes(post.meta.get('footnotes')?.[0]),
    block: (id) => site.block(id),
    attachment: (id) => site.attachment(id),
    ownPictures: () => (post.id === null ? [] : site.attachmentsOf(post.id)),
  };
}
