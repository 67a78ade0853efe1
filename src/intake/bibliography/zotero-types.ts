/** The CSL 1.0.2 type for an item type of Zotero's, as Zotero itself maps them; its own word where it has none. */
export function cslTypeOfZotero(itemType: string): string | null {
  return TYPES[itemType] ?? (itemType === '' ? null : itemType.toLowerCase());
}

const TYPES: Readonly<Record<string, string>> = {
  artwork: 'graphic',
  audioRecording: 'song',
  blogPost: 'post-weblog',
  bookSection: 'chapter',
  case: 'legal_case',
  computerProgram: 'software',
  conferencePaper: 'paper-conference',
  dictionaryEntry: 'entry-dictionary',
  email: 'personal_communication',
  encyclopediaArticle: 'entry-encyclopedia',
  film: 'motion_picture',
  forumPost: 'post',
  instantMessage: 'personal_communication',
  journalArticle: 'article-journal',
  letter: 'personal_communication',
  magazineArticle: 'article-magazine',
  newspaperArticle: 'article-newspaper',
  podcast: 'broadcast',
  preprint: 'article',
  presentation: 'speech',
  radioBroadcast: 'broadcast',
  statute: 'legislation',
  tvBroadcast: 'broadcast',
  videoRecording: 'motion_picture',
};
