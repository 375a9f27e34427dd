/** The papers of a level dossier, over a real workspace file: what is refused, and what reaches the disk. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Law } from '../../core/checklist/library.ts';
import { levelDossierState } from '../../core/report/level-dossier/dossier.ts';
import { wholeDossier } from '../../core/report/level-dossier/fixture.ts';
import { createServices, type Services } from '../services.ts';
import { loadLaw } from '../law/load.ts';
import { programPaths } from '../paths.ts';
import { createWorkspace } from '../workspace/index.ts';
import { chooseAndWritePaper, levelDossierInput } from './level-dossier.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-level-dossier-'));
const paths = programPaths();
let law: Law;
beforeAll(() => {
  law = loadLaw(paths.checklists, paths.compiledLaw);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const facts = { program: 'An Tâm', created: '2026-11-20T02:00:00.000Z', draft: false };
const dialogs = (file: string | null) => ({ openFile: () => Promise.resolve([]), saveFile: () => Promise.resolve(file) });

it('reads system, determination of its framework, risks and answers of the year', () => {
  const { unit, system, determination, risks, answers, checklist } = wholeDossier('nd331-2026', 2);
  let ids = 0;
  const workspace = createWorkspace(join(root, 'kho.antam'), {
    clock: () => new Date('2026-11-20T02:00:00Z'),
    newId: () => `id-${ids++}`,
    actor: 'Lê',
    sample: false,
  });
  try {
    if (determination === null || checklist === null) throw new Error('whole');
    workspace.unit.save(unit);
    workspace.systems.add(system);
    workspace.levels.add(determination);
    // newer, for information only: of another framework
    workspace.levels.add({ ...determination, id: 'd2', framework: 'nd85-2016', decidedAt: '2026-11-01T00:00:00.000Z' });
    for (const risk of risks) workspace.riskAssessments.put(risk);
    // What the unit answered counts before anybody has opened the system's own desk.
    const [asked] = checklist.groups.flatMap(({ items }) => items);
    const place = { year: 2026, framework: 'nd331-2026', control: asked?.control ?? '', level: 2 } as const;
    const item = { id: asked?.id ?? '', digest: checklist.itemDigests[asked?.id ?? ''] ?? '' };
    workspace.common.set({ ...place, item }, { verdict: 'compliant' });
    expect(levelDossierInput(workspace, law, system.id, '2026-11-20').answers).toMatchObject([{ itemId: asked?.id, inherited: true }]);
    expect(levelDossierInput(workspace, law, system.id, '2025-11-20').answers).toEqual([]);
    workspace.common.clear(2026, 'nd331-2026', place.control);
    const assessment = workspace.assessments.ensure(system.id, 2026, {
      framework: 'nd331-2026',
      level: 2,
      checklistDigest: checklist.digest,
    });
    const [first] = answers;
    if (first === undefined) throw new Error('answered');
    workspace.assessments.setAnswer(
      assessment.id,
      { id: first.itemId, digest: first.itemDigest },
      { verdict: 'compliant', note: 'Đã làm' },
    );
    const input = levelDossierInput(workspace, law, system.id, '2026-11-20');
    expect(input.determination?.id).toBe('d1');
    expect(input.answers).toMatchObject([{ itemId: first.itemId, note: 'Đã làm' }]);
    expect(input.risks).toEqual(risks);
    // the year after, before anybody assessed: the last assessment still tells how things stand
    expect(levelDossierInput(workspace, law, system.id, '2027-01-05').answers.length).toBe(1);
    expect(levelDossierState(input).gaps.map(({ id }) => id)).toEqual(expect.arrayContaining(['plan.unanswered', 'enclosure.design']));
  } finally {
    workspace.close();
  }
});

it('writes a final paper that lacks nothing, and asks nothing of the disk when cancelled', async () => {
  const input = wholeDossier('nd331-2026', 2);
  const file = join(root, 'công văn.docx');
  const options = { id: 'request', format: 'docx', facts, paths } as const;
  expect(await chooseAndWritePaper(input, { ...options, dialogs: dialogs(null) })).toBeNull();
  expect(existsSync(file)).toBe(false);
  expect(await chooseAndWritePaper(input, { ...options, dialogs: dialogs(file) })).toEqual({ file });
  expect(readFileSync(file).subarray(0, 2).toString('latin1')).toBe('PK');
});

it('refuses a final paper with gaps before asking where, and a paper that the level does not need', async () => {
  const whole = wholeDossier('nd331-2026', 2);
  const input = { ...whole, system: { ...whole.system, size: '' } };
  const saveFile = vi.fn<() => Promise<string>>(() => Promise.resolve(join(root, 'tập.pdf')));
  const options = { format: 'pdf', facts, paths, dialogs: { ...dialogs(null), saveFile } } as const;
  await expect(chooseAndWritePaper(input, { ...options, id: 'volume' })).rejects.toMatchObject({
    failure: { code: 'PREFLIGHT_ERRORS', details: [{ where: 'size', text: 'quy mô' }] },
  });
  await expect(chooseAndWritePaper(input, { ...options, id: 'submission' })).rejects.toMatchObject({ failure: { code: 'NOT_FOUND' } });
  expect(saveFile).not.toHaveBeenCalled();
});

it('writes whole or not at all, and replaces no file that the dialog did not ask about', async () => {
  const input = wholeDossier('nd331-2026', 2);
  const options = { id: 'request', format: 'pdf', facts, paths } as const;
  const folder = join(root, 'nơi khác');
  mkdirSync(join(folder, 'thư mục.pdf'), { recursive: true });
  await expect(chooseAndWritePaper(input, { ...options, dialogs: dialogs(join(folder, 'thư mục.pdf')) })).rejects.toMatchObject({
    failure: { code: 'FILE_NOT_WRITABLE' },
  });
  writeFileSync(join(folder, 'cũ.pdf'), 'bản cũ');
  await expect(chooseAndWritePaper(input, { ...options, dialogs: dialogs(join(folder, 'cũ')) })).rejects.toMatchObject({
    failure: { code: 'CONFLICT' },
  });
  expect(readFileSync(join(folder, 'cũ.pdf'), 'utf8')).toBe('bản cũ');
  expect(readdirSync(folder).toSorted()).toEqual(['cũ.pdf', 'thư mục.pdf']);
});

it('tells the window that a system without a level has nothing to print', async () => {
  const services: Services = createServices({
    userData: root,
    documents: root,
    paths,
    dialogs: dialogs(null),
    emit: () => undefined,
    window: { answerClosing: () => undefined, setZoom: () => undefined },
    clock: () => new Date('2026-11-20T02:00:00Z'),
    newId: () => crypto.randomUUID(),
    host: 'double',
    version: '0.1.0',
  });
  try {
    await services.handlers['workspace.create']({ file: join(root, 'khác.antam'), unitName: 'Bệnh viện', ownerName: '', userName: 'Lê' });
    const { id } = await services.handlers['systems.create']({ name: 'HIS', shortName: '', purpose: '', framework: 'nd331-2026' });
    const state = await services.handlers['levelDossier.state']({ systemId: id });
    expect(state).toMatchObject({ level: null, papers: [], gaps: [] });
  } finally {
    services.dispose();
  }
});
