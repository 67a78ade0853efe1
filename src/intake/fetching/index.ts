// Fetching from the web, politely and safely: the one door through which intake asks other machines anything.

export { openWeb } from './open-web.ts';
export { isPublicAddress } from './public-address.ts';
export type { Ask, Fetched, Web, WebOptions } from './web.ts';
export { refusalOf } from './web-address.ts';
