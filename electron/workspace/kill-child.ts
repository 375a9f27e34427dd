/** Writes answers and evidence until it is killed, and says what was confirmed. Run by kill.test.ts only. */
import { writeSync } from 'node:fs';
import { BASIS, item, repeatingOptions } from './fixture.ts';
import { openWorkspace } from './index.ts';

const [, , file = '', start = '0'] = process.argv;
const workspace = openWorkspace(file, { ...repeatingOptions(), newId: () => `${start}-${Math.random()}` });
const { id } = workspace.assessments.ensure('his', 2026, BASIS);
for (let n = Number(start); ; n++) {
  workspace.assessments.setAnswer(id, item(`5.${n}`), { note: `ghi chú ${n}` });
  writeSync(1, `answer ${n}\n`);
  if (n % 3 === 0) {
    const { id: evidence } = workspace.evidence.addBytes(`tệp ${n}.txt`, Buffer.alloc(40_000, n % 251).fill(String(n), 0, 20));
    workspace.evidence.link(id, item(`5.${n}`), evidence);
    writeSync(1, `evidence ${n}\n`);
  }
}
