/**
 * Files being judged and judged. It goes on while other pages are looked at, and results stay until they are removed or the
 * program is closed, so their state lives outside the page.
 */
import type { EventPayload } from '../../../core/api.ts';
import type { VerificationReport } from '../../../core/exchange/verification.ts';
import { call, failureOf, hear } from '../../api.ts';
import { createStore } from '../../parts/store.ts';

export interface Verified {
  path: string;
  state: 'waiting' | 'working' | 'done' | 'stopped';
  /** Only while working. */
  progress: EventPayload<'verify.progress'> | null;
  report: VerificationReport | null;
  /** Why there is no report. */
  error: unknown;
  /** Shown with all details. */
  open: boolean;
}

interface State {
  /** Newest first. */
  files: Verified[];
  /** Folders are being searched. */
  searching: boolean;
  /** Files beyond the limit of one go. */
  left: number;
  error: unknown;
}

const store = createStore<State>({ files: [], searching: false, left: 0, error: null });
const change = (part: Partial<State>): void => store.set({ ...store.get(), ...part });
const put = (path: string, part: Partial<Verified>): void =>
  change({ files: store.get().files.map((file) => (file.path === path ? { ...file, ...part } : file)) });

/** So many files show their details at once; more are a list to choose from. */
const MOST_OPEN = 3;
const FRESH = { progress: null, report: null, error: null } as const;

let jobs = 0;
/** What is being judged now, and the passwords of packages that wait: nothing keeps them longer. */
let running: { job: string; path: string; outdated: boolean } | null = null;
const passwords = new Map<string, string>();

hear('verify.progress', (progress) => {
  if (running !== null && progress.job === running.job) put(running.path, { progress });
});

/** Judges one file after the other, in the order on screen, oldest first. */
async function work(): Promise<void> {
  if (running !== null) return;
  for (;;) {
    const next = store.get().files.findLast(({ state }) => state === 'waiting');
    if (next === undefined) return;
    const { path } = next;
    const job = `verify-${++jobs}`;
    const own = { job, path, outdated: false };
    running = own;
    put(path, { ...FRESH, state: 'working' });
    const password = passwords.get(path);
    passwords.delete(path);
    try {
      const report = await call('verify.file', { path, job, ...(password === undefined ? {} : { password }) });
      put(path, { ...FRESH, state: 'done', report });
    } catch (error) {
      const stopped = failureOf(error).code === 'CANCELLED';
      put(path, { ...FRESH, state: stopped ? 'stopped' : 'done', error: stopped ? null : error });
    }
    running = null;
    if (own.outdated) put(path, { ...FRESH, state: 'waiting' });
  }
}

async function add(paths: string[]): Promise<void> {
  if (paths.length === 0) return;
  change({ searching: true, error: null, left: 0 });
  try {
    const { files, left } = await call('verify.expand', { paths });
    const known = new Set(store.get().files.map(({ path }) => path));
    const added = files.filter((path) => !known.has(path));
    const open = added.length <= MOST_OPEN;
    const fresh = added.map((path): Verified => ({ path, state: 'waiting', open, ...FRESH })).toReversed();
    const kept = store.get().files.map((file) => (files.includes(file.path) ? { ...file, ...FRESH, state: 'waiting' as const } : file));
    change({ files: [...fresh, ...kept], searching: false, left });
    void work();
  } catch (error) {
    change({ searching: false, error });
  }
}

/** Judges again what was judged: with other issuers trusted, verdicts may be others. */
export function judgeAgain(): void {
  if (running !== null) running.outdated = true;
  change({ files: store.get().files.map((file) => (file.state === 'done' ? { ...file, ...FRESH, state: 'waiting' } : file)) });
  void work();
}

function again(path: string, password?: string): void {
  if (password !== undefined) passwords.set(path, password);
  put(path, { ...FRESH, state: 'waiting' });
  void work();
}

function stop(): void {
  if (running !== null) running.outdated = false;
  change({ files: store.get().files.map((file) => (file.state === 'waiting' ? { ...file, ...FRESH, state: 'stopped' } : file)) });
  if (running !== null) void call('verify.cancel', { job: running.job });
}

function remove(gone: (file: Verified) => boolean): void {
  const removed = store.get().files.filter(gone);
  for (const { path } of removed) passwords.delete(path);
  if (running !== null && removed.some(({ path }) => path === running?.path)) void call('verify.cancel', { job: running.job });
  change({ files: store.get().files.filter((file) => !gone(file)), left: 0 });
}

export interface Verification extends State {
  /** Files wait or are being judged. */
  busy: boolean;
  add(paths: string[]): void;
  again(path: string, password?: string): void;
  stop(): void;
  remove(path: string): void;
  clear(): void;
  toggle(path: string): void;
}

export function useVerification(): Verification {
  const state = store.use();
  return {
    ...state,
    busy: state.files.some((file) => file.state === 'waiting' || file.state === 'working'),
    add: (paths) => void add(paths),
    again,
    stop,
    remove: (path) => remove((file) => file.path === path),
    clear: () => remove(() => true),
    toggle: (path) => put(path, { open: !(store.get().files.find((file) => file.path === path)?.open ?? false) }),
  };
}
