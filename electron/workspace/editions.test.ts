/** The checklists that were answered, against a real file. */
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { list } from '../../core/assessment/fixture.ts';
import { filledWorkspace, temporaryFolder } from './fixture.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

it('are kept with the next act where the act that first needed one was not completed', () => {
  const { workspace } = filledWorkspace(join(folder.path, 'kho.antam'));
  const checklist = list('nd331-2026', 2);
  const failing = (): void =>
    workspace.together(() => {
      workspace.editions.keep(checklist);
      throw new Error('the disk is full');
    });
  expect(failing).toThrow(/the disk is full/);
  expect(workspace.editions.find(checklist.digest)).toBeNull();
  workspace.editions.keep(checklist);
  expect(workspace.editions.find(checklist.digest)).toEqual(checklist);
  const [item] = checklist.groups.flatMap(({ items }) => items);
  expect(workspace.editions.item(checklist.itemDigests[item?.id ?? ''] ?? '')).toEqual(item);
  expect(workspace.undo.next().undo?.changes.map(({ kind }) => kind)).toEqual(['system.add']);
  expect(workspace.check()).toMatchObject({ ok: true, problems: [] });
  workspace.close();
});
