/** What one place of a page says about one field. */
export interface Claim<Value> {
  readonly value: Value;
  /** Where it stands, in the words of the format: `JSON-LD headline`, `meta citation_date`. */
  readonly origin: string;
  /** How far it is to be believed against others; sums decide between values. */
  readonly weight: number;
}
