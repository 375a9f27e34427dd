/** Going over from NĐ 85 to NĐ 331 (NĐ 331 Đ25): the old approval stands until the new decision, then everything changes at once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyApproval } from '../../core/assessment/empty.ts';
import type { Approval } from '../../core/assessment/model.ts';
import { blankRenewal } from '../../core/report/approval/renewal.ts';
import { startProgram } from './fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-renewal-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const INTERNAL = { system_types: ['internal'], information_types: ['private', 'personal'], single_owner: true };
const UNDER_331 = {
  ...INTERNAL,
  basic_subjects: 9120,
  sensitive_subjects: 9120,
  counting_method: 'Đếm mã người bệnh',
  scope_reason: 'Một chức năng nghiệp vụ',
};
const document = (date: string, number = '214/QĐ-SYT') => ({ number, date, authority: 'Sở Y tế' });
const OLD: Approval = { ...emptyApproval(), status: 'approved', decision: document('2025-03-18'), regulation: document('2025-02-01') };
const gapItem = { itemId: '4.1.a', framework: 'nd331-2026' } as const;

let folders = 0;
async function keptSystem() {
  const program = startProgram(join(root, String(folders++)));
  const { call } = program;
  await call('workspace.create', { file: null, unitName: 'Bệnh viện', ownerName: '', userName: 'Lê Quang Minh' });
  const { id } = await call('systems.create', { name: 'RIS-PACS', shortName: 'PACS', purpose: '', framework: 'nd85-2016' });
  await call('level.save', { systemId: id, framework: 'nd85-2016', inputs: INTERNAL });
  await call('approval.save', { systemId: id, approval: OLD });
  const answer = { systemId: id, year: 2026, ...gapItem, change: { verdict: 'partial', gap: 'Chưa ký' } } as const;
  await call('answers.set', answer);
  return { ...program, id, system: () => call('systems.get', { id }), renewal: () => call('approval.renewal', { systemId: id }) };
}
const NEW: Approval = { ...blankRenewal(OLD), decision: document('2026-11-20', '93/QĐ-BV') };

describe('a new approval after re-levelling', () => {
  it('waits for a determination under the next framework; until its decision the old one stands', async () => {
    const { call, failure, id, system, renewal } = await keptSystem();
    expect((await renewal()).determination).toBeNull();
    expect(await failure('approval.renew', { systemId: id, determinationId: 'x', approval: NEW })).toMatchObject({ code: 'CONFLICT' });
    await call('level.save', { systemId: id, framework: 'nd331-2026', inputs: UNDER_331 });
    expect(await renewal()).toMatchObject({ determination: { framework: 'nd331-2026', level: 2 }, replaced: [] });
    expect(await system()).toMatchObject({ framework: 'nd85-2016', level: 2, approval: OLD });
    // The dossier to hand in now is that of the new level, answered by the gap assessment.
    const dossier = await call('levelDossier.state', { systemId: id });
    expect(dossier).toMatchObject({ framework: 'nd331-2026', level: 2, renews: true });
    expect(dossier.papers.map(({ form }) => form)).toContain('Mẫu số 01');
  });

  it('brings framework, level and approval over at once, makes the gap answers current, and is taken back as a whole', async () => {
    const { call, id, system, renewal } = await keptSystem();
    await call('level.save', { systemId: id, framework: 'nd331-2026', inputs: UNDER_331 });
    const before = await system();
    const { determination } = await renewal();
    await call('approval.renew', { systemId: id, determinationId: determination?.id ?? '', approval: NEW });
    expect(await system()).toMatchObject({ framework: 'nd331-2026', level: 2, approval: NEW });
    const [listed] = await call('systems.list', { year: 2026 });
    expect(listed?.progress).toMatchObject({ partial: 1 });
    expect((await call('assessment.open', { systemId: id, year: 2026 })).answers).toMatchObject([{ itemId: '4.1.a', gap: 'Chưa ký' }]);
    expect((await call('transition.list', { year: 2026 })).rows).toEqual([]);
    expect(await renewal()).toMatchObject({
      determination: null,
      replaced: [{ framework: 'nd85-2016', level: 2, decision: OLD.decision }],
    });
    expect(await call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });

    await call('approval.undoRenewal', { systemId: id });
    expect(await system()).toEqual(before);
    expect(await renewal()).toMatchObject({ determination: { id: determination?.id }, replaced: [] });
    await call('approval.renew', { systemId: id, determinationId: determination?.id ?? '', approval: NEW });
    expect((await renewal()).replaced).toHaveLength(1);
  });

  it('is refused without its decision, with one older than the decree or the old decision, or before its regulation', async () => {
    const { call, failure, id, system, renewal } = await keptSystem();
    await call('level.save', { systemId: id, framework: 'nd331-2026', inputs: UNDER_331 });
    const determinationId = (await renewal()).determination?.id ?? '';
    const told = async (change: Partial<Approval>) =>
      (await failure('approval.renew', { systemId: id, determinationId, approval: { ...NEW, ...change } }))?.details?.map(
        ({ text }) => text,
      );
    expect(await told({ decision: null })).toEqual([expect.stringContaining('phải có quyết định phê duyệt')]);
    expect(await told({ decision: document('2026-08-18') })).toEqual([
      'Quyết định ngày 18/8/2026 có trước khi NĐ 331/2026 có hiệu lực ngày 19/8/2026. (NĐ 331 Đ38)',
    ]);
    expect(await told({ decision: document('2025-03-18') })).toHaveLength(2);
    expect(await told({ regulation: document('2026-11-21') })).toEqual([expect.stringContaining('NĐ 331 Đ30.7')]);
    expect(await told({ status: 'submitted' })).toEqual([expect.stringContaining('Đã được phê duyệt')]);
    expect(await system()).toMatchObject({ framework: 'nd85-2016', approval: OLD });
  });

  it('keeps its documents as they come in, whatever else of the system is saved', async () => {
    const { call, id, system, renewal } = await keptSystem();
    await call('level.save', { systemId: id, framework: 'nd331-2026', inputs: UNDER_331 });
    const before = await system();
    const documents = { ...blankRenewal(OLD), request: document('2026-11-02') };
    await call('approval.saveRenewal', { systemId: id, renewal: documents });
    await call('systems.save', { ...before, purpose: 'Lưu ảnh' });
    expect(await system()).toMatchObject({ purpose: 'Lưu ảnh', approval: OLD, renewal: documents });
    const determinationId = (await renewal()).determination?.id ?? '';
    await call('approval.renew', { systemId: id, determinationId, approval: { ...documents, decision: document('2026-11-20') } });
    expect((await system()).renewal).toBeNull();
    await call('approval.undoRenewal', { systemId: id });
    expect((await system()).renewal).toEqual(documents);
  });

  it('cannot be taken back once it was changed', async () => {
    const { call, failure, id, renewal } = await keptSystem();
    await call('level.save', { systemId: id, framework: 'nd331-2026', inputs: UNDER_331 });
    await call('approval.renew', { systemId: id, determinationId: (await renewal()).determination?.id ?? '', approval: NEW });
    await call('approval.save', { systemId: id, approval: { ...NEW, planCompletedOn: '2026-11-21' } });
    expect(await failure('approval.undoRenewal', { systemId: id })).toMatchObject({ code: 'CONFLICT' });
  });

  it('follows a new level under the same framework, too', async () => {
    const { call, id, system, renewal } = await keptSystem();
    await call('level.save', { systemId: id, framework: 'nd331-2026', inputs: UNDER_331 });
    await call('approval.renew', { systemId: id, determinationId: (await renewal()).determination?.id ?? '', approval: NEW });
    await call('level.save', { systemId: id, framework: 'nd331-2026', inputs: { ...UNDER_331, risk_assessed_level: 3 } });
    expect(await renewal()).toMatchObject({ determination: { level: 3 } });
    expect(await system()).toMatchObject({ level: 2, approval: NEW });
  });
});
