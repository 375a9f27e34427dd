/** Every request a page makes, in Electron's order: navigation guard, webRequest, protocol handler. */
import { makeEvent } from './event.mjs';
import { __double, recordError } from './journal.mjs';
import { fromBrowser, isRegistered } from './schemes.mjs';
import { protocolHandlers, webRequest } from './session.mjs';

/** Answers one Fetch.requestPaused event of `contents`. */
export async function answerRequest(contents, paused) {
  const url = fromBrowser(paused.request.url);
  // A browser looks for an icon by itself, Electron does not: the application never hears of it.
  if (paused.resourceType === 'Other' && url.endsWith('/favicon.ico')) {
    return contents.devTools.send('Fetch.fulfillRequest', { requestId: paused.requestId, responseCode: 204 });
  }
  const fail = (errorReason) => contents.devTools.send('Fetch.failRequest', { requestId: paused.requestId, errorReason });

  if (isNavigationByPage(contents, paused) && !mayNavigate(contents, url)) {
    __double.blocked.push({ kind: 'navigation', url });
    return fail('Aborted');
  }
  const details = requestDetails(contents, paused, url);
  const { cancel } = await webRequest.__verdict(details);
  if (cancel) {
    __double.blocked.push({ kind: 'request', url });
    return fail('BlockedByClient');
  }
  const scheme = url.split(':')[0];
  if (!isRegistered(scheme)) {
    if (/^(https?|wss?):/.test(url)) __double.blocked.push({ kind: 'network', url });
    return contents.devTools.send('Fetch.continueRequest', { requestId: paused.requestId });
  }
  const handler = protocolHandlers.get(scheme);
  if (handler === undefined) return fail('AddressUnreachable');
  try {
    return await fulfil(contents, paused, details, await handler(makeRequest(paused, url)));
  } catch (error) {
    if (isGone(error)) return;
    recordError(`protocol handler failed: ${error}`);
    console.error('[electron-double] protocol handler failed', error);
    return fail('Failed');
  }
}

/** DevTools' word for a request the page has given up (by reloading, by closing): Electron drops such an answer in silence. */
const isGone = (error) => error instanceof Error && error.message.includes('Invalid InterceptionId');

const isNavigationByPage = (contents, { resourceType, frameId }) =>
  resourceType === 'Document' && frameId === contents.targetId && !contents.navigatesByMain;

function mayNavigate(contents, url) {
  const event = makeEvent({ url, isSameDocument: false, isMainFrame: true, frame: contents.mainFrame, initiator: contents.mainFrame });
  contents.emit('will-frame-navigate', event);
  if (!event.defaultPrevented) contents.emit('will-navigate', event, url, false, true);
  return !event.defaultPrevented;
}

function requestDetails(contents, { request, resourceType }, url) {
  return {
    id: 1,
    url,
    method: request.method,
    resourceType: resourceType === 'Document' ? 'mainFrame' : resourceType.toLowerCase(),
    referrer: '',
    timestamp: Date.now(),
    webContentsId: contents.id,
    webContents: contents.proxy,
    frame: contents.mainFrame,
  };
}

function makeRequest({ request }, url) {
  if (!request.hasPostData || !request.postDataEntries) return new Request(url, { method: request.method, headers: request.headers });
  const body = Buffer.concat(request.postDataEntries.map((entry) => Buffer.from(entry.bytes ?? '', 'base64')));
  return new Request(url, { method: request.method, headers: request.headers, body, duplex: 'half' });
}

async function fulfil(contents, { requestId }, details, response) {
  const headers = await webRequest.__headers({ ...details, statusCode: response.status }, Object.fromEntries(response.headers));
  await contents.devTools.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
}
