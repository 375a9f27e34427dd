/** Inspections, incidents and triggers of the sample hospital: resources/sample/life.yaml. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { incident, incidentNotice } from '../../core/assessment/incident.ts';
import { inspection } from '../../core/assessment/model.ts';
import { relevelTrigger } from '../../core/assessment/relevelling.ts';
import { isoDate } from '../../core/date.ts';
import type { Paths } from '../paths.ts';
import type { Workspace } from '../workspace/index.ts';

/** Keys of `papers`. */
const papersOf = z.array(z.string());

const sampleLife = z.strictObject({
  papers: z.record(z.string(), z.strictObject({ title: z.string(), fileName: z.string(), effectiveOn: isoDate, text: z.string() })),
  inspections: z.array(
    inspection
      .pick({ contentIds: true, mode: true, result: true, report: true })
      .extend({ system: z.string(), professional: z.boolean().default(false), evidence: papersOf }),
  ),
  incidents: z.array(
    incident.extend({
      serious: z.boolean().default(false),
      nationalSecurity: z.boolean().default(false),
      personalData: z.boolean().default(false),
      complex: z.boolean().default(false),
      notices: z.array(incidentNotice.extend({ evidence: papersOf })),
      evidence: papersOf,
    }),
  ),
  triggers: z.array(relevelTrigger),
});

const utc = (instant: string): string => new Date(instant).toISOString();

/** Adds them to a workspace that has the systems already. Throws when the shipped file doesn't fit its schema or those systems. */
export function addSampleLife(workspace: Workspace, paths: Paths): void {
  const life = sampleLife.parse(parse(readFileSync(join(dirname(paths.sampleHospital), 'life.yaml'), 'utf8')));
  const known = new Map<string, string>();
  /** Ids of papers, each put into the vault once. */
  const evidence = (keys: readonly string[]): string[] =>
    keys.map((key) => {
      const paper = life.papers[key];
      if (paper === undefined) throw new Error(`no paper ${key} in life.yaml`);
      const { title, fileName, effectiveOn, text } = paper;
      const id =
        known.get(key) ?? workspace.evidence.addBytes(fileName, Buffer.from(text, 'utf8'), { title, effectiveOn, validUntil: null }).id;
      known.set(key, id);
      return id;
    });
  for (const { system: systemId, evidence: keys, ...written } of life.inspections) {
    const system = workspace.systems.get(systemId);
    const at = system.inspections.findIndex(({ report }) => report === written.report);
    const before = system.inspections[at];
    if (before === undefined) throw new Error(`no inspection of ${systemId} with ${written.report}`);
    const inspections = system.inspections.with(at, { ...before, ...written, evidence: evidence(keys) });
    workspace.systems.save({ ...system, inspections });
  }
  for (const written of life.incidents) {
    workspace.incidents.put({
      ...written,
      detectedAt: utc(written.detectedAt),
      occurredAt: written.occurredAt === null ? null : utc(written.occurredAt),
      evidence: evidence(written.evidence),
      notices: written.notices.map((notice) => ({ ...notice, sentAt: utc(notice.sentAt), evidence: evidence(notice.evidence) })),
    });
  }
  for (const trigger of life.triggers) workspace.relevelTriggers.put(trigger);
}
