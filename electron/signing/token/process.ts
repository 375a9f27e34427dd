/**
 * Entry of the token process: the only place where a maker's driver is loaded, so that its crash or hang takes nothing else along.
 * Started by the program only; it hears one conversation (token-messages.ts) and ends. It writes no logs.
 */
import '../../../core/interpreted-schemas.ts';
import type * as pkcs11js from 'pkcs11js';
import { DriverError } from './cryptoki.ts';
import { loadDriver, type Driver, type OpenToken } from './driver.ts';
import { tokenRequest, type TokenReply, type TokenRequest } from './messages.ts';

/** Electron's utility process speaks through a port, a child of Node through its own channel. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
}

/** A key that nobody used or closed: the program forgot it. */
const FORGOTTEN_MS = 600_000;

let driver: Driver | null = null;
let token: OpenToken | null = null;

async function load(module: string): Promise<Driver> {
  let library: typeof pkcs11js;
  try {
    ({ default: library } = await import('pkcs11js'));
  } catch {
    throw new DriverError('unavailable');
  }
  return (driver = loadDriver(library, module));
}

async function answer(request: TokenRequest): Promise<TokenReply> {
  switch (request.kind) {
    case 'look': {
      const { module, login } = request;
      try {
        return { kind: 'tokens', tokens: (await load(module)).look(login) };
      } finally {
        login?.pin?.fill(0);
      }
    }
    case 'open': {
      try {
        token = (await load(request.module)).open(request);
        setTimeout(end, FORGOTTEN_MS);
        return { kind: 'opened', certificate: token.certificate, others: token.others };
      } finally {
        request.pin?.fill(0);
      }
    }
    case 'sign': {
      if (token === null) throw new DriverError('failed');
      return { kind: 'signed', signature: token.sign(request.bytes) };
    }
    case 'close':
      return end();
  }
}

/** Leaves in any case; a driver that hangs now is stopped by the program. */
function end(): never {
  token?.close();
  driver?.finish();
  process.exit(0);
}

/** One request after the other, in the order they came. */
let line: Promise<void> = Promise.resolve();
function hear(message: unknown, reply: (message: TokenReply) => void): void {
  line = line.then(async () => {
    const request = tokenRequest.parse(message);
    try {
      reply(await answer(request));
    } catch (error) {
      const { trouble, word, pinState } = error instanceof DriverError ? error : new DriverError('failed');
      reply({ kind: 'failed', trouble, word, pinState });
    }
  });
}

function start(port: ParentPort | undefined): void {
  if (port !== undefined) {
    port.on('message', ({ data }) => hear(data, (message) => port.postMessage(message)));
    return;
  }
  process.on('message', (message) => hear(message, (reply) => process.send?.(reply)));
  // The program is gone: nobody waits for an answer.
  process.on('disconnect', end);
}

start(process.parentPort);
