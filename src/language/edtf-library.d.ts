// The npm package `edtf` ships no types; this is the part of it that we use.
declare module 'edtf' {
  /** Throws on a text that is not EDTF within the constraints. `min` and `max` are milliseconds since 1970. */
  export default function edtf(
    text: string,
    constraints: { readonly level: 0 | 1 | 2; readonly types: readonly string[] },
  ): { readonly min: number; readonly max: number };
}
