/** The program without its window, for tests: the contract called as the window calls it, over a real workspace file. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Input, Method, Output } from '../../core/api.ts';
import type { Failure } from '../../core/failure.ts';
import { createDispatcher } from '../ipc.ts';
import { SHIPPED_LAW } from '../law/fixture.ts';
import { loadLaw } from '../law/load.ts';
import { programPaths } from '../paths.ts';
import type { Emit } from '../service-options.ts';
import { ORIGIN } from '../security.ts';
import { createServices, type Services } from '../services.ts';
import type { SpawnTokenProcess } from '../signing/token/messages.ts';

export interface Program {
  services: Services;
  /** The answer, or the failure as an error. */
  call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>>;
  failure<M extends Method>(method: M, input: Input<M>): Promise<Failure | null>;
}

export interface ProgramOptions {
  /** The instant in which the program lives, or one that moves on. */
  now?: string | (() => string);
  /** What the dialog for saving answers; null = cancelled. */
  saveTo?: string | null | (() => string | null);
  /** What the dialog for opening answers; empty = cancelled. */
  opened?: () => string[];
  /** Folder of another law than the shipped one. */
  checklists?: string;
  /** Starts the process that sees USB tokens. */
  tokens?: SpawnTokenProcess;
  /** Hears the events. */
  heard?: Emit;
}

const read = <T>(value: T | (() => T)): T => (value instanceof Function ? value() : value);

let ids = 0;

/** A program over a data folder; closed when the test is finished. */
export function startProgram(
  folder: string,
  { now = '2026-11-22T02:41:00Z', saveTo = null, opened = () => [], heard = () => undefined, checklists, tokens }: ProgramOptions = {},
): Program {
  mkdirSync(folder, { recursive: true });
  const services = createServices({
    userData: join(folder, 'dữ liệu'),
    documents: folder,
    paths: programPaths(),
    law: checklists === undefined ? SHIPPED_LAW : loadLaw(checklists),
    dialogs: { openFile: () => Promise.resolve(opened()), saveFile: () => Promise.resolve(read(saveTo)) },
    emit: heard,
    window: { answerClosing: () => undefined, setZoom: () => undefined },
    clock: () => new Date(read(now)),
    newId: () => `made-${ids++}`,
    ...(tokens === undefined ? {} : { startTokenProcess: tokens }),
    host: 'double',
    version: '0.1.0',
  });
  onTestFinished(() => services.dispose());
  const dispatch = createDispatcher(services.handlers);
  const ask = (method: Method, input: unknown) => dispatch({ url: `${ORIGIN}/index.html`, isMainFrame: true }, method, input);
  return {
    services,
    call: async <M extends Method>(method: M, input: Input<M>): Promise<Output<M>> => {
      const wire = await ask(method, input);
      if (!wire.ok) throw new Error(`${method}: ${wire.failure.code} ${wire.failure.message}`);
      // The dispatcher has checked the value against the contract.
      return wire.value as Output<M>;
    },
    failure: async (method, input) => {
      const wire = await ask(method, input);
      return wire.ok ? null : wire.failure;
    },
  };
}
