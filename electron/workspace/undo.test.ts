import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { FailureError } from '../../core/failure.ts';
import { BASIS, filledWorkspace, item, repeatingOptions, sampleSystem, temporaryFolder } from './fixture.ts';
import { openWorkspace, type Workspace } from './index.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let files = 0;
const newFile = (): string => join(folder.path, `${++files}.antam`);

const YEAR = 2026;
const CONTROLS = ['risk.process', 'risk.tracking'];
const ITEMS = ['5.1', '5.2', '5.3'];

/** Everything a person can see of the content, as one text. */
function everything(workspace: Workspace, assessment: string): string {
  return JSON.stringify({
    unit: workspace.unit.get(),
    systems: workspace.systems.list(),
    answers: workspace.assessments.answers(assessment),
    common: workspace.common.list(YEAR, BASIS.framework),
    plans: workspace.plans.list().toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    evidence: workspace.evidence.list().toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  });
}

const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof FailureError) return error.failure.code;
    throw error;
  }
  return 'none';
};

/** One act of a person. */
type Act = (workspace: Workspace, assessment: string) => void;
const place = (control: string): Parameters<Workspace['common']['set']>[0] => ({
  year: YEAR,
  framework: BASIS.framework,
  control,
  level: 3,
  item: item(`5.${control}`),
});
const anItem = fc.constantFrom(...ITEMS);
const words = fc.constantFrom('', 'một', 'hai');
const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ id: anItem, verdict: fc.constantFrom('compliant' as const, 'partial' as const, null), note: words }).map(
    ({ id, ...change }): Act =>
      (workspace, assessment) =>
        workspace.assessments.setAnswer(assessment, item(id), change),
  ),
  fc.record({ id: anItem, action: words }).map(
    ({ id, action }): Act =>
      (workspace, assessment) =>
        workspace.assessments.setAnswer(assessment, item(id), { plan: action === '' ? null : { action } }),
  ),
  anItem.map(
    (id): Act =>
      (workspace, assessment) =>
        workspace.assessments.clearAnswer(assessment, id),
  ),
  fc.record({ control: fc.constantFrom(...CONTROLS), note: words }).map(
    ({ control, note }): Act =>
      (workspace) =>
        note === ''
          ? workspace.common.clear(YEAR, BASIS.framework, control)
          : workspace.common.set(place(control), { note, plan: { action: note } }),
  ),
  fc.record({ id: anItem, name: fc.constantFrom('a.txt', 'b.txt', 'c.txt') }).map(
    ({ id, name }): Act =>
      (workspace, assessment) =>
        workspace.together(() => {
          const evidence = workspace.evidence.addBytes(name, Buffer.from(name));
          workspace.evidence.link(assessment, item(id), evidence.id);
        }),
  ),
  fc.record({ id: anItem, at: fc.nat(2) }).map(({ id, at }): Act => (workspace, assessment) => {
    const evidence = workspace.assessments.answer(assessment, item(id)).evidence[at];
    if (evidence !== undefined) workspace.evidence.unlink(assessment, item(id), evidence);
  }),
  words.map(
    (name): Act =>
      (workspace) =>
        workspace.unit.save({ ...workspace.unit.get(), province: name }),
  ),
  words.map(
    (purpose): Act =>
      (workspace) =>
        workspace.systems.save({ ...sampleSystem('his'), purpose }),
  ),
);

describe('taking acts back', () => {
  it('returns to the start, whatever was done, and forward again; also after the program was started anew', () => {
    fc.assert(
      fc.property(fc.array(acts, { minLength: 1, maxLength: 25 }), (list) => {
        const file = newFile();
        const { workspace, assessment } = filledWorkspace(file);
        const start = everything(workspace, assessment);
        const before = workspace.undo.next().undo;
        for (const act of list) act(workspace, assessment);
        const end = everything(workspace, assessment);
        workspace.close();

        const again = openWorkspace(file, { ...repeatingOptions(), newId: () => 'never' });
        let steps = 0;
        while (JSON.stringify(again.undo.next().undo) !== JSON.stringify(before)) {
          again.undo.undo();
          steps += 1;
        }
        expect(everything(again, assessment)).toBe(start);
        for (let i = 0; i < steps; i++) again.undo.redo();
        expect(everything(again, assessment)).toBe(end);
        expect(again.check()).toMatchObject({ ok: true, problems: [] });
        again.close();
      }),
      { numRuns: 25 },
    );
  });

  it('is one step for what was done in one go, and tells what it took back', () => {
    const { workspace, assessment } = filledWorkspace(newFile());
    workspace.together(() => {
      for (const id of ITEMS) workspace.assessments.setAnswer(assessment, item(id), { verdict: 'compliant' });
    });
    expect(workspace.undo.undo().changes.map(({ subject }) => subject)).toEqual(ITEMS.map((id) => `his/2026/nd331-2026/${id}`));
    expect(workspace.assessments.answers(assessment)).toEqual([]);
    workspace.close();
  });

  it('says so when there is nothing left, and forgets what was taken back once somebody goes on', () => {
    const { workspace, assessment } = filledWorkspace(newFile());
    expect(codeOf(() => workspace.undo.redo())).toBe('NOT_FOUND');
    workspace.assessments.setAnswer(assessment, item('5.1'), { note: 'một' });
    workspace.undo.undo();
    workspace.assessments.setAnswer(assessment, item('5.1'), { note: 'hai' });
    expect(codeOf(() => workspace.undo.redo())).toBe('NOT_FOUND');
    expect(workspace.assessments.answer(assessment, item('5.1')).note).toBe('hai');
    // The system itself was added: it goes out of sight.
    workspace.undo.undo();
    workspace.undo.undo();
    expect(workspace.systems.list()).toEqual([]);
    expect(codeOf(() => workspace.undo.undo())).toBe('NOT_FOUND');
    expect(workspace.check()).toMatchObject({ ok: true, problems: [] });
    workspace.close();
  });

  it('stops at what cannot be taken back, and changes nothing', () => {
    const { workspace, assessment } = filledWorkspace(newFile());
    workspace.assessments.setAnswer(assessment, item('5.1'), { note: 'một' });
    const decided = { id: 'l', systemId: 'his', framework: BASIS.framework, inputs: {}, level: 3, matched: [], raisedBy: null };
    workspace.levels.add({ ...decided, decidedBy: 'Minh', decidedAt: '2026-11-22T02:00:00.000Z' });
    const before = everything(workspace, assessment);
    expect(codeOf(() => workspace.undo.undo())).toBe('CONFLICT');
    expect(everything(workspace, assessment)).toBe(before);
    workspace.close();
  });
});
