/** Where evidence serves: requirements of systems and of the unit, and records that name it. */
import { z } from 'zod';
import { COMMON } from '../../core/assessment/common.ts';
import type { Evidence } from '../../core/assessment/model.ts';
import { FRAMEWORK_IDS, frameworkId, type FrameworkId } from '../../core/checklist/model.ts';
import { FailureError } from '../../core/failure.ts';
import type { AssessmentStore } from './assessments.ts';
import type { CommonStore } from './common-answers.ts';
import type { Connection } from './database.ts';

export interface EvidenceUse {
  /** COMMON where it serves what is answered once for the unit. */
  systemId: string;
  year: number;
  itemId: string;
  /** Named where it is not the framework of the assessment: evidence of a gap assessment. */
  framework?: FrameworkId;
}

export interface EvidenceUses {
  /** By id of the evidence. */
  all(): Map<string, EvidenceUse[]>;
  /** CONFLICT while an answer or another record names it. */
  refuseUsed(evidence: Pick<Evidence, 'id' | 'title'>): void;
  /** CONFLICT where a dossier that was signed names it. */
  refuseSigned(evidence: Pick<Evidence, 'title' | 'sha256'>): void;
  /** Puts one piece in the place of another in every answer of a year, in their order; returns how many answers that were. */
  move(from: string, to: string, year: number, answers: { own: AssessmentStore; common: CommonStore }): number;
}

const commonUseRow = z.object({ evidence_id: z.string(), year: z.number(), item_id: z.string(), framework: frameworkId });
const useRow = z.object({
  evidence_id: z.string(),
  system_id: z.string(),
  year: z.number(),
  item_id: z.string(),
  framework: frameworkId,
  own: z.string(),
});
const ownLink = z.object({ assessment_id: z.string(), framework: frameworkId, item_id: z.string() });
const commonLink = z.object({ framework: frameworkId, control: z.string() });

export function openEvidenceUses(db: Connection): EvidenceUses {
  const linked = db.prepare(
    'SELECT 1 FROM evidence_link WHERE evidence_id = @id UNION ALL SELECT 1 FROM common_evidence_link WHERE evidence_id = @id LIMIT 1',
  );
  // Incidents, inspections (kept with their system) and finished duties name evidence inside their JSON.
  const named = db.prepare(`SELECT 1 FROM incident WHERE instr(content, @quoted) > 0 UNION ALL
    SELECT 1 FROM duty_done WHERE instr(content, @quoted) > 0 UNION ALL
    SELECT 1 FROM system WHERE instr(content, @quoted) > 0 LIMIT 1`);
  const signed = db.prepare(`SELECT 1 FROM dossier WHERE instr(record, ?) > 0
    AND EXISTS (SELECT 1 FROM dossier_revision WHERE dossier_id = dossier.id AND role IS NOT NULL) LIMIT 1`);
  const commonUses = db.prepare(`SELECT common_evidence_link.evidence_id, year, framework, item_id
    FROM common_evidence_link JOIN common_answer USING (year, framework, control) ORDER BY year DESC, framework, item_id`);
  const uses =
    // Links of a framework that a system has left are kept and not shown; those of the one it is going to are.
    db.prepare(`SELECT evidence_id, system_id, year, item_id, evidence_link.framework, assessment.framework AS own
    FROM evidence_link JOIN assessment ON assessment.id = evidence_link.assessment_id
    WHERE evidence_link.framework = assessment.framework OR assessment.framework = ? ORDER BY year DESC, system_id, own = evidence_link.framework DESC, item_id`);
  const ownLinks = db.prepare(`SELECT assessment_id, evidence_link.framework, item_id FROM evidence_link
    JOIN assessment ON assessment.id = evidence_link.assessment_id WHERE evidence_id = ? AND year = ?`);
  const commonLinks = db.prepare('SELECT framework, control FROM common_evidence_link WHERE evidence_id = ? AND year = ?');

  return {
    all: () => {
      const places = new Map<string, EvidenceUse[]>();
      const tell = (id: string, use: EvidenceUse): unknown => places.set(id, [...(places.get(id) ?? []), use]);
      for (const raw of uses.iterate(FRAMEWORK_IDS[0])) {
        const { evidence_id: id, system_id: systemId, year, item_id: itemId, framework, own } = useRow.parse(raw);
        tell(id, { systemId, year, itemId, ...(framework === own ? {} : { framework }) });
      }
      for (const raw of commonUses.iterate()) {
        const { evidence_id: id, year, item_id: itemId, framework } = commonUseRow.parse(raw);
        tell(id, { systemId: COMMON, year, itemId, framework });
      }
      return places;
    },
    refuseUsed: ({ id, title }) => {
      if (linked.get({ id }) !== undefined) {
        throw new FailureError(
          'CONFLICT',
          `Minh chứng «${title}» đang được yêu cầu dùng nên chưa gỡ khỏi kho được. Gỡ minh chứng khỏi các yêu cầu đó, rồi gỡ khỏi kho.`,
        );
      }
      if (named.get({ quoted: JSON.stringify(id) }) !== undefined) {
        throw new FailureError(
          'CONFLICT',
          `Minh chứng «${title}» đang được một sự cố, lần kiểm tra hoặc việc đã làm dùng nên chưa gỡ khỏi kho được. Gỡ minh chứng khỏi nơi đó, rồi gỡ khỏi kho.`,
        );
      }
    },
    refuseSigned: ({ title, sha256 }) => {
      if (signed.get(sha256) === undefined) return;
      throw new FailureError(
        'CONFLICT',
        `Minh chứng «${title}» có tên trong một hồ sơ đã ký nên không xóa hẳn được: hồ sơ đó còn cần tệp này để đối chiếu. Minh chứng vẫn ở danh sách đã gỡ.`,
      );
    },
    move: (from, to, year, answers) => {
      const moved = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => (id === from ? to : id)))];
      const own = z.array(ownLink).parse(ownLinks.all(from, year));
      for (const { assessment_id: assessment, framework, item_id: itemId } of own) {
        const { evidence, itemDigest } = answers.own.answer(assessment, { id: itemId, digest: '' }, framework);
        answers.own.setAnswer(assessment, { id: itemId, digest: itemDigest }, { evidence: moved(evidence) }, framework);
      }
      const common = z.array(commonLink).parse(commonLinks.all(from, year));
      for (const { framework, control } of common) {
        const answer = answers.common.find(year, framework, control);
        if (answer === null) continue;
        const item = { id: answer.itemId, digest: answer.itemDigest };
        answers.common.set({ year, framework, control, level: answer.level, item }, { evidence: moved(answer.evidence) });
      }
      return own.length + common.length;
    },
  };
}
