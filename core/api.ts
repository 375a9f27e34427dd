/**
 * The contract of the window: every call with its input and output, every event, the error codes (core/failure.ts).
 * The window asks through one IPC channel; electron/services.ts answers. Types on both sides come from these schemas.
 */
import { z } from 'zod';
import { approvalContract } from './contract/approval.ts';
import { assessmentContract } from './contract/assessment.ts';
import { dossierContract } from './contract/dossier.ts';
import { dutiesContract } from './contract/duties.ts';
import { evidenceContract } from './contract/evidence.ts';
import { lawContract } from './contract/law.ts';
import { levelContract } from './contract/level.ts';
import { levelDossierContract } from './contract/level-dossier.ts';
import { lifeContract } from './contract/life.ts';
import { programContract } from './contract/program.ts';
import { registerContract } from './contract/register.ts';
import { riskContract } from './contract/risk.ts';
import { tokenContract } from './contract/token.ts';
import { verificationContract } from './contract/verification.ts';
import { workspaceContract } from './contract/workspace.ts';
import { carryOverContract } from './contract/carry-over.ts';
import { commonGridContract } from './contract/grid.ts';
import { plansContract } from './contract/plans.ts';
import { outsideContract } from './contract/outside-help.ts';
import { overviewContract } from './contract/overview.ts';
import { progressContract } from './contract/progress.ts';
import { searchContract } from './contract/search.ts';
import { signingContract, signingPhase } from './contract/signing.ts';
import { redactionContract } from './contract/redaction.ts';
import { packageContract } from './contract/package.ts';
import { sendingContract } from './contract/sending.ts';
import { undoContract } from './contract/undo.ts';
import { workspaceInfo } from './contract/shapes.ts';
import { verificationPhase } from './exchange/verification.ts';
import { failureSchema } from './failure.ts';

export * from './contract/shapes.ts';
export type { CertificateProblem, PinState, Token, TokenCertificate, TokenModule } from './contract/token.ts';

export const contract = {
  ...programContract,
  ...lawContract,
  ...workspaceContract,
  ...registerContract,
  ...levelContract,
  ...assessmentContract,
  ...evidenceContract,
  ...dossierContract,
  ...signingContract,
  ...verificationContract,
  ...tokenContract,
  ...riskContract,
  ...approvalContract,
  ...lifeContract,
  ...dutiesContract,
  ...levelDossierContract,
  ...carryOverContract,
  ...commonGridContract,
  ...plansContract,
  ...outsideContract,
  ...overviewContract,
  ...progressContract,
  ...searchContract,
  ...redactionContract,
  ...packageContract,
  ...sendingContract,
  ...undoContract,
} as const;

export const events = {
  /** Files on their way into the vault. */
  'evidence.progress': z.strictObject({ done: z.number().int(), total: z.number().int(), bytes: z.number().int(), file: z.string() }),
  'dossier.progress': z.strictObject({
    phase: z.enum(['collect', 'layout', 'write', 'store']),
    done: z.number().int(),
    total: z.number().int(),
  }),
  /** How far the signing of a dossier has come. */
  'dossier.signing': z.strictObject({ id: z.string(), phase: signingPhase }),
  /** A file being judged; `job` as the call named it. */
  'verify.progress': z.strictObject({
    job: z.string(),
    phase: verificationPhase,
    done: z.number().int(),
    total: z.number().int(),
  }),
  /** A package on its way to disk, in bytes. */
  'package.progress': z.strictObject({ done: z.number().int(), total: z.number().int() }),
  /** The window is about to close: write what waits and call `window.answerClosing`. Without an answer it closes soon. */
  'window.closing': z.strictObject({}),
  /** The workspace was opened, closed or switched. */
  'workspace.changed': z.strictObject({ workspace: workspaceInfo.nullable() }),
} as const satisfies Record<string, z.ZodType>;

export type Contract = typeof contract;
export type Method = keyof Contract;
export type Input<M extends Method> = z.input<Contract[M]['input']>;
export type Output<M extends Method> = z.output<Contract[M]['output']>;
export type Handler<M extends Method> = (input: z.output<Contract[M]['input']>) => Output<M> | Promise<Output<M>>;
export type Handlers = { [M in Method]: Handler<M> };
export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.infer<(typeof events)[E]>;

/** What crosses the bridge: a result object, so that codes survive (Electron flattens thrown errors to a string). */
export const wire = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), failure: failureSchema }),
]);
export type Wire = z.infer<typeof wire>;

/** What the preload puts on `window.bridge`. */
export interface Bridge {
  call(method: string, input: unknown): Promise<Wire>;
  onEvent(listener: (name: string, payload: unknown) => void): () => void;
  /** Path of a picked or dropped file; empty when it has none. */
  pathOf(file: File): string;
}
export { IPC_CHANNEL, IPC_EVENT_CHANNEL } from './channels.ts';
