/** Placeholder in index.html that a shell replaces by the nonce of the load. */
export const CSP_NONCE_PLACEHOLDER = '__CSP_NONCE__';

/**
 * The content security policy of every page the product shows, in Electron and in the web shell alike.
 * `nonce` is fresh for each load and made of base64url characters; it lets the style engine insert its sheets.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}
