import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { DossierDocument } from './document.ts';

/**
 * The document as canonical JSON (RFC 8785: one text for one content, whatever the order of its keys) and the SHA-256 of
 * that text in UTF-8, 64 hexadecimal digits.
 */
export function hashDocument(document: DossierDocument): { readonly json: string; readonly sha256: string } {
  // Only `undefined` has no canonical form, and a document is not that.
  const json = canonicalize(document) ?? '';
  return { json, sha256: sha256Of(json) };
}

/** SHA-256 of a text in UTF-8, in hexadecimal digits. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
