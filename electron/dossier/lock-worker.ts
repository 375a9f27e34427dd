/** Entry of the lock worker: encrypts or decrypts one file as age does, where deriving the key blocks nobody. Started by lock.ts only. */
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { Decrypter, Encrypter } from 'age-encryption';
import { z } from 'zod';

/** Lock: what is handed over piece by piece is encrypted into `file`. Open: the age file `locked` is decrypted into it. It must not exist. */
const lockTask = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('lock'), file: z.string(), password: z.string() }),
  z.strictObject({ act: z.literal('open'), file: z.string(), password: z.string(), locked: z.string() }),
]);
export type LockTask = z.infer<typeof lockTask>;

/** The next piece of what is to be locked; null = that was all. */
const piece = z.instanceof(Uint8Array).nullable();

/** What the worker sends. `code` is that of the operating system where it gave one. */
export type LockMessage =
  { kind: 'next' } | { kind: 'done' } | { kind: 'failed'; why: 'password' | 'content' | 'disk'; code: string; text: string };
type Outcome = Exclude<LockMessage, { kind: 'next' }>;

const port = parentPort;
if (port !== null) {
  const send = (message: LockMessage): void => port.postMessage(message);
  run(lockTask.parse(workerData), port).then(send, (error: unknown) => send(failed('content', error)));
}

async function run(task: LockTask, from: MessagePort): Promise<Outcome> {
  const opened = task.act === 'lock' ? await locked(task.password, from) : await unlocked(task.password, task.locked);
  if (!(opened instanceof ReadableStream)) return opened;
  const target = createWriteStream(task.file, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(Readable.from(piecesOf(opened), { objectMode: false }), target);
  return { kind: 'done' };
}

async function locked(password: string, from: MessagePort): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(password);
  return encrypter.encrypt(streamOf(handedOver(from)));
}

async function unlocked(password: string, file: string): Promise<ReadableStream<Uint8Array> | Outcome> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(password);
  const content: AsyncIterable<Uint8Array> = createReadStream(file);
  try {
    return await decrypter.decrypt(streamOf(content));
  } catch (error) {
    return failed(/no identity matched/.test(String(error)) ? 'password' : 'content', error);
  }
}

/** Asks for one piece after the other: none is made before the last is written. */
async function* handedOver(from: MessagePort): AsyncGenerator<Uint8Array> {
  for (;;) {
    const answer = once(from, 'message');
    from.postMessage({ kind: 'next' } satisfies LockMessage);
    const [message]: unknown[] = await answer;
    const next = piece.parse(message);
    if (next === null) return;
    yield next;
  }
}

/** The library takes and gives streams of the web. */
function streamOf(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
  });
}

async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

function failed(why: 'password' | 'content', error: unknown): Outcome {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return {
    kind: 'failed',
    why: /^E[A-Z]+$/.test(code) ? 'disk' : why,
    code,
    text: error instanceof Error ? error.message : String(error),
  };
}
