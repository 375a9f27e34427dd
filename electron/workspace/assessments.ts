/** Assessments (one per system and year) and their answers. */
import { z } from 'zod';
import { applyChange, emptyAnswer, type AnswerEdit, type ItemName } from '../../core/assessment/answer.ts';
import { assessment as assessmentSchema, type Answer, type Assessment, type Plan } from '../../core/assessment/model.ts';
import { storedAnswer, type StoredAnswer } from '../../core/assessment/stored.ts';
import { canonicalJson } from '../../core/canonical.ts';
import { frameworkId, type FrameworkId } from '../../core/checklist/model.ts';
import { FailureError } from '../../core/failure.ts';
import { answerFields, openAnswerRows } from './answer-rows.ts';
import type { Connection } from './database.ts';
import type { PlanStore } from './plans.ts';
import type { Restore } from './undo.ts';
import type { Writer } from './writer.ts';

const assessmentRow = z.object({
  id: z.string(),
  system_id: z.string(),
  year: z.number(),
  framework: z.string(),
  level: z.number(),
  checklist_digest: z.string(),
});
/** One row of the table. */
export function parseAssessment(raw: unknown): Assessment {
  const row = assessmentRow.parse(raw);
  return assessmentSchema.parse({
    id: row.id,
    systemId: row.system_id,
    year: row.year,
    framework: row.framework,
    level: row.level,
    checklistDigest: row.checklist_digest,
  });
}

/** One row of the table; `evidence` is a JSON list of the linked ids. */
export const parseAnswer = (raw: unknown): StoredAnswer => storedAnswer.parse(answerFields(raw));

const GONE = 'Không còn phần đánh giá này trong kho; có thể hệ thống đã bị xóa. Mở lại danh sách hệ thống.';

export interface AssessmentStore {
  find(systemId: string, year: number): Assessment | null;
  get(id: string): Assessment;
  /** The assessment of a system in a year, begun or adapted to the checklist in force. Answers given before stay, whatever changes. */
  ensure(systemId: string, year: number, basis: Pick<Assessment, 'framework' | 'level' | 'checklistDigest'>): Assessment;
  /**
   * The answers under a framework; without a name, under that of the assessment. The answers of two frameworks lie side by side
   * in one assessment: those of the next one are the gap assessment (Luật 116 Đ45.1) and count once the system goes over to it.
   */
  answers(assessmentId: string, framework?: FrameworkId): Answer[];
  answer(assessmentId: string, item: ItemName, framework?: FrameworkId): Answer;
  /**
   * Applies a change and returns the answer as it now stands; a change that changes nothing writes nothing. A change of the plan
   * changes it for every answer that names it; a plan that no answer names any more goes.
   */
  setAnswer(assessmentId: string, item: ItemName, change: AnswerEdit, framework?: FrameworkId): Answer;
  /** Takes the answer away, with its links: nothing is said any more. */
  clearAnswer(assessmentId: string, itemId: string, framework?: FrameworkId): void;
  /** For taking an act back: the answer at a place of the journal, and writing it exactly as it was (null = none). */
  restore: Restore<StoredAnswer>;
  /** The same for framework, level and checklist of an assessment that goes on. */
  restoreBasis: Restore<Assessment>;
  /** Years that have an assessment or a dossier, ascending. */
  years(): number[];
}

