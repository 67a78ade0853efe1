/** A count's two forms; which one holds is `Intl.PluralRules`' to say. `{n}` stands for the number. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}

/**
 * Every word the public pages say by themselves. `{…}` marks are filled in by `fill` and `fillWith`; a table that lacks
 * a word, or a mark of it, fails the type check or the test beside the tables.
 */
export interface Words {
  readonly skipToContent: string;
  readonly siteNavigation: string;
  readonly dossiers: string;
  readonly publications: string;
  readonly contributors: string;
  readonly topics: string;
  readonly about: string;
  readonly latestPublications: string;
  readonly allPublications: string;

  readonly seriesNumber: string;
  readonly versionNumber: string;
  readonly lastUpdated: string;
  readonly firstPublished: string;
  readonly publicationCount: Plural;
  readonly dossierCount: Plural;
  readonly entryCountAndSpan: string;

  readonly contents: string;
  readonly by: string;
  readonly roles: Readonly<Record<string, string>>;
  readonly roleOf: string;
  readonly externalPublication: string;
  readonly published: string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly undated: string;
  readonly emptySection: string;

  readonly notes: string;
  readonly note: string;
  readonly backToText: string;

  readonly inThisDossier: string;
  readonly history: string;
  readonly update: string;
  readonly correction: string;
  readonly thisVersion: string;
  readonly whatChangedSince: string;
  readonly readOnPage: string;
  readonly sourceRevised: string;
  readonly citeThis: string;

  readonly olderVersion: string;
  readonly readNewest: string;
  readonly whatChangedSinceThis: string;

  readonly changesTitle: string;
  readonly changesIntroduction: string;
  readonly noChanges: string;
  readonly titleChanged: string;
  readonly subtitleChanged: string;
  readonly subtitleAdded: string;
  readonly subtitleRemoved: string;
  readonly narrativeChanged: string;
  readonly sectionAdded: string;
  readonly sectionRemoved: string;
  readonly sectionRenamed: string;
  readonly sectionMoved: string;
  readonly sectionTextChanged: string;
  readonly sectionPeriodChanged: string;
  readonly noPeriod: string;
  readonly entryAdded: string;
  readonly entryRemoved: string;
  readonly entryMoved: string;
  readonly entryReordered: string;
  readonly entryNoteChanged: string;
  readonly figureAdded: string;
  readonly figureRemoved: string;
  readonly figureChanged: string;
  readonly tagAdded: string;
  readonly tagRemoved: string;
  readonly onlyCitationsChanged: string;
  readonly onlyFormattingChanged: string;
  readonly citationsChangedToo: string;
  readonly wordsLeftOut: string;

  readonly readAt: string;
  readonly inDossiers: string;
  readonly otherNames: string;
  readonly organisation: string;

  readonly pages: string;
  readonly pageOf: string;
  readonly newer: string;
  readonly older: string;

  readonly noDossiers: string;
  readonly noPublications: string;
  readonly noContributors: string;
  readonly noTopics: string;
  readonly noAbout: string;

  readonly search: string;
  readonly searchLabel: string;
  readonly searchExamples: string;
  readonly names: string;
  readonly alsoSearching: string;
  readonly searchAsTyped: string;
  readonly searchingAsTyped: string;
  readonly searchOtherNames: string;
  readonly didYouMean: string;
  readonly queryNotes: Readonly<
    Record<'quote' | 'parenthesis' | 'operator' | 'date' | 'field' | 'long', string>
  >;
  readonly stillIndexing: string;
  readonly nothingFound: string;
  readonly searchAgain: string;
  readonly searchEverything: string;
  readonly sortBy: string;
  readonly sorts: Readonly<Record<'relevance' | 'newest' | 'oldest', string>>;
  readonly followSearch: string;
  readonly narrow: string;
  readonly facets: Readonly<
    Record<'year' | 'topic' | 'actor' | 'place' | 'contributor' | 'kind' | 'language', string>
  >;
  readonly moreValues: string;
  readonly takeBack: string;
  readonly othersHoldSome: string;
  readonly noneHoldAll: string;
  readonly previousPage: string;
  readonly nextPage: string;

  readonly notFound: string;
  readonly notFoundText: string;
  readonly goHome: string;
  readonly failed: string;
  readonly failedText: string;
}
