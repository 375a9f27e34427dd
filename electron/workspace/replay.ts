/** What every table should hold, by the journal alone: each change applied in its order to an empty workspace. */
import { z } from 'zod';
import { emptyPlan } from '../../core/assessment/answer.ts';
import { assessment } from '../../core/assessment/model.ts';
import { storedAnswer, storedCommonAnswer, storedEvidence, storedSystem, storedUnit } from '../../core/assessment/stored.ts';
import { levelDetermination } from '../../core/level/model.ts';
import type { Connection } from './database.ts';
import { REGISTER_TABLES, REGISTERS, toldRegisterRow, type RegisterTable } from './registers.ts';

/** Tables of content, in the order in which problems are told. */
export const CONTENT_TABLES = [
  'meta',
  'unit',
  'system',
  'level_determination',
  'assessment',
  'answer',
  'evidence',
  'evidence_link',
  'common_answer',
  'common_evidence_link',
  'dossier',
  'dossier_revision',
  'blob',
  ...REGISTER_TABLES,
] as const;
export type ContentTable = (typeof CONTENT_TABLES)[number];

/** A row as the journal tells it, and the entry that told it last. */
export interface ToldRow {
  value: Record<string, unknown>;
  entry: number;
}
export type ToldRows = Map<string, ToldRow>;

const journalRow = z.object({ seq: z.number().int(), kind: z.string(), subject: z.string(), after: z.string() });
const discarding = z.object({ discardedAt: z.string() });
const creation = z.object({ unit: z.unknown(), sample: z.string(), createdAt: z.string() });
const idList = z.array(z.string());
const printed = z.looseObject({
  id: z.string(),
  sha256: z.string(),
  // Entries from before version 40 say nothing of these.
  report: z.object({ kind: z.string(), by: z.string() }).default({ kind: 'owner', by: '' }),
  replaces: z.string().nullable().default(null),
});
const signature = { role: z.string(), signer: z.string(), signedAt: z.string() };
const signed = z.object({ sha256: z.string(), ...signature });
const imported = z.object({ sha256: z.string(), signatures: z.array(z.object(signature)) });

/** The key of an answer, and the start of the keys of its links. */
export const answerKey = (assessmentId: string, framework: string, itemId: string): string => `${assessmentId}/${framework}/${itemId}`;

/** Replays the journal. Throws ZodError or SyntaxError where an entry is no longer what the program writes. */
export function replayJournal(db: Connection): Record<ContentTable, ToldRows> {
  const tables = emptyTables();
  // Links by answer, each with its position; flattened at the end.
  const links = new Map<string, Map<string, ToldLink>>();
  const commonLinks: typeof links = new Map();
  const assessmentOf = new Map<string, string>();
  let determinations = 0;

  for (const raw of db.prepare('SELECT seq, kind, subject, after FROM journal ORDER BY seq').iterate()) {
    const { seq: entry, kind, subject, after: text } = journalRow.parse(raw);
    const after: unknown = JSON.parse(text);
    const tell = (table: ContentTable, key: string, value: Record<string, unknown>): unknown => tables[table].set(key, { value, entry });
    const tellLinks = (key: string, wanted: readonly string[]): unknown => links.set(key, linked(links.get(key), wanted, entry));
    switch (kind) {
      case 'workspace.create': {
        const { unit, sample, createdAt } = creation.parse(after);
        tell('unit', '1', storedUnit.parse(unit));
        tell('meta', 'sample', { value: sample });
        tell('meta', 'created_at', { value: createdAt });
        break;
      }
      case 'unit.save':
        tell('unit', '1', storedUnit.parse(after));
        break;
      case 'system.add':
        tell('system', subject, {
          position: largest([...tables.system.values()].map(({ value }) => value['position'])) + 1,
          content: storedSystem.parse(after),
          discardedAt: null,
        });
        break;
      case 'system.save':
        tell('system', subject, { ...tables.system.get(subject)?.value, content: storedSystem.parse(after) });
        break;
      case 'system.discard':
        tell('system', subject, { ...tables.system.get(subject)?.value, ...discarding.parse(after) });
        break;
      case 'system.restore':
        tell('system', subject, { ...tables.system.get(subject)?.value, discardedAt: null });
        break;
      case 'system.remove':
        removeSystem(tables, links, subject);
        break;
      case 'level.add': {
        const content = levelDetermination.parse(after);
        determinations += 1;
        tell('level_determination', content.id, { position: determinations, systemId: content.systemId, content });
        break;
      }
      case 'assessment.open': {
        const value = assessment.parse(after);
        tell('assessment', value.id, value);
        assessmentOf.set(subject, value.id);
        break;
      }
      case 'answer.set': {
        const key = keyOfSubject(assessmentOf, subject);
        if (after === null) {
          tables.answer.delete(key);
          links.delete(key);
          break;
        }
        const { evidence: wanted, ...value } = storedAnswer.parse(withoutOwnPlan(tables.plan, key, after, entry));
        tell('answer', key, value);
        tellLinks(key, wanted);
        break;
      }
      case 'common.set': {
        if (after === null) {
          tables.common_answer.delete(subject);
          commonLinks.delete(subject);
          break;
        }
        const { evidence: wanted, ...value } = storedCommonAnswer.parse(after);
        tell('common_answer', subject, value);
        commonLinks.set(subject, linked(commonLinks.get(subject), wanted, entry));
        break;
      }
      case 'evidence.link':
      case 'evidence.unlink':
        tellLinks(keyOfSubject(assessmentOf, subject), idList.parse(after));
        break;
      case 'evidence.add':
      case 'evidence.save': {
        const value = storedEvidence.parse(after);
        tell('evidence', subject, { discardedAt: null, ...tables.evidence.get(subject)?.value, ...value });
        tell('blob', value.sha256, {});
        break;
      }
      case 'evidence.discard':
        tell('evidence', subject, { ...tables.evidence.get(subject)?.value, ...discarding.parse(after) });
        break;
      case 'evidence.restore':
        tell('evidence', subject, { ...tables.evidence.get(subject)?.value, discardedAt: null });
        break;
      case 'evidence.purge': {
        const sha256 = tables.evidence.get(subject)?.value['sha256'];
        tables.evidence.delete(subject);
        // Kept where a dossier is made of the very same bytes.
        const printed = [...tables.dossier_revision.values()].some(({ value }) => value['sha256'] === sha256);
        if (typeof sha256 === 'string' && !printed) tables.blob.delete(sha256);
        break;
      }
      case 'dossier.print': {
        const { sha256, ...value } = printed.parse(after);
        tell('dossier', subject, value);
        tell('dossier_revision', `${subject}/1`, { sha256, role: null, signer: null, signedAt: null });
        tell('blob', sha256, {});
        break;
      }
      case 'dossier.sign': {
        const value = signed.parse(after);
        const number = [...tables.dossier_revision.keys()].filter((key) => key.startsWith(`${subject}/`)).length + 1;
        tell('dossier_revision', `${subject}/${number}`, value);
        tell('blob', value.sha256, {});
        break;
      }
      case 'dossier.import': {
        const { sha256, signatures } = imported.parse(after);
        const number = [...tables.dossier_revision.keys()].filter((key) => key.startsWith(`${subject}/`)).length;
        for (const [i, signature] of signatures.entries()) tell('dossier_revision', `${subject}/${number + 1 + i}`, { sha256, ...signature });
        tell('blob', sha256, {});
        break;
      }
      default: {
        const [table, act] = kind.split('.');
        if (!isRegister(table)) break;
        if (act === 'put') tell(table, subject, toldRegisterRow(table, after));
        else if (act === 'remove') tables[table].delete(subject);
        break;
      }
    }
  }
  tellPositions(tables.evidence_link, links);
  tellPositions(tables.common_evidence_link, commonLinks);
  return tables;
}

