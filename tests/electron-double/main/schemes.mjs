/**
 * Chromium as a browser knows no scheme of ours: app://bundle/x is shown as https://bundle.app.localhost/x and answered
 * from the application's own protocol handler, so its headers and policy are enforced for real.
 */
const privileged = new Map();

export const registerScheme = (scheme, privileges) => privileged.set(scheme, privileges);
export const isRegistered = (scheme) => privileged.has(scheme);

/** The address Chromium is sent to. */
export function toBrowser(url) {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url);
  if (match === null || !privileged.has(match[1].toLowerCase())) return url;
  return `https://${match[2] || 'nohost'}.${match[1].toLowerCase()}.localhost${match[3] || '/'}`;
}

/** The address the main process sees. */
export function fromBrowser(url) {
  const match = /^https:\/\/([^/?#]*)\.([a-z0-9+-]+)\.localhost(?::\d+)?(.*)$/is.exec(url);
  if (match === null || !privileged.has(match[2])) return url;
  return `${match[2]}://${match[1] === 'nohost' ? '' : match[1]}${match[3]}`;
}
