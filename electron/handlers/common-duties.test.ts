/** Recurring duties of requirements that the unit answers once for its systems. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { COMMON } from '../../core/assessment/common.ts';
import { itemsOf } from '../../core/checklist/items.ts';
import { startProgram } from './fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-common-duties-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const YEAR = 2026;
const CONTROL = 'risk.process-review';
const INPUTS = { system_types: ['internal'], information_types: ['private'], single_owner: true, scope_reason: 'Một chức năng' };

it('are due for every system, and done for one leave the others and the unit as they were; taken back, the system follows again', async () => {
  const { call } = startProgram(root);
  await call('workspace.create', { file: null, unitName: 'Bệnh viện', ownerName: '', userName: 'Lê Quang Minh' });
  const ids: string[] = [];
  for (const name of ['HIS', 'LIS']) {
    const { id } = await call('systems.create', { name, shortName: name, purpose: '', framework: 'nd331-2026' });
    await call('level.save', { systemId: id, framework: 'nd331-2026', inputs: INPUTS });
    ids.push(id);
  }
  const [his = '', lis = ''] = ids;
  const item = itemsOf((await call('assessment.open', { systemId: COMMON, year: YEAR })).checklist).find(
    ({ control }) => control === CONTROL,
  );
  const itemId = item?.id ?? '';
  const unit = { systemId: COMMON, year: YEAR, itemId };
  await call('answers.set', { ...unit, change: { verdict: 'compliant', note: 'Rà soát hằng năm' } });
  const { added } = await call('evidence.addBytes', { fileName: 'cũ.txt', bytes: Buffer.from('cũ'), link: unit });
  await call('evidence.save', { id: added.id, title: 'Biên bản', effectiveOn: '2025-12-01', validUntil: null });
  const answer = async (systemId: string) =>
    (await call('assessment.open', { systemId, year: YEAR })).answers.find((one) => one.itemId === itemId);
  const before = await answer(his);
  expect(before).toMatchObject({ inherited: true, evidence: [added.id] });

  const due = async (systemId: string) =>
    (await call('duties.list', { from: '2026-01-01', to: '2027-12-31' }))
      .flatMap(({ parts, systemId: of }) => (of === systemId ? parts : []))
      .find(({ items }) => items.some((one) => one.itemId === itemId));
  const [part, other] = [await due(his), await due(lis)];
  expect([part?.items, other?.items]).toMatchObject([[{ systemId: his, itemId }], [{ systemId: lis, itemId }]]);
  const minutes = (await call('evidence.addBytes', { fileName: 'mới.txt', bytes: Buffer.from('mới'), link: null })).added.id;
  const done = await call('duties.done', { keys: [part?.key ?? ''], doneOn: '2026-11-20', note: '', evidence: [minutes] });
  expect(await answer(his)).toMatchObject({ evidence: [added.id, minutes] });
  expect([await answer(lis), await answer(COMMON)]).toMatchObject([{ evidence: [added.id], inherited: true }, { evidence: [added.id] }]);
  expect(await due(lis)).toEqual(other);
  await call('duties.undoDone', { ids: done.ids, linked: done.linked });
  expect(await answer(his)).toEqual(before);
  expect(await due(his)).toEqual(part);
  expect(await call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });
});
