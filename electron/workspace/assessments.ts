/** Assessments (one per system and year) and their answers. */
import { z } from 'zod';
import { applyChange, emptyAnswer, type ItemName } from '../../core/assessment/answer.ts';
import {
  answer as answerSchema,
  assessment as assessmentSchema,
  plan,
  type Answer,
  type AnswerChange,
  type Assessment,
} from '../../core/assessment/model.ts';
import { canonicalJson } from '../../core/canonical.ts';
import type { FrameworkId } from '../../core/checklist/model.ts';
import { FailureError } from '../../core/failure.ts';
import type { Connection } from './database.ts';
import type { Writer } from './writer.ts';

const assessmentRow = z.object({
  id: z.string(),
  system_id: z.string(),
  year: z.number(),
  framework: z.string(),
  level: z.number(),
  checklist_digest: z.string(),
});
const answerRow = z.object({
  item_id: z.string(),
  item_digest: z.string(),
  verdict: z.string().nullable(),
  note: z.string(),
  gap: z.string(),
  reason: z.string(),
  compensating: z.string(),
  plan: z.string().nullable(),
  confirmed: z.number(),
  updated_at: z.string(),
  updated_by: z.string(),
  evidence: z.string(),
});
const idList = z.array(z.string());

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
export function parseAnswer(raw: unknown): Answer {
  const row = answerRow.parse(raw);
  return answerSchema.parse({
    itemId: row.item_id,
    itemDigest: row.item_digest,
    verdict: row.verdict,
    note: row.note,
    gap: row.gap,
    reason: row.reason,
    compensating: row.compensating,
    plan: row.plan === null ? null : plan.parse(JSON.parse(row.plan)),
    confirmed: row.confirmed === 1,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    evidence: idList.parse(JSON.parse(row.evidence)),
  });
}

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
  /** Applies a change and returns the answer as it now stands; a change that changes nothing writes nothing. */
  setAnswer(assessmentId: string, item: ItemName, change: AnswerChange, framework?: FrameworkId): Answer;
  /** Years that have an assessment or a dossier, ascending. */
  years(): number[];
}

const WITH_EVIDENCE = `SELECT answer.*, (
    SELECT coalesce(json_group_array(evidence_id ORDER BY position), '[]') FROM evidence_link
    WHERE evidence_link.assessment_id = answer.assessment_id AND evidence_link.framework = answer.framework AND evidence_link.item_id = answer.item_id
  ) AS evidence FROM answer`;

export function openAssessments(db: Connection, writer: Writer, newId: () => string): AssessmentStore {
  const bySystem = db.prepare('SELECT * FROM assessment WHERE system_id = ? AND year = ?');
  const byId = db.prepare('SELECT * FROM assessment WHERE id = ?');
  const insert = db.prepare(
    'INSERT INTO assessment (id, system_id, year, framework, level, checklist_digest) VALUES (@id, @systemId, @year, @framework, @level, @checklistDigest)',
  );
  const update = db.prepare(
    'UPDATE assessment SET framework = @framework, level = @level, checklist_digest = @checklistDigest WHERE id = @id',
  );
  const all = db.prepare(`${WITH_EVIDENCE} WHERE assessment_id = ? AND framework = ? ORDER BY item_id`);
  const one = db.prepare(`${WITH_EVIDENCE} WHERE assessment_id = ? AND framework = ? AND item_id = ?`);
  const put =
    db.prepare(`INSERT INTO answer (assessment_id, framework, item_id, item_digest, verdict, note, gap, reason, compensating, plan, confirmed, updated_at, updated_by)
    VALUES (@assessmentId, @framework, @itemId, @itemDigest, @verdict, @note, @gap, @reason, @compensating, @plan, @confirmed, @updatedAt, @updatedBy)
    ON CONFLICT DO UPDATE SET item_digest = @itemDigest, verdict = @verdict, note = @note, gap = @gap, reason = @reason, compensating = @compensating,
      plan = @plan, confirmed = @confirmed, updated_at = @updatedAt, updated_by = @updatedBy`);
  const years = db.prepare('SELECT year FROM assessment UNION SELECT year FROM dossier ORDER BY year');
  const yearRow = z.object({ year: z.number() });

  const get = (id: string): Assessment => {
    const found = byId.get(id);
    if (found === undefined)
      throw new FailureError('NOT_FOUND', 'Không còn phần đánh giá này trong kho; có thể hệ thống đã bị xóa. Mở lại danh sách hệ thống.');
    return parseAssessment(found);
  };
  const find = (systemId: string, year: number): Assessment | null => {
    const found = bySystem.get(systemId, year);
    return found === undefined ? null : parseAssessment(found);
  };
  const stored = (assessmentId: string, framework: FrameworkId, itemId: string): Answer | null => {
    const found = one.get(assessmentId, framework, itemId);
    return found === undefined ? null : parseAnswer(found);
  };
  const fresh = (item: ItemName): Answer => emptyAnswer(item, writer.now(), writer.actor());

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
      return writer.write(() => {
        const after = assessmentSchema.parse({ id: before?.id ?? newId(), systemId, year, ...basis });
        (before === null ? insert : update).run(after);
        return { result: after, journal: { kind: 'assessment.open', subject: `${systemId}/${year}`, before, after } };
      });
    },
    answers: (assessmentId, framework = get(assessmentId).framework) => all.all(assessmentId, framework).map(parseAnswer),
    answer: (assessmentId, item, framework = get(assessmentId).framework) => stored(assessmentId, framework, item.id) ?? fresh(item),
    setAnswer: (assessmentId, item, change, wanted) => {
      const { framework: own, systemId, year } = get(assessmentId);
      const framework = wanted ?? own;
      return writer.write(() => {
        const before = stored(assessmentId, framework, item.id);
        const changed = applyChange(before ?? fresh(item), change);
        // A new edition of the item is answered with this change: the answer now names it.
        const next = { ...changed, itemDigest: item.digest };
        if (before !== null && canonicalJson(before) === canonicalJson(next)) return { result: before, journal: null };
        const after = answerSchema.parse({ ...next, updatedAt: writer.now(), updatedBy: writer.actor() });
        put.run({
          ...after,
          assessmentId,
          framework,
          plan: after.plan === null ? null : JSON.stringify(after.plan),
          confirmed: after.confirmed ? 1 : 0,
          evidence: undefined,
        });
        return { result: after, journal: { kind: 'answer.set', subject: `${systemId}/${year}/${framework}/${item.id}`, before, after } };
      });
    },
    years: () => years.all().map((raw) => yearRow.parse(raw).year),
  };
}
