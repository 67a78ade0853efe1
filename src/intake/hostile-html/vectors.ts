// Markup that tries to run `pwn()`, to send a request to `evil.example`, or to change a page around it. Written for this
// project after the classes of attack that the HTML Standard, browsers' own rules and published research describe.

import { attributeAttacks } from './attribute-attacks.ts';
import { elementAttacks } from './element-attacks.ts';
import { mutationAttacks } from './mutation-attacks.ts';
import { pageAttacks } from './page-attacks.ts';
import { urlAttacks } from './url-attacks.ts';

export interface Vector {
  readonly name: string;
  readonly html: string;
  /** Browsers, too, lose what comes after it: an element that is never closed. */
  readonly swallowsRest?: boolean;
}

export const vectors: readonly Vector[] = [
  ...attributeAttacks,
  ...urlAttacks,
  ...elementAttacks,
  ...mutationAttacks,
  ...pageAttacks,
];
