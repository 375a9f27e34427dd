/** The typed client of the contract: calls, cached reads, acts that make reads stale, events. */
import {
  notifyManager,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { Bridge, EventName, EventPayload, Input, Method, Output } from '../core/api.ts';
import type { Failure } from '../core/failure.ts';

declare global {
  interface Window {
    readonly bridge: Bridge;
  }
}

/** A refused call; `failure` carries the stable code and the Vietnamese message. */
export class ApiFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'ApiFailure';
    this.failure = failure;
  }
}

type Arguments<M extends Method> = undefined extends Input<M> ? [] : [input: Input<M>];

/** Calls that wait for their answer. */
const open = new Set<Promise<unknown>>();

/** Asks the main process. @throws ApiFailure */
export async function call<M extends Method>(method: M, ...[input]: Arguments<M>): Promise<Output<M>> {
  const answer = window.bridge.call(method, input);
  open.add(answer);
  const reply = await answer.finally(() => open.delete(answer));
  if (!reply.ok) throw new ApiFailure(reply.failure);
  // electron/ipc.ts has checked the value against the contract before sending it.
  return reply.value as Output<M>;
}

/** Waits until the main process has answered every call, those too that follow from an answer. */
export async function callsAnswered(): Promise<void> {
  do {
    await Promise.allSettled(open);
    // Whoever waited for the answer acts on it before the next look.
    await new Promise((resolve) => setTimeout(resolve, 0));
  } while (open.size > 0);
}

/** The failure to show for whatever was thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ApiFailure) return error.failure;
  const text = error instanceof Error ? error.message : String(error);
  return {
    code: 'INTERNAL',
    message:
      'Cửa sổ gặp một lỗi ngoài dự kiến; dữ liệu đã lưu không bị ảnh hưởng. Mở lại trang này; nếu lỗi lặp lại, gửi nội dung dưới đây cho người hỗ trợ.',
    details: [{ where: '', text }],
  };
}

// What a key changes is on screen before the next key acts: the desk is typed blind.
notifyManager.setScheduler(queueMicrotask);

export const queryClient = new QueryClient({
  defaultOptions: {
    // The other side is the same computer: “offline” means nothing here, and nothing changes behind our back.
    queries: { networkMode: 'always', staleTime: Infinity, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** A read of the contract, cached until an act makes it stale. */
export function useCall<M extends Method>(method: M, ...input: Arguments<M>): UseQueryResult<Output<M>> {
  return useQuery({ queryKey: [method, ...input], queryFn: () => call(method, ...input) });
}

/** The same read, only when `input` is known; `enabled: false` keeps it still. */
export function useCallWhen<M extends Method>(enabled: boolean, method: M, ...input: Arguments<M>): UseQueryResult<Output<M>> {
  return useQuery({ queryKey: [method, ...input], queryFn: () => call(method, ...input), enabled });
}

/**
 * A read that hangs on nearly everything (what is due, how far the transition is): read again whenever a page begins to show it, so
 * that no act need name it; until then what was read last stays on screen.
 */
export function useFreshCall<M extends Method>(enabled: boolean, method: M, ...input: Arguments<M>): UseQueryResult<Output<M>> {
  return useQuery({ queryKey: [method, ...input], queryFn: () => call(method, ...input), enabled, staleTime: 0 });
}

/** A read of something that has states: what was read of one state is never shown for another. */
export function useCallOf<M extends Method>(state: string, method: M, ...input: Arguments<M>): UseQueryResult<Output<M>> {
  return useQuery({ queryKey: [method, ...input, state], queryFn: () => call(method, ...input) });
}

