/** Answers of two frameworks in one assessment: they lie side by side and never mix. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startProgram } from './fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-frameworks-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const NEW = {
  system_types: ['internal'],
  information_types: ['private', 'personal'],
  basic_subjects: 9120,
  sensitive_subjects: 9120,
  counting_method: 'Đếm mã người bệnh',
  single_owner: true,
  scope_reason: 'Một chức năng nghiệp vụ',
};
const OLD = { system_types: ['internal'], information_types: ['private', 'personal'], single_owner: true };

it('answers and evidence under the next framework stay apart until the system goes over to it', async () => {
  const { call, failure } = startProgram(root);
  await call('workspace.create', { file: join(root, 'kho.antam'), unitName: 'Bệnh viện', ownerName: '', userName: 'Lê Quang Minh' });
  const { id: systemId } = await call('systems.create', { name: 'RIS-PACS', shortName: 'PACS', purpose: '', framework: 'nd85-2016' });
  await call('level.save', { systemId, framework: 'nd85-2016', inputs: OLD });
  const own = { systemId, year: 2026 };
  const gap = { ...own, framework: 'nd331-2026' as const };
  const [first, second] = [await call('assessment.open', own), await call('assessment.open', gap)];
  expect([first.checklist.framework, second.checklist.framework, second.checklist.level]).toEqual(['nd85-2016', 'nd331-2026', 2]);
  expect(second.subject.id).toEqual(first.subject.id);

  const oldItem = first.checklist.groups[0]?.items[0]?.id ?? '';
  const newItem = second.checklist.groups[0]?.items[0]?.id ?? '';
  await call('answers.set', { ...own, itemId: oldItem, change: { verdict: 'compliant' } });
  const written = await call('answers.set', { ...gap, itemId: newItem, change: { verdict: 'partial', gap: 'Chưa ký' } });
  expect(written.progress).toMatchObject({ answered: 1, partial: 1, compliant: 0 });
  const link = { ...gap, itemId: newItem };
  const { added, answer } = await call('evidence.addBytes', { fileName: 'Quyết định.txt', bytes: Buffer.from('x'), link });
  expect(answer?.evidence).toEqual([added.id]);
  expect((await call('evidence.list', undefined))[0]?.uses).toEqual([link]);
  expect((await call('assessment.open', own)).answers).toMatchObject([{ itemId: oldItem, verdict: 'compliant', evidence: [] }]);
  expect((await call('systems.list', { year: 2026 }))[0]?.progress).toMatchObject({ answered: 1, compliant: 1, partial: 0 });
  // An item of one framework is unknown under the other.
  expect(await failure('answers.set', { ...own, itemId: newItem, change: { note: 'x' } })).toMatchObject({ code: 'ITEM_UNKNOWN' });
  expect(await call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });

  await call('level.save', { systemId, framework: 'nd331-2026', inputs: NEW });
  expect((await call('assessment.open', own)).answers).toMatchObject([{ itemId: newItem, verdict: 'partial', evidence: [added.id] }]);
  expect(await failure('assessment.open', { ...own, framework: 'nd85-2016' })).toMatchObject({ code: 'CONFLICT' });
  expect((await call('evidence.unlink', { id: added.id, ...own, itemId: newItem })).answer.evidence).toEqual([]);
  expect(await call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });
});
