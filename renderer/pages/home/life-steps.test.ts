import law331 from '../../../checklists/nd331-2026/framework.yaml?raw';
import law85 from '../../../checklists/nd85-2016/framework.yaml?raw';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { emptySystem } from '../../../core/assessment/empty.ts';
import type { Incident } from '../../../core/assessment/incident.ts';
import { framework } from '../../../core/checklist/framework.ts';
import { newIncident } from '../incidents/new-incident.ts';
import { lifeSteps } from './life-steps.ts';

const read = (text: string) => framework.parse(parse(text));
const frameworks = { 'nd331-2026': read(law331), 'nd85-2016': read(law85) };
const NOW = new Date('2026-11-22T02:41:00Z');
const system = emptySystem({
  id: 'his',
  name: 'Hệ thống thông tin bệnh viện',
  shortName: 'HIS',
  purpose: '',
  ownerName: '',
  operatorName: '',
  framework: 'nd331-2026',
});
const incident = (hoursAgo: number, change: Partial<Incident>): Incident => ({
  ...newIncident(`i${hoursAgo}`, new Date(NOW.getTime() - hoursAgo * 3_600_000)),
  ...change,
});

test('each incident shows its most urgent notice, the most urgent incident first; triggers and suggestions follow', () => {
  const trigger = {
    id: 't1',
    systemId: 'his',
    trigger: 'threshold',
    on: '2026-10-01',
    note: '',
    handledOn: null,
    determinationId: null,
    outcome: '',
  };
  const steps = lifeSteps(
    {
      incidents: [
        incident(2, { title: 'Mới', serious: true }),
        incident(80, { title: 'Quá hạn' }),
        incident(5, {
          title: 'Đã báo',
          notices: [{ deadline: 'report', sentAt: NOW.toISOString(), to: '', document: '', evidence: [] }],
        }),
      ],
      triggers: [trigger],
      suggestions: [
        { systemId: 'his', trigger: 'serious_incident', on: '2026-11-22', reason: { kind: 'incident', incidentId: 'i2', title: 'Mới' } },
      ],
    },
    [{ system, progress: null }],
    frameworks,
    NOW,
  );
  expect(steps.map(({ title, text, to }) => [title, text, to])).toEqual([
    ['Báo cáo nguyên nhân, phạm vi ảnh hưởng, biện pháp khắc phục: quá hạn 8 giờ', 'Quá hạn · NĐ 331 Đ31.2.d', '/incidents/i80'],
    ['Thông báo ban đầu: còn 22 giờ', 'Mới · NĐ 331 Đ31.2.d · và 1 thông báo nữa', '/incidents/i2'],
    [
      'Xử lý căn cứ xác định lại cấp độ: HIS',
      'Số chủ thể dữ liệu vượt 100.000 (cơ bản) hoặc 10.000 (nhạy cảm) (01/10/2026)',
      '/systems/his?tab=level',
    ],
    ['Xem xét xác định lại cấp độ: HIS', 'Sự cố nghiêm trọng hoặc nguy cơ cao (22/11/2026)', '/systems/his?tab=level'],
  ]);
});
