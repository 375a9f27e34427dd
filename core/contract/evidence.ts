/** The vault. */
import { z } from 'zod';
import { answer, evidence, evidenceKind, progress, sensitivity } from '../assessment/model.ts';
import { isoDate } from '../date.ts';
import { failureSchema } from '../failure.ts';
import { itemPlace } from './assessment.ts';
import { bytes, id, nothing, path, type ContractPart } from './values.ts';

export const evidenceContract = {
  /** Takes files from disk into the vault; links them when `link` is given. All or nothing per file. */
  'evidence.addFiles': {
    input: z.strictObject({
      paths: z.array(path).min(1).max(200),
      link: itemPlace.nullable(),
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
      bytes,
      link: itemPlace.nullable(),
    }),
    output: z.strictObject({ added: evidence, answer: answer.nullable(), progress: progress.nullable() }),
  },
  /** Asks with the system's file dialog; empty = cancelled. */
  'evidence.pick': { input: nothing, output: z.array(z.string()) },
  'evidence.list': {
    input: nothing,
    output: z.array(evidence.extend({ uses: z.array(itemPlace) })),
  },
  'evidence.save': {
    input: z.strictObject({
      id,
      title: z.string().trim().min(1).max(500),
      effectiveOn: isoDate.nullable(),
      validUntil: isoDate.nullable(),
      kind: evidenceKind.optional(),
      sensitivity: sensitivity.optional(),
      note: z.string().max(4000).optional(),
      url: z.string().max(2000).optional(),
    }),
    output: evidence,
  },
  'evidence.link': { input: itemPlace.extend({ id }), output: z.strictObject({ answer, progress }) },
  'evidence.unlink': {
    input: itemPlace.extend({ id }),
    output: z.strictObject({ answer, progress }),
  },
  /** The bytes, hash verified, for a preview; EVIDENCE_TOO_LARGE above 32 MiB. */
  'evidence.read': { input: z.strictObject({ id }), output: z.strictObject({ evidence, bytes }) },
} as const satisfies ContractPart;