export function openAssessments(db: Connection, writer: Writer, plans: PlanStore, newId: () => string): AssessmentStore {
  const bySystem = db.prepare('SELECT * FROM assessment WHERE system_id = ? AND year = ?');
  const byId = db.prepare('SELECT * FROM assessment WHERE id = ?');
  const insert = db.prepare(
    'INSERT INTO assessment (id, system_id, year, framework, level, checklist_digest) VALUES (@id, @systemId, @year, @framework, @level, @checklistDigest)',
  );
  const update = db.prepare(
    'UPDATE assessment SET framework = @framework, level = @level, checklist_digest = @checklistDigest WHERE id = @id',
  );
  const rows = openAnswerRows(db, {
    table: 'answer',
    links: 'evidence_link',
    key: ['assessment_id', 'framework', 'item_id'],
    more: [],
  });
  const years = db.prepare('SELECT year FROM assessment UNION SELECT year FROM dossier ORDER BY year');
  const yearRow = z.object({ year: z.number() });

  const get = (id: string): Assessment => {
    const found = byId.get(id);
    if (found === undefined) throw new FailureError('NOT_FOUND', GONE);
    return parseAssessment(found);
  };
  const find = (systemId: string, year: number): Assessment | null => {
    const found = bySystem.get(systemId, year);
    return found === undefined ? null : parseAssessment(found);
  };
  const stored = (assessmentId: string, framework: FrameworkId, itemId: string): StoredAnswer | null => {
    const found = rows.find([assessmentId, framework, itemId]);
    return found === undefined ? null : parseAnswer(found);
  };
  const full = ({ planId: _planId, ...answer }: StoredAnswer, plan: Plan | null): Answer => ({ ...answer, plan });
  const read = (answer: StoredAnswer): Answer => full(answer, plans.of(answer));
  const fresh = (item: ItemName): Answer => emptyAnswer(item, writer.now(), writer.actor());
  const subjectOf = (assessmentId: string, framework: FrameworkId, itemId: string): string => {
    const { systemId, year } = get(assessmentId);
    return `${systemId}/${year}/${framework}/${itemId}`;
  };
  /** Writes an answer, or takes it away, and journals that. */
  const put = (
    assessmentId: string,
    framework: FrameworkId,
    itemId: string,
    before: StoredAnswer | null,
    after: StoredAnswer | null,
  ): void =>
    writer.write(() => {
      if (after === null) rows.remove([assessmentId, framework, itemId]);
      else rows.write([assessmentId, framework, itemId], after);
      return { result: undefined, journal: { kind: 'answer.set', subject: subjectOf(assessmentId, framework, itemId), before, after } };
    });

  /** “his/2026/nd331-2026/5.1”; null once the system is gone. */
  const placeOf = (subject: string): [string, FrameworkId, string] | null => {
    const [systemId = '', year, framework, ...item] = subject.split('/');
    const assessment = find(systemId, Number(year));
    return assessment === null ? null : [assessment.id, frameworkId.parse(framework), item.join('/')];
  };

  const putBasis = (before: Assessment | null, after: Assessment): Assessment =>
    writer.write(() => {
      (before === null ? insert : update).run(after);
      return { result: after, journal: { kind: 'assessment.open', subject: `${after.systemId}/${after.year}`, before, after } };
    });
  const findBasis = (subject: string): Assessment | null => {
    const [systemId = '', year] = subject.split('/');
    return find(systemId, Number(year));
  };

  return {
    find,
    get,
    ensure: (systemId, year, basis) => {
      const before = find(systemId, year);
      if (
        before !== null &&
        before.framework === basis.framework &&
        before.level === basis.level &&
        before.checklistDigest === basis.checklistDigest
      )
        return before;
      return putBasis(before, assessmentSchema.parse({ id: before?.id ?? newId(), systemId, year, ...basis }));
    },
    answers: (assessmentId, framework = get(assessmentId).framework) =>
      rows.list([assessmentId, framework]).map((raw) => read(parseAnswer(raw))),
    answer: (assessmentId, item, framework = get(assessmentId).framework) => {
      const found = stored(assessmentId, framework, item.id);
      return found === null ? fresh(item) : read(found);
    },
    setAnswer: (assessmentId, item, { plan: planChange, ...change }, framework = get(assessmentId).framework) =>
      writer.prepare(() => {
        const before = stored(assessmentId, framework, item.id);
        const current = before === null ? fresh(item) : read(before);
        const plan = plans.after(current.plan, planChange);
        // A new edition of the item is answered with this change: the answer now names it.
        const { plan: _plan, ...next } = { ...applyChange(current, change), itemDigest: item.digest };
        if (plan !== null) plans.put(plan);
        const after = { ...next, planId: plan?.id ?? null };
        if (before !== null && canonicalJson(before) === canonicalJson(after)) return full(before, plan);
        const kept = storedAnswer.parse({ ...after, updatedAt: writer.now(), updatedBy: writer.actor() });
        put(assessmentId, framework, item.id, before, kept);
        if (before?.planId != null && before.planId !== kept.planId) plans.sweep(before.planId);
        return full(kept, plan);
      }),
    clearAnswer: (assessmentId, itemId, framework = get(assessmentId).framework) =>
      writer.prepare(() => {
        const before = stored(assessmentId, framework, itemId);
        if (before === null) return;
        put(assessmentId, framework, itemId, before, null);
        if (before.planId !== null) plans.sweep(before.planId);
      }),
    restore: {
      current: (subject) => {
        const place = placeOf(subject);
        return place === null ? null : stored(...place);
      },
      write: (subject, value) => {
        const place = placeOf(subject);
        if (place === null) throw new FailureError('NOT_FOUND', GONE);
        put(...place, stored(...place), value === null ? null : storedAnswer.parse(value));
      },
    },
    restoreBasis: {
      current: findBasis,
      write: (subject, value) => void putBasis(findBasis(subject), assessmentSchema.parse(value)),
    },
    years: () => years.all().map((raw) => yearRow.parse(raw).year),
  };
}
