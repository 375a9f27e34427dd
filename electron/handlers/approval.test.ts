/** Approvals and own holidays, called as the window calls them, over a real workspace file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyApproval } from '../../core/assessment/empty.ts';
import type { Approval } from '../../core/assessment/model.ts';
import { startProgram } from './fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-approval-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let runs = 0;

async function hospital() {
  const { call, failure } = startProgram(join(root, `người dùng ${runs++}`), { now: '2026-11-26T02:41:00Z' });
  await call('workspace.create', { file: null, unitName: 'Bệnh viện Đa khoa Lam Giang', ownerName: '', userName: 'Lê Quang Minh' });
  const { id } = await call('systems.create', {
    name: 'Hệ thống thông tin bệnh viện',
    shortName: 'HIS',
    purpose: '',
    framework: 'nd331-2026',
  });
  const inputs = {
    system_types: ['citizen_service'],
    information_types: ['personal'],
    conditional_business: 'in_list',
    administrative_procedures: false,
    basic_subjects: 214_380,
    sensitive_subjects: 198_752,
    counting_method: 'Đếm mã người bệnh',
    single_owner: true,
    scope_reason: 'Một chức năng nghiệp vụ',
  };
  await call('level.save', { systemId: id, framework: 'nd331-2026', inputs });
  const keptApproval = async () => (await call('systems.get', { id })).approval;
  return { call, failure, id, keptApproval };
}

const document = (date: string) => ({ number: '612/QĐ-BVĐK', date, authority: 'Bệnh viện Đa khoa Lam Giang' });
const APPROVED: Approval = {
  ...emptyApproval(),
  status: 'approved',
  appraisal: document('2026-10-28'),
  decision: document('2026-11-05'),
  regulation: document('2026-10-12'),
};

describe('an approval', () => {
  it('is refused with clause and field when the regulation came after it, and written when it did not', async () => {
    const { call, failure, id, keptApproval } = await hospital();
    const wrong = { ...APPROVED, regulation: document('2026-11-06') };
    const refused = await failure('approval.save', { systemId: id, approval: wrong });
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining('(NĐ 331 Đ30.7)') });
    expect(refused?.details).toEqual([
      { where: 'approval.decision', text: expect.stringMatching(/^Quy chế phải được ban hành trước khi hồ sơ được phê duyệt; .*Đ30\.7/) },
    ]);
    expect(await keptApproval()).toEqual(emptyApproval());
    await call('approval.save', { systemId: id, approval: APPROVED });
    expect(await keptApproval()).toEqual(APPROVED);
  });

  it('of level 3 is refused without an appraisal opinion, or with a day that has not come', async () => {
    const { failure, id } = await hospital();
    const where = async (approval: Approval) =>
      (await failure('approval.save', { systemId: id, approval }))?.details?.map((detail) => detail.where);
    expect(await where({ ...APPROVED, appraisal: null })).toEqual(['approval.appraisal']);
    expect(await where({ ...APPROVED, planCompletedOn: '2026-11-27' })).toEqual(['approval.planCompletedOn']);
    expect(await where({ ...emptyApproval(), status: 'appraised' })).toEqual(['approval.appraisal']);
  });

  it('is not touched by saving the register of the system, nor is the level', async () => {
    const { call, id, keptApproval } = await hospital();
    const before = await call('systems.get', { id });
    await call('approval.save', { systemId: id, approval: APPROVED });
    await call('systems.save', { ...before, purpose: 'Khám bệnh', level: 1, framework: 'nd85-2016' });
    expect(await keptApproval()).toEqual(APPROVED);
    expect(await call('systems.get', { id })).toMatchObject({ purpose: 'Khám bệnh', level: 3, framework: 'nd331-2026' });
  });

  it('may go back a step and forth again', async () => {
    const { call, id, keptApproval } = await hospital();
    await call('approval.save', { systemId: id, approval: APPROVED });
    await call('approval.save', { systemId: id, approval: { ...APPROVED, status: 'submitted' } });
    expect((await keptApproval()).status).toBe('submitted');
    await call('approval.save', { systemId: id, approval: APPROVED });
    expect(await keptApproval()).toEqual(APPROVED);
  });

  it('knows of no risk assessment and no list as long as there is none', async () => {
    const { call, id } = await hospital();
    expect(await call('approval.facts', { systemId: id })).toEqual({ riskAssessedOn: null, listed: false });
  });
});

describe('own holidays', () => {
  it('stand beside the shipped table, one a day, and go again', async () => {
    const { call, failure } = await hospital();
    const day = { date: '2026-11-23', name: 'Nghỉ hoán đổi', working: false };
    await call('holidays.put', day);
    await call('holidays.put', { ...day, name: 'Nghỉ theo thông báo' });
    const { table, own } = await call('holidays.list', undefined);
    expect(table.years.map(({ year }) => year)).toEqual([2025, 2026, 2027]);
    expect(own).toEqual([{ ...day, name: 'Nghỉ theo thông báo' }]);
    await call('holidays.remove', { date: day.date });
    expect((await call('holidays.list', undefined)).own).toEqual([]);
    expect(await failure('holidays.remove', { date: day.date })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are none while no workspace is open', async () => {
    const { call, failure } = await hospital();
    await call('workspace.close', undefined);
    expect((await call('holidays.list', undefined)).own).toEqual([]);
    expect(await failure('holidays.put', { date: '2026-11-23', name: '', working: false })).toMatchObject({ code: 'NO_WORKSPACE' });
  });
});
