/** Risk assessments, asked for as the window asks, over a real workspace file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyRisk, emptyRiskAssessment, type RiskAssessment } from '../../core/level/risk.ts';
import { startProgram } from './fixture.ts';
import { checkWorkspaceFile } from '../workspace/index.ts';

const root = mkdtempSync(join(tmpdir(), 'Rủi ro '));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;

/** A program over a folder of its own, with a workspace that holds one system. */
async function start() {
  const { call, failure } = startProgram(join(root, String(folders++)));
  const { file } = await call('workspace.create', { file: null, unitName: 'Bệnh viện', ownerName: '', userName: 'Lê Quang Minh' });
  const { id } = await call('systems.create', { name: 'HIS', shortName: 'HIS', purpose: '', framework: 'nd331-2026' });
  const draft = emptyRiskAssessment({ id: 'r1', systemId: id, date: '2026-11-20', occasion: 'first', assessor: '' });
  return { call, failure, file, systemId: id, draft };
}

const finished = (draft: RiskAssessment): RiskAssessment => ({
  ...draft,
  finished: true,
  assets: [{ id: 's1', name: 'CSDL HIS', information: 'Hồ sơ bệnh án', owner: '' }],
  entries: [
    {
      ...emptyRisk({ id: 'e1' }),
      asset: 'CSDL HIS',
      threat: 'Mã độc tống tiền',
      likelihood: 3,
      impact: 5,
      harm: 3,
      harmReason: 'Ngừng cấp cứu',
      controls: 'Sao lưu hằng ngày',
      treatment: 'accept',
    },
  ],
  communication: 'Đã họp với các khoa',
});

describe('risk assessments', () => {
  it('are kept half filled, replaced, removed and brought back; the check agrees with the journal', async () => {
    const { call, file, systemId, draft } = await start();
    const half = { ...draft, entries: [{ ...emptyRisk({ id: 'e1' }), threat: 'Mã độc', likelihood: 4 }] };
    await call('risk.put', draft);
    const { savedAt } = await call('risk.put', half);
    expect(savedAt).toBe('2026-11-22T02:41:00.000Z');
    expect(await call('risk.list', { systemId })).toEqual([half]);
    await call('risk.put', finished(draft));
    await call('risk.put', { ...draft, id: 'r2', occasion: 'change' });
    expect((await call('risk.list', { systemId })).map(({ id, finished: done }) => [id, done])).toEqual([
      ['r1', true],
      ['r2', false],
    ]);
    await call('risk.remove', { id: 'r1' });
    expect((await call('risk.list', { systemId })).map(({ id }) => id)).toEqual(['r2']);
    await call('risk.put', finished(draft));
    expect(await call('risk.list', { systemId })).toContainEqual(finished(draft));
    await call('workspace.close', undefined);
    expect(checkWorkspaceFile(file)).toMatchObject({ ok: true, problems: [] });
  });

  it('are not finished without the minimum content of NĐ 331 Đ10.3; what was kept before stays', async () => {
    const { call, failure, systemId, draft } = await start();
    await call('risk.put', draft);
    const refused = await failure('risk.put', { ...finished(draft), communication: ' ' });
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', details: [{ where: 'Trao đổi, thông tin về rủi ro', text: 'chưa ghi' }] });
    expect(await call('risk.list', { systemId })).toEqual([draft]);
    expect((await failure('risk.put', { ...draft, finished: true }))?.details).toHaveLength(8);
  });

  it('belong to a system that is there, and are told when they are gone', async () => {
    const { failure, draft } = await start();
    expect(await failure('risk.put', { ...draft, systemId: 'không có' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await failure('risk.remove', { id: 'không có' })).toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('bản đánh giá rủi ro'),
    });
    expect(await failure('risk.put', { ...draft, date: '31/11/2026' })).toMatchObject({ code: 'INVALID_INPUT' });
  });
});
