/** What the services need from outside. Interfaces only, so that services run without Electron: in the CLI and in tests. */
import type { EventName, EventPayload } from '../core/api.ts';
import type { Law } from '../core/checklist/library.ts';
import type { Paths } from './paths.ts';
import type { SpawnTokenProcess } from './signing/token/messages.ts';

export interface FileFilter {
  name: string;
  /** Without the dot. */
  extensions: string[];
}

/** The system's file dialogs. */
export interface Dialogs {
  /** Paths of the chosen files; empty when cancelled. */
  openFile(options: {
    title: string;
    filters: FileFilter[];
    multiple: boolean;
    /** Asks for a folder instead. */
    folder?: boolean;
  }): Promise<string[]>;
  /** Path to write to; null when cancelled. The system has asked already before overwriting. */
  saveFile(options: { title: string; suggestedName: string; filters: FileFilter[] }): Promise<string | null>;
}

export type Emit = <E extends EventName>(name: E, payload: EventPayload<E>) => void;

/** What the page may ask of its window. */
export interface OwnWindow {
  answerClosing(close: boolean): void;
  /** 1 = as designed. */
  setZoom(factor: number): void;
}

export interface ServiceOptions {
  /** Folder of settings and trust store; exists. */
  userData: string;
  /** The user's documents folder, where new workspaces are suggested. */
  documents: string;
  paths: Paths;
  /** The law, where it is loaded already; otherwise it is read from `paths` on first use. */
  law?: Law;
  dialogs: Dialogs;
  emit: Emit;
  window: OwnWindow;
  /** Electron's way to start the token process; a child of Node when left out, which a packaged program must not be. */
  startTokenProcess?: SpawnTokenProcess;
  clock: () => Date;
  newId: () => string;
  host: 'electron' | 'double';
  version: string;
}
