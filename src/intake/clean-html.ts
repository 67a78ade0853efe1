/** HTML that went through `cleanHtml`; nothing else may be stored or shown. */
export type CleanHtml = string & { readonly isClean: unique symbol };
