/** The register of systems, in the order in which they were added. */
import { z } from 'zod';
import { informationSystem, type InformationSystem } from '../../core/assessment/model.ts';
import { storedSystem } from '../../core/assessment/stored.ts';
import { canonicalJson } from '../../core/canonical.ts';
import { FailureError } from '../../core/failure.ts';
import type { ReplacedApproval } from '../../core/report/approval/renewal.ts';
import type { Connection } from './database.ts';
import { ORPHAN_PLANS } from './plans.ts';
import type { Restorers } from './undo.ts';
import type { Writer } from './writer.ts';

const row = z.object({ content: z.string() });
const changeRow = z.object({ at: z.string(), before: z.string(), after: z.string() });
const discarding = z.object({ discardedAt: z.string() });
const discardedRow = z.object({ discarded_at: z.string() });
/** One row of the table. */
export const parseSystem = (raw: unknown): InformationSystem => storedSystem.parse(JSON.parse(row.parse(raw).content));

export interface SystemStore {
  /** What the unit has to answer for: without those out of use or discarded. */
  list(): InformationSystem[];
  /** Those out of use. */
  archived(): InformationSystem[];
  /** NOT_FOUND when there is none of that id. */
  get(id: string): InformationSystem;
  add(system: InformationSystem): void;
  /** Returns the instant at which the system was durable. */
  save(system: InformationSystem): string;
  /** Writes what `edit` makes of the kept system, in one transaction. NOT_FOUND; returns the instant at which it was durable. */
  change(id: string, edit: (kept: InformationSystem) => InformationSystem): string;
  /** Changes of framework or level while its approval stood, oldest first, as the journal tells them. */
  renewals(id: string): ReplacedApproval[];
  /** Takes it out of every list; everything that hangs on it stays and comes back with `restore`. */
  discard(id: string, at?: string): void;
  restore(id: string): void;
  /** Those that can be restored, the last discarded first. */
  discarded(): { system: InformationSystem; discardedAt: string }[];
  /** Removes it for good with its determinations, assessments and answers; evidence stays. The journal keeps what was removed. */
  remove(id: string): void;
  /** For taking acts back. What a system was added with goes out of sight, not for good. */
  restorers: Restorers;
}

export function openSystems(db: Connection, writer: Writer): SystemStore {
  const all = db.prepare('SELECT content FROM system WHERE discarded_at IS NULL ORDER BY position');
  const discarded = db.prepare(
    'SELECT content, discarded_at FROM system WHERE discarded_at IS NOT NULL ORDER BY discarded_at DESC, position',
  );
  const discardedAt = db.prepare('SELECT discarded_at FROM system WHERE id = ? AND discarded_at IS NOT NULL');
  const markDiscarded = db.prepare('UPDATE system SET discarded_at = ? WHERE id = ?');
  const one = db.prepare('SELECT content FROM system WHERE id = ?');
  const insert = db.prepare(
    'INSERT INTO system (id, position, content) VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM system), ?)',
  );
  const update = db.prepare('UPDATE system SET content = ? WHERE id = ?');
  const remove = db.prepare('DELETE FROM system WHERE id = ?');
  const removeOrphanPlans = db.prepare(`DELETE FROM plan WHERE id IN (${ORPHAN_PLANS})`);
  const answersOf = db.prepare(
    'SELECT answer.*, assessment.year FROM answer JOIN assessment ON assessment.id = answer.assessment_id WHERE assessment.system_id = ? ORDER BY year, framework, item_id',
  );

  const renewals = db.prepare(`SELECT at, before, after FROM journal WHERE kind = 'system.save' AND subject = ?
    AND json_extract(before, '$.approval.status') = 'approved' AND json_extract(after, '$.approval.status') = 'approved'
    AND (json_extract(before, '$.framework') <> json_extract(after, '$.framework')
      OR json_extract(before, '$.level') IS NOT json_extract(after, '$.level')) ORDER BY seq`);

  const get = (id: string): InformationSystem => {
    const found = one.get(id);
    if (found === undefined)
      throw new FailureError('NOT_FOUND', 'Không còn hệ thống này trong kho; có thể hệ thống đã bị xóa. Mở lại danh sách hệ thống.');
    return parseSystem(found);
  };

  const discardedOf = (id: string): { discardedAt: string } | null => {
    const found = discardedRow.safeParse(discardedAt.get(id)).data;
    return found === undefined ? null : { discardedAt: found.discarded_at };
  };
  const register = (): InformationSystem[] => all.all().map(parseSystem);

  const change = (id: string, edit: (kept: InformationSystem) => InformationSystem): string => {
    writer.write(() => {
      const before = get(id);
      const after = informationSystem.parse(edit(before));
      if (canonicalJson(before) === canonicalJson(after)) return { result: undefined, journal: null };
      update.run(JSON.stringify(after), id);
      return { result: undefined, journal: { kind: 'system.save', subject: id, before, after } };
    });
    return writer.now();
  };

  const store: SystemStore = {
    list: () => register().filter(({ archivedAt }) => archivedAt === null),
    archived: () => register().filter(({ archivedAt }) => archivedAt !== null),
    get,
    add: (system) => {
      const content = informationSystem.parse(system);
      writer.write(() => {
        insert.run(content.id, JSON.stringify(content));
        return { result: undefined, journal: { kind: 'system.add', subject: content.id, before: null, after: content } };
      });
    },
    save: (system) => change(system.id, () => system),
    restorers: {
      'system.add': {
        current: (id) => (discardedOf(id) === null && one.get(id) !== undefined ? get(id) : null),
        write: (id, value) => (value === null ? store.discard(id) : store.restore(id)),
      },
      'system.save': { current: get, write: (id, value) => void change(id, () => storedSystem.parse(value)) },
      'system.discard': {
        current: discardedOf,
        write: (id, value) => (value === null ? store.restore(id) : store.discard(id, discarding.parse(value).discardedAt)),
      },
    },
    change,
    renewals: (id) =>
      renewals.all(id).map((raw) => {
        const { at, before, after } = changeRow.parse(raw);
        return { at, before: storedSystem.parse(JSON.parse(before)), after: storedSystem.parse(JSON.parse(after)) };
      }),
    discard: (id, at) =>
      writer.write(() => {
        get(id);
        // Set aside once is set aside: a second time would make bringing it back the way to undo.
        if (discardedOf(id) !== null) return { result: undefined, journal: null };
        const after = { discardedAt: at ?? writer.now() };
        markDiscarded.run(after.discardedAt, id);
        return { result: undefined, journal: { kind: 'system.discard', subject: id, before: null, after } };
      }),
    restore: (id) =>
      writer.write(() => {
        get(id);
        const before = discardedOf(id);
        if (before === null) return { result: undefined, journal: null };
        markDiscarded.run(null, id);
        return { result: undefined, journal: { kind: 'system.restore', subject: id, before, after: null } };
      }),
    discarded: () => discarded.all().map((raw) => ({ system: parseSystem(raw), discardedAt: discardedRow.parse(raw).discarded_at })),
    remove: (id) =>
      writer.write(() => {
        const before = { system: get(id), answers: answersOf.all(id) };
        remove.run(id);
        removeOrphanPlans.run();
        return { result: undefined, journal: { kind: 'system.remove', subject: id, before, after: null } };
      }),
  };
  return store;
}
