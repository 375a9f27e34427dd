/**
 * The contract of the window: every call with its input and output, every event, the error codes (core/failure.ts).
 * The window asks through one IPC channel; electron/services.ts answers. Types on both sides come from these schemas.
 */
import { z } from 'zod';
import { answer, answerChange, assessment, evidence, informationSystem, progress, unitProfile } from './assessment/model.ts';
import { checklist, frameworkId, level, trait } from './checklist/model.ts';
import { isoDate, isoInstant } from './date.ts';
import { verificationReport } from './exchange/verification.ts';
import { failureSchema } from './failure.ts';
import { levelDetermination, levelInputs, levelResult } from './level/model.ts';
import { preflightFinding } from './report/model.ts';

const id = z.string().min(1).max(64);
const year = z.number().int().min(2016).max(2100);
const path = z.string().min(1).max(32_000);
const nothing = z.undefined();
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const workspaceInfo = z.strictObject({ file: z.string(), unitName: z.string(), sample: z.boolean() });
export type WorkspaceInfo = z.infer<typeof workspaceInfo>;

export const systemSummary = z.strictObject({ system: informationSystem, progress: progress.nullable() });
export type SystemSummary = z.infer<typeof systemSummary>;

/** A dossier kept in the workspace. */
export const dossierSummary = z.strictObject({
  id,
  year,
  createdAt: isoInstant,
  draft: z.boolean(),
  pages: z.number().int(),
  size: z.number().int(),
  sha256: z.string(),
  recordDigest: z.string(),
  warnings: z.number().int(),
  signatures: z.array(z.strictObject({ role: z.string(), signer: z.string(), signedAt: isoInstant })),
});
export type DossierSummary = z.infer<typeof dossierSummary>;

export const certificateInfo = z.strictObject({
  subject: z.string(),
  issuer: z.string(),
  serial: z.string(),
  notBefore: isoInstant,
  notAfter: isoInstant,
  /** SHA-256 of the DER, hex. */
  fingerprint: z.string(),
  algorithm: z.string(),
});
export type CertificateInfo = z.infer<typeof certificateInfo>;

export const fsckReport = z.strictObject({
  ok: z.boolean(),
  problems: z.array(z.strictObject({ code: z.string(), text: z.string(), where: z.string() })),
  evidence: z.strictObject({ files: z.number().int(), bytes: z.number().int() }),
  journal: z.strictObject({ entries: z.number().int(), head: z.string() }),
});
export type FsckReport = z.infer<typeof fsckReport>;

const preflightReport = z.strictObject({
  errors: z.array(preflightFinding),
  warnings: z.array(preflightFinding),
  /** How many rules were checked and found nothing. */
  passed: z.number().int(),
});
export type PreflightReport = z.infer<typeof preflightReport>;

/** What the desk needs to show one system in one year. */
const assessmentView = z.strictObject({
  system: informationSystem,
  assessment,
  checklist,
  /** Item id → traits the system lacks: these items are set aside. */
  setAside: z.record(z.string(), z.array(trait)),
  answers: z.array(answer),
  progress,
});
export type AssessmentView = z.infer<typeof assessmentView>;

/** How large the window shows its page; 1 = as designed. */
const zoom = z.number().min(0.8).max(2);

const saved = { savedAt: isoInstant };

