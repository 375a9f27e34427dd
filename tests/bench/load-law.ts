/** Run in a fresh process by rows/load-checklists.ts: loads all checklists and prints the milliseconds it took. */
import '../../core/interpreted-schemas.ts';
import { itemsOf } from '../../core/checklist/items.ts';
import { programPaths } from '../../electron/paths.ts';
import { loadLaw } from '../../electron/law/load.ts';
import { FRAMEWORK_IDS } from '../../core/checklist/model.ts';

const { checklists, compiledLaw } = programPaths();
const startedAt = performance.now();
const law = loadLaw(checklists, process.argv[2] === 'cached' ? compiledLaw : undefined);
let items = 0;
for (const id of FRAMEWORK_IDS) {
  for (const level of [1, 2, 3, 4, 5] as const) items += itemsOf(law.checklist(id, level)).length;
}
const elapsed = performance.now() - startedAt;
if (items === 0) throw new Error('No items were loaded.');
console.log(elapsed);
