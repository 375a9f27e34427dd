/** The unit and its register of systems. */
import { z } from 'zod';
import { informationSystem, unitProfile } from '../assessment/model.ts';
import { partyRename } from '../assessment/renames.ts';
import { frameworkId } from '../checklist/model.ts';
import { isoDate, isoInstant } from '../date.ts';
import { systemSummary } from './shapes.ts';
import { done, id, nothing, saved, year, type ContractPart } from './values.ts';

const one = z.strictObject({ id });

/** What would be out of sight, or gone, with a system. */
export const systemTies = z.strictObject({
  /** Under every framework. */
  answers: z.number().int(),
  evidenceLinks: z.number().int(),
  determinations: z.number().int(),
  riskAssessments: z.number().int(),
  inspections: z.number().int(),
  relevelTriggers: z.number().int(),
  /** Records of duties that were done for it. */
  dutiesDone: z.number().int(),
  /** Incidents that name it; they stay when it goes. */
  incidents: z.number().int(),
  /** Kept dossiers that name it, and how many of them are signed. */
  dossiers: z.number().int(),
  signedDossiers: z.number().int(),
});

/** A workbook as it was read, compared with the register; nothing is written yet. */
export const registerPreview = z.strictObject({
  /** Names what was read when it is taken over. */
  token: id,
  file: z.string(),
  systems: z.array(
    z.strictObject({
      name: z.string(),
      /** Row of the sheet of systems, as the spreadsheet program numbers it. */
      row: z.number().int(),
      state: z.enum(['new', 'changed', 'same', 'wrong']),
      /** What changes in a system that is there already, in words. */
      changes: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
  problems: z.array(z.strictObject({ sheet: z.string(), row: z.number().int(), column: z.string(), text: z.string() })),
});
export type RegisterPreview = z.infer<typeof registerPreview>;

export const registerContract = {
  'unit.get': { input: nothing, output: unitProfile },
  /** With the profile, systems follow parties that have got another name, in one transaction. */
  'unit.save': { input: unitProfile.extend({ renames: z.array(partyRename).max(1000).default([]) }), output: saved },
  /** Systems in use or under construction: without those archived or discarded. */
  'systems.list': { input: z.strictObject({ year }), output: z.array(systemSummary) },
  'systems.archived': { input: z.strictObject({ year }), output: z.array(systemSummary) },
  /** The last discarded first. */
  'systems.discarded': { input: nothing, output: z.array(z.strictObject({ system: informationSystem, discardedAt: isoInstant })) },
  'systems.get': { input: one, output: informationSystem },
  'systems.create': {
    input: z.strictObject({
      name: z.string().trim().min(1).max(500),
      shortName: z.string().max(60),
      purpose: z.string().max(2000),
      framework: frameworkId,
    }),
    output: informationSystem,
  },
  /** One system per template of `law.templates`, all or none; the level form begins with the template's answers. */
  'systems.createFromTemplates': {
    input: z.strictObject({ framework: frameworkId, templates: z.array(z.string().max(60)).min(1).max(50) }),
    output: z.array(informationSystem),
  },
  /** A new system with the same facts; level, approval and inspections are its own to win. */
  'systems.duplicate': { input: one, output: informationSystem },
  /** Writes the register of a system. What has calls of its own stays as kept: level, approval, inspections, being out of use. */
  'systems.save': { input: informationSystem, output: saved },
  /** Out of use since a day that has come: no longer reported, everything kept. */
  'systems.archive': { input: z.strictObject({ id, on: isoDate, reason: z.string().trim().max(1000) }), output: informationSystem },
  'systems.unarchive': { input: one, output: informationSystem },
  'systems.ties': { input: one, output: systemTies },
  /** Takes a system out of every list; everything that hangs on it comes back with `systems.restore`. */
  'systems.discard': { input: one, output: done },
  'systems.restore': { input: one, output: informationSystem },
  /** Removes a system for good with its assessments; evidence files stay. Refused once a signed dossier names it. */
  'systems.remove': { input: one, output: done },
  /** Writes the register, without systems out of use, as a workbook; null when the dialog is cancelled. CONFLICT where two systems bear one name. */
  'systems.exportExcel': { input: nothing, output: z.strictObject({ file: z.string() }).nullable() },
  /** Reads a workbook that the user picks; null when the dialog is cancelled. */
  'systems.previewExcel': { input: nothing, output: registerPreview.nullable() },
  /** Takes over what was previewed, but for wrong rows. CONFLICT when the register has changed since. */
  'systems.importExcel': {
    input: z.strictObject({ token: id }),
    output: z.strictObject({ added: z.number().int(), changed: z.number().int() }),
  },
} as const satisfies ContractPart;
