// The npm package `jsonld` ships no types; this is the part of it that we use.
declare module 'jsonld' {
  export interface RemoteDocument {
    readonly contextUrl: null;
    readonly documentUrl: string;
    readonly document: object;
  }
  export interface ExpandOptions {
    readonly base: string;
    readonly documentLoader: (url: string) => Promise<RemoteDocument>;
  }
  const jsonld: {
    /** Gives the expanded document (JSON-LD 1.1 API, 5.1): a list of node objects. Rejects what is no JSON-LD. */
    expand(document: object, options: ExpandOptions): Promise<unknown>;
  };
  export default jsonld;
}
