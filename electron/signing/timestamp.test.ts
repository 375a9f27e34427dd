/** What a timestamp service may answer, and what becomes of it. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FailureError } from '../../core/failure.ts';
import { startServices, timestampAnswer, timestampToken, type Services } from './authority-fixture.ts';
import { AUTHORITY, issue, type Issued } from './certificate-fixture.ts';
import { digestOf } from './cms-verify.ts';
import { isServiceAddress } from './network.ts';
import { requestTimestamp } from './timestamp.ts';
import { judgeToken } from './timestamp-token.ts';

const STAMPS = [
  { name: 'keyUsage', digitalSignature: true, critical: true },
  { name: 'extKeyUsage', critical: true, timeStamping: true },
];
const TIME = new Date('2026-11-21T02:12:40Z');
const root = issue({ name: 'Goc', extensions: AUTHORITY });
const authority = issue({ name: 'Dau thoi gian', issuer: root, extensions: STAMPS });
const signature = Buffer.from('giá trị chữ ký');

let services: Services;
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services.close());

let routes = 0;
/** The failure's code, or “ok”. */
async function outcome(route: Services['routes'][string], patience = 5000): Promise<string> {
  const path = `tsa${++routes}`;
  services.routes[path] = route;
  return requestTimestamp(`${services.url}/${path}`, signature, { patience }).then(
    () => 'ok',
    (error: unknown) => (error instanceof FailureError ? error.failure.code : String(error)),
  );
}
const by =
  (who: Issued, time = TIME) =>
  (query: Uint8Array) =>
    timestampAnswer(query, { authority: who, time });

it('takes a token that answers the question, from an authority meant for it', async () => {
  expect(await outcome(by(authority))).toBe('ok');
});

it('refuses tokens of those who may not stamp, or whose certificate had run out', async () => {
  expect(await outcome(by(issue({ name: 'A', issuer: root })))).toBe('TIMESTAMP_FAILED');
  const notCritical = [{ name: 'extKeyUsage', timeStamping: true }];
  expect(await outcome(by(issue({ name: 'B', issuer: root, extensions: notCritical })))).toBe('TIMESTAMP_FAILED');
  expect(await outcome(by(authority, new Date('2031-01-01T00:00:00Z')))).toBe('TIMESTAMP_FAILED');
});

it('refuses an answer to another question, one that was changed, and nonsense', async () => {
  let first: Uint8Array | null = null;
  const repeating: Services['routes'][string] = async (query) => (first ??= await by(authority)(query));
  services.routes['repeating'] = repeating;
  const again = (): Promise<unknown> => requestTimestamp(`${services.url}/repeating`, signature);
  await again();
  await expect(again()).rejects.toMatchObject({ failure: { code: 'TIMESTAMP_FAILED' } });
  const changed = async (query: Uint8Array): Promise<Uint8Array> => {
    const answer = await by(authority)(query);
    answer[answer.length - 5] = (answer[answer.length - 5] ?? 0) ^ 1;
    return answer;
  };
  expect(await outcome(changed)).toBe('TIMESTAMP_FAILED');
  expect(await outcome(() => Buffer.from('không phải câu trả lời'))).toBe('TIMESTAMP_FAILED');
});

it('tells a service that says no from one that nobody hears, and waits for none for ever', async () => {
  // PKIStatus 2: rejection.
  expect(await outcome(() => Buffer.from('30053003020102', 'hex'))).toBe('TIMESTAMP_REFUSED');
  const status = (code: number) =>
    outcome((_, __, response) => (response.writeHead(code, { Location: `${services.url}/tsa1` }).end(), null));
  expect(await status(403)).toBe('TIMESTAMP_REFUSED');
  expect(await status(302)).toBe('TIMESTAMP_UNAVAILABLE');
  expect(await outcome(() => null, 100)).toBe('TIMESTAMP_UNAVAILABLE');
  expect(await outcome(() => Buffer.alloc(2_000_000))).toBe('TIMESTAMP_FAILED');
  await expect(requestTimestamp('http://127.0.0.1:9/', signature)).rejects.toMatchObject({ failure: { code: 'TIMESTAMP_UNAVAILABLE' } });
  const stopped = AbortSignal.abort(new FailureError('CANCELLED', ''));
  await expect(requestTimestamp(`${services.url}/tsa1`, signature, { signal: stopped })).rejects.toMatchObject({
    failure: { code: 'CANCELLED' },
  });
});

it('sends a name and password by https alone', async () => {
  expect(isServiceAddress('https://benh-vien:mat-khau@tsa.example.vn/tsa')).toBe(true);
  expect(isServiceAddress('http://benh-vien:mat-khau@tsa.example.vn/tsa')).toBe(false);
  expect(isServiceAddress('file:///etc/passwd')).toBe(false);
  expect(isServiceAddress('tsa.example.vn')).toBe(false);
  const secret = services.url.replace('http://', 'http://a:b@');
  await expect(requestTimestamp(secret, signature)).rejects.toMatchObject({ failure: { code: 'TIMESTAMP_FAILED' } });
});

it('lets no byte of a token be changed unnoticed', async () => {
  const between = issue({ name: 'Trung gian', issuer: root, extensions: AUTHORITY });
  const stamper = issue({ name: 'Dau thoi gian 2', issuer: between, extensions: STAMPS });
  const imprint = createHash('sha256').update(signature).digest();
  const content = await timestampToken({ authority: stamper, chain: [between, root], time: TIME, imprint });
  const token = new Uint8Array(content.toSchema().toBER(false));
  const judge = (bytes: Uint8Array) => judgeToken(bytes, { imprint: digestOf(signature), trusted: [root.der] });
  expect(await judge(token)).toMatchObject({ state: 'trusted', open: false, time: TIME, algorithm: 'RSA 2048, SHA-256' });
  expect((await judgeToken(token, { imprint: digestOf(Buffer.from('khác')), trusted: [root.der] })).state).toBe('broken');
  const unnoticed: number[] = [];
  for (let at = 0; at < token.length; at += at < 70 ? 1 : 13) {
    const bytes = Uint8Array.from(token);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
    const { state, open } = await judge(bytes);
    if (state !== 'broken' && !open) unnoticed.push(at);
  }
  expect(unnoticed).toEqual([]);
});
