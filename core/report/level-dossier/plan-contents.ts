/** The seven contents of a protection plan (NĐ 331 Đ29.2; NĐ 85 Đ19.2) and the requirements that each of them is about. */
import type { ChecklistGroup, ChecklistItem, FrameworkId } from '../../checklist/model.ts';

export const PLAN_CONTENTS = [
  { id: 'build', point: 'a', title: 'Thiết kế, xây dựng hệ thống thông tin' },
  { id: 'operation', point: 'b', title: 'Quản lý vận hành hệ thống thông tin' },
  { id: 'inspection', point: 'c', title: 'Kiểm tra, đánh giá' },
  { id: 'risk', point: 'd', title: 'Quản lý rủi ro' },
  { id: 'monitoring', point: 'đ', title: 'Giám sát' },
  { id: 'recovery', point: 'e', title: 'Dự phòng, ứng phó sự cố, khôi phục sau thảm họa' },
  { id: 'end', point: 'g', title: 'Kết thúc vận hành, khai thác, thanh lý, hủy bỏ' },
] as const;
export type PlanContentId = (typeof PLAN_CONTENTS)[number]['id'];

/** Groups and single controls by content. The decree gives the contents, the standard the requirements; the tie is our reading. */
interface Tie {
  groups: readonly string[];
  /** Controls that serve another content than the rest of their group. */
  controls: readonly string[];
}

const TIES: Record<FrameworkId, Record<PlanContentId, Tie>> = {
  'nd331-2026': {
    build: {
      groups: ['secure-development', 'network', 'secure-config'],
      controls: [
        'decree.design-principle',
        'decree.plan-before-operation',
        'decree.hosted-system-separation',
        'decree.hosted-zone-separation',
        'decree.hosted-storage-separation',
      ],
    },
    operation: {
      groups: ['hardware', 'software', 'information', 'access', 'email-web', 'malware', 'personnel', 'suppliers', 'decree'],
      controls: [],
    },
    inspection: {
      groups: ['testing', 'vulnerability'],
      controls: ['decree.compliance-check', 'decree.condition-assessment', 'decree.assessor-independence'],
    },
    risk: {
      groups: ['risk'],
      controls: ['decree.risk-triggers', 'decree.risk-content', 'decree.risk-level-upgrade', 'decree.risk-records'],
    },
    monitoring: { groups: ['logging', 'monitoring'], controls: ['decree.monitoring-connection'] },
    recovery: { groups: ['backup', 'incident'], controls: ['decree.exercise', 'decree.incident-reporting'] },
    end: { groups: [], controls: ['decree.decommissioning', 'hardware.data-wipe'] },
  },
  'nd85-2016': {
    build: { groups: ['build', 'design', 'network', 'software', 'general', 'hosted'], controls: [] },
    operation: { groups: ['policy', 'organization', 'personnel', 'operation', 'server', 'application', 'data'], controls: [] },
    inspection: { groups: [], controls: ['operation.vulnerability', 'policy.review'] },
    risk: { groups: ['risk'], controls: [] },
    monitoring: { groups: [], controls: ['operation.monitoring', 'design.central_monitoring', 'design.siem'] },
    recovery: { groups: [], controls: ['operation.incident', 'design.central_backup', 'design.redundancy', 'design.internet_redundancy'] },
    end: { groups: ['retirement'], controls: [] },
  },
};

/** The content that a requirement serves; null for what lies outside the plan, as physical security does (NĐ 331 Đ30.2). */
export function planContentOf(
  framework: FrameworkId,
  group: Pick<ChecklistGroup, 'id'>,
  item: Pick<ChecklistItem, 'control'>,
): PlanContentId | null {
  const ties = PLAN_CONTENTS.map(({ id }) => ({ id, tie: TIES[framework][id] }));
  const found = ties.find(({ tie }) => tie.controls.includes(item.control)) ?? ties.find(({ tie }) => tie.groups.includes(group.id));
  return found?.id ?? null;
}
