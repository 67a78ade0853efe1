/** What every answer says about what a browser may do with it. Nothing on a public page runs, and nothing comes from elsewhere. */
export function securityHeaders(origin: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy':
      "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    // Only where the site is reached by https: on a plain local address browsers ignore it, and it would be untrue.
    ...(origin.startsWith('https:')
      ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
      : {}),
  };
}

/** For the search page, the only one with a script: of our own, from our own host. */
export function withScript(policy: string): string {
  return policy.replace("style-src 'self'", "script-src 'self'; style-src 'self'");
}

/** For files that came from outside: even opened by itself, an SVG runs nothing and loads nothing. */
export const mediaSecurityPolicy = "default-src 'none'; style-src 'self'; sandbox";
