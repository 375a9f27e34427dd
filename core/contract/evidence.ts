/** The vault. */
import { z } from 'zod';
import { answer, evidence, evidenceKind, progress, sensitivity, verdict } from '../assessment/model.ts';
import { frameworkId } from '../checklist/model.ts';
import { isoDate } from '../date.ts';
import { failureSchema } from '../failure.ts';
import { itemPlace } from './assessment.ts';
import { bytes, done, id, nothing, path, saved, year, type ContractPart } from './values.ts';

/**
 * An address on the web; kept as text, never opened by the program. Neither names nor passwords, which make an address look like
 * another's, nor characters that can't be seen.
 */
export const webAddress = z
  .url({ protocol: /^https?$/, hostname: /./ })
  .max(2000)
  .refine((address) => !/[\s\p{Cc}\p{Cf}]/u.test(address) && !/^[^/]*\/\/[^/?#]*@/.test(address));

/** What the person knows of a note or link that has no file. */
const written = {
  title: z.string().trim().min(1).max(500),
  effectiveOn: isoDate.nullable(),
  link: itemPlace.nullable(),
};
const taken = z.strictObject({
  added: evidence,
  /** The very same content was in the vault already. */
  known: z.boolean(),
  answer: answer.nullable(),
  progress: progress.nullable(),
});

/** Why a file inside a folder was left out: of the system, a link, deeper or more than a folder may hold, neither file nor folder. */
export const skippedFile = z.strictObject({ path: z.string(), why: z.enum(['system', 'link', 'deep', 'many', 'other']) });

/** What the window can show of a piece of evidence; its hash was proven first. */
export const evidenceLook = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('picture'), mediaType: z.string(), width: z.number(), height: z.number(), bytes }),
  /** `scripts`: the file holds scripts, which nobody runs. */
  z.strictObject({ kind: z.literal('pdf'), bytes, scripts: z.boolean() }),
  z.strictObject({ kind: z.literal('text'), text: z.string(), whole: z.boolean(), encoding: z.enum(['utf-8', 'utf-16', 'windows-1258']) }),
  /** Of a kind that is not shown, above 32 MiB, a picture of more pixels than memory should hold, or without a readable header. */
  z.strictObject({
    kind: z.literal('none'),
    why: z.enum(['kind', 'large', 'pixels', 'broken']),
    width: z.number().optional(),
    height: z.number().optional(),
  }),
]);

/** A requirement that a piece of evidence serves. */
export const evidencePlace = z.strictObject({
  /** COMMON where it is answered once for the unit. */
  systemId: id,
  systemName: z.string(),
  /** Of the system: on the desks, out of use, or deleted. */
  state: z.enum(['current', 'archived', 'discarded']),
  year,
  framework: frameworkId,
  /** Whether that is not the framework of the system: a gap assessment. */
  gap: z.boolean(),
  itemId: z.string(),
  /** Empty where no checklist of today knows the requirement. */
  title: z.string(),
  verdict: verdict.nullable(),
  /** The system takes over what the unit answered. */
  inherited: z.boolean(),
});

export const evidenceContract = {
  /**
   * Takes files from disk into the vault; links them when `link` is given. All or nothing per file. Folders are looked into when
   * `folders` is set and refused otherwise. Progress is told by events; what was taken before `evidence.cancel` stays.
   */
  'evidence.addFiles': {
    input: z.strictObject({
      paths: z.array(path).min(1).max(2000),
      link: itemPlace.nullable(),
      folders: z.boolean().optional(),
    }),
    output: z.strictObject({
      /** In the vault now, those of `known` included. */
      added: z.array(evidence),
      /** Ids of those that were in the vault already. */
      known: z.array(id),
      refused: z.array(z.strictObject({ path: z.string(), failure: failureSchema })),
      skipped: z.array(skippedFile),
      cancelled: z.boolean(),
      answer: answer.nullable(),
      progress: progress.nullable(),
    }),
  },
  /** A pasted picture or text; at most 32 MiB. */
  'evidence.addBytes': {
    input: z.strictObject({
      fileName: z.string().min(1).max(255),
      bytes,
      link: itemPlace.nullable(),
    }),
    output: taken,
  },
  /** A note written here, kept as a text file of the vault. */
  'evidence.addNote': { input: z.strictObject({ ...written, text: z.string().trim().min(1).max(100_000) }), output: taken },
  /** An address with the day on which it was seen; http or https, never opened by the program. */
  'evidence.addLink': {
    input: z.strictObject({
      ...written,
      url: webAddress,
      note: z.string().max(4000),
    }),
    output: taken,
  },
  /** Stops taking files in, after what is whole. */
  'evidence.cancel': { input: nothing, output: done },
  /** Asks with the system's file dialog; empty = cancelled. */
  'evidence.pick': { input: nothing, output: z.array(z.string()) },
  'evidence.pickFolder': { input: nothing, output: z.array(z.string()) },
  'evidence.list': {
    input: nothing,
    output: z.array(evidence.extend({ uses: z.array(itemPlace) })),
  },
  /** Changes what is named; the rest stays as it is kept. */
  'evidence.save': {
    input: z.strictObject({
      id,
      title: z.string().trim().min(1).max(500).optional(),
      effectiveOn: isoDate.nullable().optional(),
      validUntil: isoDate.nullable().optional(),
      kind: evidenceKind.optional(),
      sensitivity: sensitivity.optional(),
      note: z.string().max(4000).optional(),
      url: z.union([z.literal(''), webAddress]).optional(),
    }),
    output: evidence,
  },
  'evidence.link': { input: itemPlace.extend({ id }), output: z.strictObject({ answer, progress }) },
  'evidence.unlink': {
    input: itemPlace.extend({ id }),
    output: z.strictObject({ answer, progress }),
  },
  /** Takes a file as the next revision; the answers of `year` name it from now on, earlier years keep the old one. CONFLICT. */
  'evidence.replace': {
    input: z.strictObject({ id, path, year }),
    output: z.strictObject({ evidence, moved: z.number().int(), ...saved.shape }),
  },
  /** Where it serves: every requirement that names it, and in `year` the systems that take it over from the unit. */
  'evidence.places': { input: z.strictObject({ id, year }), output: z.array(evidencePlace) },
  /** Out of the vault's list; comes back with `restore`. CONFLICT while something names it. */
  'evidence.discard': { input: z.strictObject({ id }), output: saved },
  'evidence.restore': { input: z.strictObject({ id }), output: saved },
  'evidence.discarded': { input: nothing, output: z.array(z.strictObject({ evidence, discardedAt: z.string() })) },
  /** For good, with its bytes: of what was discarded only. CONFLICT where a signed dossier names it. */
  'evidence.purge': { input: z.strictObject({ id }), output: saved },
  /** The bytes, hash verified, for a preview; EVIDENCE_TOO_LARGE above 32 MiB. */
  'evidence.read': { input: z.strictObject({ id }), output: z.strictObject({ evidence, bytes }) },
  /** What can be shown of it. The hash of the whole is proven first, however large it is; EVIDENCE_DAMAGED. */
  'evidence.preview': { input: z.strictObject({ id }), output: z.strictObject({ evidence, look: evidenceLook }) },
} as const satisfies ContractPart;