const ABOUT_DOSSIER: Method[] = ['dossier.preflight', 'dossier.facts', 'levelDossier.state'];
const ABOUT_DESK: Method[] = ['assessment.open', 'items.context', 'items.lastYear'];
const ABOUT_SYSTEMS: Method[] = ['systems.list', 'systems.archived', 'systems.get', ...ABOUT_DESK, ...ABOUT_DOSSIER];
const ABOUT_TRIGGERS: Method[] = ['relevel.view', 'life.waiting'];
const ABOUT_REGISTER: Method[] = [...ABOUT_SYSTEMS, 'systems.discarded', 'systems.ties', 'evidence.list', ...ABOUT_TRIGGERS];
/** The desk shows plans and the calendar counts them; both read anew when they are shown. */
const ABOUT_PLANS: Method[] = ['plans.list', 'plans.gaps', 'assessment.open', ...ABOUT_DOSSIER];
const ABOUT_EVIDENCE: Method[] = ['evidence.list', 'evidence.places', 'assessment.open', 'systems.list', ...ABOUT_DOSSIER];
const ABOUT_RENEWAL: Method[] = [...ABOUT_SYSTEMS, 'approval.facts', 'approval.renewal', 'transition.list', ...ABOUT_TRIGGERS];

/** Which reads on screen an act makes stale. */
const MAKES_STALE: Partial<Record<Method, Method[]>> = {
  'settings.save': ['settings.get'],
  'unit.save': ['unit.get', 'workspace.current', ...ABOUT_SYSTEMS],
  'systems.create': ABOUT_SYSTEMS,
  'systems.save': [...ABOUT_SYSTEMS, ...ABOUT_TRIGGERS],
  'systems.createFromTemplates': ABOUT_SYSTEMS,
  'systems.duplicate': ABOUT_SYSTEMS,
  'systems.archive': ABOUT_REGISTER,
  'systems.unarchive': ABOUT_REGISTER,
  'systems.discard': ABOUT_REGISTER,
  'systems.restore': ABOUT_REGISTER,
  'systems.remove': ABOUT_REGISTER,
  'systems.importExcel': ABOUT_REGISTER,
  'level.save': [...ABOUT_SYSTEMS, 'level.history', 'approval.facts', 'approval.renewal', ...ABOUT_TRIGGERS],
  'inspections.put': ['inspections.list', ...ABOUT_SYSTEMS],
  'inspections.remove': ['inspections.list', ...ABOUT_SYSTEMS],
  'relevel.put': ABOUT_TRIGGERS,
  'relevel.remove': ABOUT_TRIGGERS,
  'incidents.put': ['incidents.list', ...ABOUT_TRIGGERS],
  'incidents.remove': ['incidents.list', ...ABOUT_TRIGGERS],
  'approval.save': [...ABOUT_SYSTEMS, 'approval.renewal', ...ABOUT_TRIGGERS],
  'approval.saveRenewal': ABOUT_SYSTEMS,
  'approval.renew': ABOUT_RENEWAL,
  'approval.undoRenewal': ABOUT_RENEWAL,
  'holidays.put': ['holidays.list'],
  'holidays.remove': ['holidays.list'],
  'risk.put': ['risk.list', 'approval.facts', ...ABOUT_TRIGGERS],
  'risk.remove': ['risk.list', 'approval.facts', ...ABOUT_TRIGGERS],
  // The desk keeps its own view of the assessment and writes the reply into it.
  'answers.set': ['systems.list', 'items.context', ...ABOUT_DOSSIER],
  'answers.setMany': [...ABOUT_SYSTEMS, 'grid.open', 'evidence.list'],
  'answers.useCommon': [...ABOUT_SYSTEMS, 'grid.open', 'evidence.list', 'plans.list'],
  'answers.makeCommon': [...ABOUT_SYSTEMS, 'evidence.list', 'plans.list'],
  'answers.useOther': ['systems.list', 'items.context', 'evidence.list', ...ABOUT_DOSSIER],
  'outside.apply': [...ABOUT_SYSTEMS, 'evidence.list'],
  'evidence.addFiles': ABOUT_EVIDENCE,
  'evidence.addBytes': ABOUT_EVIDENCE,
  'evidence.save': ABOUT_EVIDENCE,
  'evidence.link': ABOUT_EVIDENCE,
  'evidence.unlink': ABOUT_EVIDENCE,
  'evidence.addNote': ABOUT_EVIDENCE,
  'evidence.addLink': ABOUT_EVIDENCE,
  'evidence.replace': ABOUT_EVIDENCE,
  'evidence.discard': ['evidence.discarded', ...ABOUT_EVIDENCE],
  'evidence.restore': ['evidence.discarded', ...ABOUT_EVIDENCE],
  'evidence.purge': ['evidence.discarded', ...ABOUT_EVIDENCE],
  'redaction.save': [...ABOUT_EVIDENCE, 'redaction.origin'],
  'redaction.replace': [...ABOUT_EVIDENCE, 'redaction.origin'],
  'grid.linkEvidence': ['grid.open', ...ABOUT_EVIDENCE],
  'duties.done': ['duties.list', ...ABOUT_EVIDENCE],
  'duties.undoDone': ['duties.list', ...ABOUT_EVIDENCE],
  'carry.apply': [...ABOUT_SYSTEMS, 'evidence.list', 'transition.list', 'carry.sources', 'carry.preview', 'carry.waiting'],
  'plans.save': ABOUT_PLANS,
  'plans.create': ABOUT_PLANS,
  'plans.link': ABOUT_PLANS,
  'plans.unlink': ABOUT_PLANS,
  'dossier.print': ['dossier.list'],
  'dossier.sign': ['dossier.list', 'dossier.verify', 'dossier.read'],
  'dossier.importSigned': ['dossier.list', 'dossier.verify', 'dossier.read'],
  'sending.put': ['dossier.list'],
  'sending.remove': ['dossier.list'],
  'trust.import': ['trust.list', 'dossier.verify'],
  'trust.remove': ['trust.list', 'dossier.verify'],
};