export const contract = {
  // ------------------------------------------------------------ program
  'app.info': {
    input: nothing,
    output: z.strictObject({
      version: z.string(),
      sqlite: z.string(),
      today: isoDate,
      documents: z.string(),
      host: z.enum(['electron', 'double']),
    }),
  },
  'settings.get': {
    input: nothing,
    output: z.strictObject({ colorScheme: z.enum(['auto', 'light', 'dark']), zoom, userName: z.string(), recent: z.array(workspaceInfo) }),
  },
  /** A zoom is applied at once. */
  'settings.save': {
    input: z.strictObject({
      colorScheme: z.enum(['auto', 'light', 'dark']).optional(),
      zoom: zoom.optional(),
      userName: z.string().max(200).optional(),
    }),
    output: z.strictObject({}),
  },

  /** The page's answer to `window.closing`: everything is written, close; or stay, the user is being asked first. */
  'window.answerClosing': { input: z.strictObject({ close: z.boolean() }), output: z.strictObject({}) },

  // ------------------------------------------------------------ law
  'law.frameworks': {
    input: nothing,
    /** The framework files as loaded; core/checklist parses them again on the other side of the bridge. */
    output: z.array(
      z.strictObject({
        id: frameworkId,
        content: z.unknown(),
        levels: z.array(z.strictObject({ level, title: z.string(), items: z.number().int(), digest: z.string() })),
      }),
    ),
  },
  'law.checklist': { input: z.strictObject({ framework: frameworkId, level }), output: checklist },

  // ------------------------------------------------------------ workspace
  'workspace.current': { input: nothing, output: workspaceInfo.nullable() },
  'workspace.create': {
    /** `file` null: a name made from the unit's, in the documents folder. */
    input: z.strictObject({
      file: path.nullable(),
      unitName: z.string().trim().min(1).max(500),
      ownerName: z.string().max(500),
      userName: z.string().trim().min(1).max(200),
    }),
    output: workspaceInfo,
  },
  'workspace.createSample': { input: nothing, output: workspaceInfo },
  'workspace.open': { input: z.strictObject({ file: path }), output: workspaceInfo },
  /** Asks with the system's file dialog; null = cancelled. */
  'workspace.pick': {
    input: z.strictObject({ purpose: z.enum(['open', 'create']), suggestedName: z.string().max(200) }),
    output: z.string().nullable(),
  },
  'workspace.close': { input: nothing, output: z.strictObject({}) },
  'workspace.check': { input: nothing, output: fsckReport },

  // ------------------------------------------------------------ unit and systems
  'unit.get': { input: nothing, output: unitProfile },
  'unit.save': { input: unitProfile, output: z.strictObject(saved) },
  'systems.list': { input: z.strictObject({ year }), output: z.array(systemSummary) },
  'systems.get': { input: z.strictObject({ id }), output: informationSystem },
  'systems.create': {
    input: z.strictObject({
      name: z.string().trim().min(1).max(500),
      shortName: z.string().max(60),
      purpose: z.string().max(2000),
      framework: frameworkId,
    }),
    output: informationSystem,
  },
  'systems.save': { input: informationSystem, output: z.strictObject(saved) },
  /** Removes a system with its assessments; evidence files stay. Refused once a signed dossier names it. */
  'systems.remove': { input: z.strictObject({ id }), output: z.strictObject({}) },

  // ------------------------------------------------------------ level
  'level.determine': { input: z.strictObject({ framework: frameworkId, inputs: levelInputs }), output: levelResult },
  /** Runs the rules again, stores answers and matched rules, sets the system's level, framework and suggested traits. */
  'level.save': { input: z.strictObject({ systemId: id, framework: frameworkId, inputs: levelInputs }), output: levelDetermination },
  'level.history': { input: z.strictObject({ systemId: id }), output: z.array(levelDetermination) },

  // ------------------------------------------------------------ assessment
  'assessment.open': { input: z.strictObject({ systemId: id, year }), output: assessmentView },
  'answers.set': {
    input: z.strictObject({ systemId: id, year, itemId: z.string(), change: answerChange }),
    output: z.strictObject({ answer, progress, ...saved }),
  },

  // ------------------------------------------------------------ evidence
  /** Takes files from disk into the vault; links them when `link` is given. All or nothing per file. */
  'evidence.addFiles': {
    input: z.strictObject({
      paths: z.array(path).min(1).max(200),
      link: z.strictObject({ systemId: id, year, itemId: z.string() }).nullable(),
    }),
    output: z.strictObject({
      added: z.array(evidence),
      refused: z.array(z.strictObject({ path: z.string(), failure: failureSchema })),
      answer: answer.nullable(),
      progress: progress.nullable(),
    }),
  },
  /** A pasted picture or text; at most 32 MiB. */
  'evidence.addBytes': {
    input: z.strictObject({
      fileName: z.string().min(1).max(255),
      bytes: bytes,
      link: z.strictObject({ systemId: id, year, itemId: z.string() }).nullable(),
    }),
    output: z.strictObject({ added: evidence, answer: answer.nullable(), progress: progress.nullable() }),
  },
  /** Asks with the system's file dialog; empty = cancelled. */
  'evidence.pick': { input: nothing, output: z.array(z.string()) },
  'evidence.list': {
    input: nothing,
    output: z.array(evidence.extend({ uses: z.array(z.strictObject({ systemId: id, year, itemId: z.string() })) })),
  },
  'evidence.save': {
    input: z.strictObject({
      id,
      title: z.string().trim().min(1).max(500),
      effectiveOn: isoDate.nullable(),
      validUntil: isoDate.nullable(),
    }),
    output: evidence,
  },
  'evidence.link': { input: z.strictObject({ id, systemId: id, year, itemId: z.string() }), output: z.strictObject({ answer, progress }) },
  'evidence.unlink': {
    input: z.strictObject({ id, systemId: id, year, itemId: z.string() }),
    output: z.strictObject({ answer, progress }),
  },
  /** The bytes, hash verified, for a preview; EVIDENCE_TOO_LARGE above 32 MiB. */
  'evidence.read': { input: z.strictObject({ id }), output: z.strictObject({ evidence, bytes: bytes }) },

  // ------------------------------------------------------------ dossier
  'dossier.preflight': { input: z.strictObject({ year }), output: preflightReport },
  /** Freezes the record and prints it in a worker; tells `dossier.progress` on the way. Errors of preflight refuse a final print. */
  'dossier.print': { input: z.strictObject({ year, draft: z.boolean() }), output: dossierSummary },
  'dossier.cancelPrint': { input: nothing, output: z.strictObject({}) },
  'dossier.list': { input: z.strictObject({ year }), output: z.array(dossierSummary) },
  'dossier.read': { input: z.strictObject({ id }), output: z.strictObject({ bytes: bytes }) },
  /** The names a dossier prints for its signers, and when the data first changed after it was printed; null = not since. */
  'dossier.facts': {
    input: z.strictObject({ id }),
    output: z.strictObject({ preparer: z.string(), head: z.string(), changedAt: isoInstant.nullable() }),
  },
  /** Asks for a PKCS#12 file; null = cancelled. */
  'dossier.pickKey': { input: nothing, output: z.string().nullable() },
  /** The signer's certificate inside a PKCS#12 file, to be looked at before signing. */
  'dossier.inspectKey': { input: z.strictObject({ path, password: z.string().max(1000) }), output: certificateInfo },
  'dossier.sign': {
    input: z.strictObject({ id, role: z.enum(['preparer', 'head']), path, password: z.string().max(1000) }),
    output: dossierSummary,
  },
  'dossier.verify': { input: z.strictObject({ id }), output: verificationReport },
  /** Writes the PDF (or the package with all evidence) where the user chooses; null = cancelled. */
  'dossier.export': {
    input: z.strictObject({ id, what: z.enum(['pdf', 'package']) }),
    output: z.strictObject({ file: z.string() }).nullable(),
  },

  // ------------------------------------------------------------ verification of foreign files
  'verify.pick': { input: nothing, output: z.array(z.string()) },
  'verify.file': { input: z.strictObject({ path }), output: verificationReport },
  'trust.list': { input: nothing, output: z.array(certificateInfo) },
  /** Asks for a certificate file (PEM or DER) when `path` is null; null = cancelled. */
  'trust.import': { input: z.strictObject({ path: path.nullable() }), output: certificateInfo.nullable() },
  'trust.remove': { input: z.strictObject({ fingerprint: z.string() }), output: z.strictObject({}) },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export const events = {
  'dossier.progress': z.strictObject({
    phase: z.enum(['collect', 'layout', 'write', 'store']),
    done: z.number().int(),
    total: z.number().int(),
  }),
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
