/** A page may give up a request while the program still answers it: that is no fault of the program. */
import { beforeEach, describe, expect, it } from 'vitest';
import { __double } from './main/journal.mjs';
import { answerRequest } from './main/requests.mjs';
import { registerScheme } from './main/schemes.mjs';
import { protocolHandlers } from './main/session.mjs';

const SCHEME = 'trial';
registerScheme(SCHEME, {});

/** A page whose browser answers each DevTools command by `reply`. */
function page(reply) {
  const sent = [];
  const send = async (method, params) => {
    sent.push({ method, ...params });
    return reply(method);
  };
  return { sent, targetId: 'frame', navigatesByMain: true, id: 1, proxy: {}, mainFrame: {}, devTools: { send }, emit: () => true };
}

const paused = {
  requestId: '1',
  resourceType: 'Script',
  frameId: 'frame',
  request: { url: `https://bundle.${SCHEME}.localhost/a.js`, method: 'GET', headers: {} },
};

/** What DevTools says of a request that the page has left behind, by reloading for instance. */
const gone = (method) => {
  throw Object.assign(new Error(`${method}: Invalid InterceptionId.`), { code: -32602 });
};

beforeEach(() => {
  __double.errors.length = 0;
});

describe('answering a request', () => {
  it('passes on what the program’s handler gives', async () => {
    protocolHandlers.set(SCHEME, () => new Response('x', { status: 201 }));
    const contents = page(() => ({}));
    await answerRequest(contents, paused);
    expect(contents.sent).toMatchObject([{ method: 'Fetch.fulfillRequest', responseCode: 201, body: 'eA==' }]);
  });

  it('records nothing when the page no longer waits for the answer', async () => {
    protocolHandlers.set(SCHEME, () => new Response('x'));
    const contents = page(gone);
    await answerRequest(contents, paused);
    expect(contents.sent.map(({ method }) => method)).toEqual(['Fetch.fulfillRequest']);
    expect(__double.errors).toEqual([]);
  });

  it('records a handler that throws, and fails the request', async () => {
    protocolHandlers.set(SCHEME, () => {
      throw new Error('no such page');
    });
    const contents = page(() => ({}));
    await answerRequest(contents, paused);
    expect(contents.sent).toMatchObject([{ method: 'Fetch.failRequest', errorReason: 'Failed' }]);
    expect(__double.errors).toEqual(['protocol handler failed: Error: no such page']);
  });

  it('records an answer that the browser refuses for another reason', async () => {
    protocolHandlers.set(SCHEME, () => new Response('x'));
    const contents = page((method) => {
      if (method === 'Fetch.fulfillRequest') throw new Error('Fetch.fulfillRequest: Invalid header.');
      return {};
    });
    await answerRequest(contents, paused);
    expect(__double.errors).toEqual(['protocol handler failed: Error: Fetch.fulfillRequest: Invalid header.']);
  });
});