/** Reads that no act of a person changes. */
const LASTING = /^(law|app)\./;

/**
 * Makes the reads that depend on `method` stale; those on screen are read again. Whatever is not on screen is read again when it is
 * shown next: only what is on screen with something else has to be named.
 */
export async function makeStale(method: Method): Promise<void> {
  await queryClient.invalidateQueries({
    type: 'inactive',
    refetchType: 'none',
    predicate: ({ queryKey: [read] }) => !LASTING.test(String(read)),
  });
  await Promise.all((MAKES_STALE[method] ?? []).map((read) => queryClient.invalidateQueries({ queryKey: [read] })));
}

/** An act of the contract; when it succeeds, the reads it changes are read again. */
export function useAct<M extends Method>(method: M): UseMutationResult<Output<M>, Error, Input<M>> {
  return useMutation({
    mutationKey: [method],
    mutationFn: async (input: Input<M>) => call(method, ...([input] as unknown as Arguments<M>)),
    onSuccess: () => makeStale(method),
  });
}

/** Hears one event of the main process until the function it returns is called. */
export const hear = <E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): (() => void) =>
  window.bridge.onEvent((name, payload) => {
    // The main process checks events against the contract before sending them.
    if (name === event) listener(payload as EventPayload<E>);
  });

/** Hears one event of the main process for as long as the component lives. */
export function useEvent<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): void {
  const heard = useEffectEvent(listener);
  useEffect(() => hear(event, (payload) => heard(payload)), [event]);
}

/** Everything read so far belongs to another workspace: forget it. */
export function useWorkspaceChanges(): void {
  const client = useQueryClient();
  useEvent('workspace.changed', () => {
    client.removeQueries({
      predicate: (query) =>
        query.queryKey[0] !== 'workspace.current' && query.queryKey[0] !== 'app.info' && query.queryKey[0] !== 'law.frameworks',
    });
    void client.invalidateQueries({ queryKey: ['workspace.current'] });
  });
}
