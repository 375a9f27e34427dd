/** A conversation with one token process, bounded in time. The process never outlives it. */
import { failures, tokenFailure } from './failures.ts';
import { tokenReply, type SpawnTokenProcess, type TokenReply, type TokenRequest } from './messages.ts';
import type { FailureError } from '../../../core/failure.ts';

export interface Conversation {
  /** Asks and waits for the answer, at most `deadline` milliseconds; the process is stopped when it takes longer. */
  ask(request: TokenRequest, deadline: number): Promise<Exclude<TokenReply, { kind: 'failed' }>>;
  /** Stops the process; whoever waits hears CANCELLED. */
  cancel(): void;
  /** Lets the process log out and go, and stops it when it doesn't. May be called again. */
  end(): Promise<void>;
}

/** Logging out takes no person. */
const FAREWELL_MS = 5_000;

/** Starts a process and talks with it; `module` is for the messages. */
export async function converse(spawn: SpawnTokenProcess, module: string): Promise<Conversation> {
  const child = await spawn();
  let over: FailureError | null = null;
  let waiting: { settle: (outcome: TokenReply | FailureError) => void } | null = null;
  const exited = Promise.withResolvers<void>();

  const settle = (outcome: TokenReply | FailureError): void => {
    waiting?.settle(outcome);
    waiting = null;
  };
  const stop = (why: FailureError): void => {
    over ??= why;
    child.kill();
    settle(why);
  };
  child.onMessage((message) => {
    const reply = tokenReply.safeParse(message);
    // Not what our own side of that process writes: its memory can't be trusted any more.
    if (reply.success) settle(reply.data);
    else stop(failures.crashed(module));
  });
  child.onExit(() => {
    over ??= failures.crashed(module);
    settle(over);
    exited.resolve();
  });

  return {
    ask: async (request, deadline) => {
      if (over !== null) throw over;
      const { promise, resolve } = Promise.withResolvers<TokenReply | FailureError>();
      const timer = setTimeout(() => stop(failures.timeout(Math.ceil(deadline / 1000))), deadline);
      waiting = { settle: resolve };
      try {
        child.send(request);
        const outcome = await promise;
        if (outcome instanceof Error) throw outcome;
        if (outcome.kind === 'failed') throw tokenFailure(module, outcome.trouble, outcome.word, outcome.pinState);
        return outcome;
      } finally {
        clearTimeout(timer);
      }
    },
    cancel: () => stop(failures.cancelled()),
    end: async () => {
      if (over !== null) return;
      over = failures.cancelled();
      child.send({ kind: 'close' });
      const timer = setTimeout(() => {
        child.kill();
        exited.resolve();
      }, FAREWELL_MS);
      await exited.promise;
      clearTimeout(timer);
    },
  };
}
