import type { Zone } from './page-zones.ts';
import type { PlacedElement, PlacedText } from './placed-text.ts';

/** The page as it is shown, with the place of its title and what its parts are there for. */
export interface ShownPage {
  readonly page: PlacedText;
  readonly zones: ReadonlyMap<PlacedElement, Zone>;
  readonly title: PlacedElement | null;
  /** The page's text with everything blanked that does not speak of the piece. */
  readonly piece: string;
}
