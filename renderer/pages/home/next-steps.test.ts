import law331 from '../../../checklists/nd331-2026/framework.yaml?raw';
import law85 from '../../../checklists/nd85-2016/framework.yaml?raw';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import type { SystemSummary } from '../../../core/api.ts';
import { emptyApproval, emptyOwnership, emptySystem, emptyUnit } from '../../../core/assessment/empty.ts';
import { NO_PROGRESS } from '../../../core/assessment/progress.ts';
import type { InformationSystem, Party, UnitProfile } from '../../../core/assessment/model.ts';
import { framework } from '../../../core/checklist/framework.ts';
import type { Frameworks } from '../../law.ts';
import { gapsOfUnit } from '../unit/gaps.ts';
import { nextSteps } from './next-steps.ts';

const read = (text: string) => framework.parse(parse(text));
const frameworks: Frameworks = { 'nd331-2026': read(law331), 'nd85-2016': read(law85) };

const party: Party = { name: 'Sở Y tế', mandate: 'QĐ 1', head: 'A', position: 'Giám đốc', address: 'Số 1', phone: '0299', email: 'a@b.vn' };
const unit: UnitProfile = {
  ...emptyUnit('Bệnh viện'),
  owners: [{ ...emptyOwnership(), owner: party, securityUnit: party }],
  signer: { authority: '', title: 'Giám đốc', name: 'B' },
  letter: { symbol: '', place: 'Lam Giang', addressees: ['Bộ Công an'], recipients: [] },
};

const his: InformationSystem = {
  ...emptySystem({
    id: 'his',
    name: 'Hệ thống thông tin bệnh viện',
    shortName: 'HIS',
    purpose: '',
    ownerName: '',
    operatorName: '',
    framework: 'nd331-2026',
  }),
  level: 3,
  approval: { ...emptyApproval(), status: 'approved', dossierFinished: true },
};
const done = { ...NO_PROGRESS, applicable: 239, answered: 239, compliant: 239, confirmed: 239 };
const ids = (profile: UnitProfile, ...systems: SystemSummary[]): string[] => nextSteps(profile, systems, frameworks).map(({ id }) => id);

describe('next steps', () => {
  test('an empty workspace begins with the first system, then the unit', () => {
    expect(ids({ ...unit, owners: [{ ...emptyOwnership(), owner: { ...party, head: '' }, securityUnit: party }] })).toEqual([
      'add',
      'unit',
    ]);
  });

  test('a system without level comes before everything else', () => {
    expect(
      ids(
        unit,
        { system: his, progress: { ...done, answered: 226, confirmed: 226 } },
        { system: { ...his, id: 'lis', level: null }, progress: null },
      ),
    ).toEqual(['level-lis', 'assess-his']);
  });

  test('an unapproved level is to be submitted, with the time the decree gives for its appraisal', () => {
    const drafting = { ...his, approval: { ...his.approval, status: 'drafting' as const } };
    const [first] = nextSteps(unit, [{ system: drafting, progress: done }], frameworks);
    expect(first).toMatchObject({ id: 'submit-his', to: '/systems/his?tab=approval' });
    expect(first?.text).toContain('15 ngày làm việc');
  });

  test('a new approval that was begun is to be finished, while the old one stands', () => {
    const renewing = { ...his, renewal: his.approval };
    expect(ids(unit, { system: renewing, progress: done })).toEqual(['renewal-his']);
  });

  test('what can be taken along comes before anything is answered again', () => {
    const counts = { same: 3, changed: 1, new: 0, kept: 0, common: 0 };
    const source = { year: 2025, framework: 'nd331-2026', kind: 'year', level: 3, answers: 4, counts, offered: 4, brought: false } as const;
    const open = [{ system: his, progress: { ...done, answered: 0, confirmed: 0 } }];
    const [first, second] = nextSteps(unit, open, frameworks, [], [{ systemId: 'his', name: 'HIS', source }]);
    expect(first).toEqual({
      id: 'carry-his',
      title: 'Mang kết quả năm trước sang: HIS',
      text: '4 câu trả lời dùng lại được; xem trước, ghi một lần, hoàn tác được',
      to: '/carry/his',
    });
    expect(second?.id).toBe('assess-his');
  });

  test('plans whose day has passed are named once, for all systems', () => {
    expect(nextSteps(unit, [{ system: his, progress: done }], frameworks, [], [], 13)).toEqual([
      {
        id: 'plans',
        title: 'Cập nhật 13 kế hoạch khắc phục quá hạn',
        text: 'Việc đã xong thì đánh giá lại; chưa xong thì dời hạn',
        to: '/plans',
      },
    ]);
  });

  test('then answers, evidence, confirmation, and at last the dossier', () => {
    expect(ids(unit, { system: his, progress: { ...done, answered: 226, confirmed: 214, withoutEvidence: 7 } })).toEqual([
      'assess-his',
      'evidence-his',
      'confirm-his',
    ]);
    expect(ids(unit, { system: his, progress: done })).toEqual(['dossier']);
  });
});

test('the owner’s mandate may stay empty, the security unit’s may not (Mẫu số 08 §2)', () => {
  const without = { ...party, mandate: '' };
  expect(gapsOfUnit({ ...unit, owners: [{ ...emptyOwnership(), owner: without, securityUnit: party }] })).toBe(0);
  expect(gapsOfUnit({ ...unit, owners: [{ ...emptyOwnership(), owner: party, securityUnit: without }] })).toBe(1);
});
