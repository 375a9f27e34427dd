/**
 * The only way out of this room: one question to a service on the network that the user named or his certificate names. The
 * answer comes from a stranger, so its size and the time it may take are bounded, and it may lead nowhere else.
 */
import { tight } from './certificates.ts';

/** unreachable: nobody answered, or too slowly; refused: an answer that says no; oversized: more than anybody needs. */
export type NetworkTrouble = 'address' | 'unreachable' | 'slow' | 'refused' | 'oversized';

export class NetworkError extends Error {
  readonly trouble: NetworkTrouble;
  /** HTTP status of a refusal. */
  readonly status: number | null;
  constructor(trouble: NetworkTrouble, status: number | null = null, cause?: unknown) {
    super(trouble, { cause });
    this.trouble = trouble;
    this.status = status;
  }
}

export interface Question {
  /** With it a POST, else a GET. */
  body?: { type: string; bytes: Uint8Array };
  /** Most bytes of the answer. */
  limit: number;
  /** Milliseconds for question and answer together. */
  patience: number;
  /** Whoever asks may give up: the signal's own reason is thrown then. */
  signal?: AbortSignal;
}

/**
 * Is this an address that may be asked? http or https. A name and password in it (“https://user:secret@host”), as some
 * timestamp services want, go out by https alone: over http everybody on the way could read them.
 */
export function isServiceAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  const hasSecret = username !== '' || password !== '';
  return hostname !== '' && (protocol === 'https:' || (protocol === 'http:' && !hasSecret));
}

/** The answer's bytes. @throws NetworkError; the signal's reason when it was stopped */
export async function ask(address: string, { body, limit, patience, signal }: Question): Promise<Uint8Array> {
  if (!isServiceAddress(address)) throw new NetworkError('address');
  const deadline = AbortSignal.timeout(patience);
  const stop = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
  try {
    const { url, headers } = withoutSecret(address);
    const response = await fetch(url, {
      ...(body === undefined
        ? { headers }
        : { method: 'POST', headers: { ...headers, 'Content-Type': body.type }, body: tight(body.bytes) }),
      signal: stop,
      // Another place than the one that was named is asked by nobody here.
      redirect: 'error',
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new NetworkError('refused', response.status);
    }
    return await bounded(response, limit);
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof NetworkError) throw cause;
    throw new NetworkError(deadline.aborted ? 'slow' : 'unreachable', null, cause);
  }
}

/** fetch refuses addresses that hold a password; it belongs into a header. */
function withoutSecret(address: string): { url: URL; headers: Record<string, string> } {
  const url = new URL(address);
  const secret = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = '';
  url.password = '';
  return { url, headers: secret === ':' ? {} : { Authorization: `Basic ${Buffer.from(secret, 'utf8').toString('base64')}` } };
}

/** Read piece by piece: a service that never stops talking is stopped. */
async function bounded(response: Response, limit: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.byteLength;
    if (size > limit) throw new NetworkError('oversized');
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size);
}
