/**
 * The rules of the window's security as pure functions and data: what is our own page, what may be requested, opened,
 * permitted. main.ts hangs them onto Electron; unit tests check every table without Electron.
 */
export const SCHEME = 'app';
export const HOST = 'bundle';
export const ORIGIN = `${SCHEME}://${HOST}`;

/** What electron.vite.config.ts writes into the page in place of a nonce; replaced in every response. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** Sites of the State that publish the law, the only ones a click may open in the system's browser. */
const EXTERNAL_HOSTS: ReadonlySet<string> = new Set(['vanban.chinhphu.vn', 'congbao.chinhphu.vn', 'vbpl.vn']);

/** Schemes that stay inside the computer: our files, and data the page itself made. */
const LOCAL_SCHEMES: ReadonlySet<string> = new Set([`${SCHEME}:`, 'data:', 'blob:']);

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** Whether `url` is a page of this program. Read without the origin, which Node does not know for custom schemes. */
export function isOwnPage(url: string): boolean {
  const parsed = parseUrl(url);
  return parsed !== null && parsed.protocol === `${SCHEME}:` && parsed.host === HOST && parsed.username === '' && parsed.password === '';
}

/** The address to hand to the system's browser, or null when it is not on the list (exact https host, usual port, no user name). */
export function externalLink(url: string): string | null {
  const parsed = parseUrl(url);
  if (parsed === null || parsed.protocol !== 'https:' || parsed.port !== '') return null;
  if (parsed.username !== '' || parsed.password !== '') return null;
  return EXTERNAL_HOSTS.has(parsed.hostname) ? parsed.href : null;
}

/** Whether a request of the page may go on. The program is offline: everything that would leave the computer is refused. */
export function isRequestAllowed(url: string, developerTools: boolean): boolean {
  const parsed = parseUrl(url);
  if (parsed === null) return false;
  if (parsed.protocol === 'devtools:') return developerTools;
  return LOCAL_SCHEMES.has(parsed.protocol);
}

/**
 * The Content-Security-Policy of one response (CSP level 3). Mantine writes <style> elements, hence the nonce; its only
 * HTML sink passes the page's default Trusted Types policy (renderer/trusted-types.ts). blob: pictures are evidence previews.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

/** Headers of every response of our protocol, errors included. */
export function responseHeaders(nonce: string): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
    'Cache-Control': 'no-store',
  };
}