const isRegister = (table: string | undefined): table is RegisterTable => table !== undefined && Object.hasOwn(REGISTERS, table);

const emptyTables = (): Record<ContentTable, ToldRows> => {
  const fresh = (): ToldRows => new Map();
  return {
    meta: fresh(),
    unit: fresh(),
    system: fresh(),
    level_determination: fresh(),
    assessment: fresh(),
    answer: fresh(),
    common_answer: fresh(),
    common_evidence_link: fresh(),
    plan: fresh(),
    evidence: fresh(),
    evidence_link: fresh(),
    dossier: fresh(),
    dossier_revision: fresh(),
    blob: fresh(),
    risk_assessment: fresh(),
    relevel_trigger: fresh(),
    incident: fresh(),
    dossier_sending: fresh(),
    duty_done: fresh(),
    own_holiday: fresh(),
  };
};

interface ToldLink {
  entry: number;
}

/** Links stand 1, 2, 3 … in the order in which the answer names them. */
function tellPositions(table: ToldRows, links: ReadonlyMap<string, ReadonlyMap<string, ToldLink>>): void {
  for (const [key, evidenceOf] of links)
    [...evidenceOf].forEach(([id, { entry }], i) => table.set(`${key}/${id}`, { value: { position: i + 1 }, entry }));
}

/** An answer of an early workspace holds its plan itself; migration 30 made it a row named after the place of the answer. */
function withoutOwnPlan(plans: ToldRows, key: string, after: unknown, entry: number): unknown {
  if (typeof after !== 'object' || after === null || !('plan' in after)) return after;
  const { plan, ...rest } = after;
  if (plan === null) plans.delete(key);
  else plans.set(key, { value: { ...toldRegisterRow('plan', { ...emptyPlan(key), ...z.object({}).loose().parse(plan) }) }, entry });
  return { ...rest, planId: plan === null ? null : key };
}

const largest = (positions: Iterable<unknown>): number => Math.max(0, ...[...positions].map(Number));

/** “his/2026/nd331-2026/5.1” names the system and year; rows name the assessment of the two. */
function keyOfSubject(assessmentOf: ReadonlyMap<string, string>, subject: string): string {
  const [systemId, year, framework = '', ...item] = subject.split('/');
  return answerKey(assessmentOf.get(`${systemId}/${year}`) ?? '', framework, item.join('/'));
}

/** The links of one answer, in its order; each keeps the entry that made it. */
const linked = (before: ReadonlyMap<string, ToldLink> | undefined, wanted: readonly string[], entry: number): Map<string, ToldLink> =>
  new Map(wanted.map((id) => [id, before?.get(id) ?? { entry }]));

/** A system goes with its determinations, assessments, answers and links. */
function removeSystem(tables: Record<ContentTable, ToldRows>, links: Map<string, unknown>, systemId: string): void {
  tables.system.delete(systemId);
  for (const table of REGISTER_TABLES)
    for (const [key, { value }] of tables[table]) if (value['systemId'] === systemId) tables[table].delete(key);
  for (const [key, { value }] of tables.level_determination) if (value['systemId'] === systemId) tables.level_determination.delete(key);
  for (const [id, { value }] of tables.assessment) {
    if (value['systemId'] !== systemId) continue;
    tables.assessment.delete(id);
    for (const rows of [tables.answer, links]) for (const key of rows.keys()) if (key.startsWith(`${id}/`)) rows.delete(key);
  }
  const named = new Set([...tables.answer.values(), ...tables.common_answer.values()].map(({ value }) => value['planId']));
  for (const id of tables.plan.keys()) if (!named.has(id)) tables.plan.delete(id);
}
