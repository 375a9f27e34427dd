/** Two ways to start the token process: as a child of Node, and as a utility process of Electron. */
import { fork } from 'node:child_process';
import type { SpawnTokenProcess, TokenProcess } from './messages.ts';

/** The environment without what a password could stand in. */
export function harmlessEnvironment(): NodeJS.ProcessEnv {
  const { ANTAM_PASSWORD: _, ...rest } = process.env;
  return rest;
}

/** A child of Node that runs `entry`, for the command line and for tests. A driver's own output goes nowhere. */
export const forkTokenProcess =
  (entry: string, env?: NodeJS.ProcessEnv): SpawnTokenProcess =>
  async (): Promise<TokenProcess> => {
    const child = fork(entry, [], {
      env: env ?? harmlessEnvironment(),
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    return {
      // A process that is gone is told by its exit.
      send: (message) => void child.send(message, () => undefined),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => {
        child.on('exit', listener);
        child.on('error', listener);
      },
      kill: () => void child.kill('SIGKILL'),
    };
  };

/** The part of Electron's UtilityProcess that is used here. */
export interface UtilityChild {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

/** A utility process of Electron; `start` forks it once the program is ready. */
export const utilityTokenProcess =
  (start: () => Promise<UtilityChild>): SpawnTokenProcess =>
  async (): Promise<TokenProcess> => {
    const child = await start();
    return {
      send: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.on('exit', () => listener()),
      kill: () => void child.kill(),
    };
  };
