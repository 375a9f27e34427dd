/** Risk assessments, asked for as the window asks, over a real workspace file. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Input, Method, Output } from '../../core/api.ts';
import { emptyRisk, emptyRiskAssessment, type RiskAssessment } from '../../core/level/risk.ts';
import { createDispatcher } from '../ipc.ts';
import { programPaths } from '../paths.ts';
import { ORIGIN } from '../security.ts';
import { createServices, type Services } from '../services.ts';
import { checkWorkspaceFile } from '../workspace/index.ts';

const root = mkdtempSync(join(tmpdir(), 'Rủi ro '));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const started: Services[] = [];
afterEach(() => started.splice(0).forEach((services) => services.dispose()));

let ids = 0;

/** A program over a folder of its own, with a workspace that holds one system. */
async function start() {
  const folder = join(root, String(ids));
  mkdirSync(folder);
  const services = createServices({
    userData: folder,
    documents: folder,
    paths: programPaths(),
    dialogs: { openFile: () => Promise.resolve([]), saveFile: () => Promise.resolve(null) },
    emit: () => undefined,
    window: { answerClosing: () => undefined, setZoom: () => undefined },
    clock: () => new Date('2026-11-22T02:41:00Z'),
    newId: () => `id-${ids++}`,
    host: 'double',
    version: '0.1.0',
  });
  started.push(services);
  const dispatch = createDispatcher(services.handlers);
  const ask = (method: Method, input: unknown) => dispatch({ url: `${ORIGIN}/index.html`, isMainFrame: true }, method, input);
  const call = async <M extends Method>(method: M, input: Input<M>): Promise<Output<M>> => {
    const wire = await ask(method, input);
    if (!wire.ok) throw new Error(`${wire.failure.code} ${wire.failure.message}`);
    return wire.value as Output<M>;
  };
  const failure = async <M extends Method>(method: M, input: Input<M>) => {
    const wire = await ask(method, input);
    return wire.ok ? null : wire.failure;
  };
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
    started.splice(0).forEach((services) => services.dispose());
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
