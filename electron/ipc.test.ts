import { describe, expect, it } from 'vitest';
import { contract, type Handlers, type Method } from '../core/api.ts';
import { FailureError } from '../core/failure.ts';
import { createDispatcher, type Sender } from './ipc.ts';

const window: Sender = { url: 'app://bundle/index.html#/home', isMainFrame: true };

/** Handlers that refuse everything but what a test gives. */
function handlersWith(given: Partial<Handlers>): Handlers {
  const refuse = (): never => {
    throw new Error('not given');
  };
  const entries = Object.keys(contract).map((method) => [method, given[method as Method] ?? refuse]);
  return Object.fromEntries(entries) as Handlers;
}

describe('the dispatcher', () => {
  const dispatch = createDispatcher(handlersWith({ 'workspace.current': () => ({ file: '/a', unitName: 'Bệnh viện', sample: false }) }));

  it('answers the window', async () => {
    const answer = await dispatch(window, 'workspace.current', undefined);
    expect(answer).toEqual({ ok: true, value: { file: '/a', unitName: 'Bệnh viện', sample: false } });
  });

  it.each([
    ['another scheme', { url: 'https://bundle/index.html', isMainFrame: true }],
    ['another host', { url: 'app://bundle.evil/index.html', isMainFrame: true }],
    ['a file', { url: 'file:///etc/passwd', isMainFrame: true }],
    ['a frame inside the page', { url: 'app://bundle/index.html', isMainFrame: false }],
    ['a frame that has gone', { url: undefined, isMainFrame: true }],
    ['an address that is none', { url: '', isMainFrame: true }],
  ])('refuses %s', async (_name, sender) => {
    expect(await dispatch(sender, 'workspace.current', undefined)).toMatchObject({ ok: false, failure: { code: 'FORBIDDEN' } });
  });

  it.each(['toString', '__proto__', 'constructor', 'hasOwnProperty', 'workspace', '', 7, null, undefined, { toString: () => 'app.info' }])(
    'refuses the method %s',
    async (method) => {
      expect(await dispatch(window, method, undefined)).toMatchObject({ ok: false, failure: { code: 'FORBIDDEN' } });
    },
  );

  it('names the place of a wrong input, in Vietnamese, and does not run the handler', async () => {
    let ran = false;
    const guarded = createDispatcher(
      handlersWith({
        'workspace.open': () => {
          ran = true;
          return { file: '', unitName: '', sample: false };
        },
      }),
    );
    const answer = await guarded(window, 'workspace.open', { file: 7 });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'INVALID_INPUT', details: [{ where: 'file' }] } });
    expect(answer.ok ? '' : answer.failure.details?.[0]?.text).toMatch(/^Cần là văn bản\.$|^Còn thiếu/);
    expect(await guarded(window, 'workspace.open', { file: '/a', extra: true })).toMatchObject({ failure: { code: 'INVALID_INPUT' } });
    expect(ran).toBe(false);
  });

  it('keeps the code of a failure and turns any other error into INTERNAL', async () => {
    const failing = createDispatcher(
      handlersWith({
        'workspace.close': () => {
          throw new FailureError('DISK_FULL', 'Ổ đĩa đã đầy.', [{ where: '/a', text: 'b' }]);
        },
        'workspace.check': async () => {
          throw new Error('unforeseen');
        },
      }),
    );
    expect(await failing(window, 'workspace.close', undefined)).toEqual({
      ok: false,
      failure: { code: 'DISK_FULL', message: 'Ổ đĩa đã đầy.', details: [{ where: '/a', text: 'b' }] },
    });
    expect(await failing(window, 'workspace.check', undefined)).toMatchObject({ ok: false, failure: { code: 'INTERNAL' } });
  });

  it('lets no output through that breaks the contract', async () => {
    const leaking = createDispatcher(
      handlersWith({ 'workspace.current': () => ({ file: '/a', unitName: 'b', sample: false, password: 'secret' }) as never }),
    );
    expect(await leaking(window, 'workspace.current', undefined)).toMatchObject({ ok: false, failure: { code: 'INTERNAL' } });
  });
});
