/** Does the acts it is given, in their order, until it is killed, and says after each that it is done. Run by kill.test.ts only. */
import Database from 'better-sqlite3';
import { readFileSync, writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import '../../core/interpreted-schemas.ts';
import type { AnswerEdit } from '../../core/assessment/answer.ts';
import type { Answer } from '../../core/assessment/model.ts';
import { BASIS, item, repeatingOptions } from './fixture.ts';
import { openWorkspace } from './index.ts';
import { idOf, SPARE, UNIT, YEAR, type Act } from './kill-model.ts';

/** `end`: the statement before which the process ends by itself, counted from the opening on; 0 = never. */
const [, , folder = '', script = '', first = '0', end = '0'] = process.argv;
if (Number(end) > 0) endBefore(Number(end));

// A killed process leaves no cache behind by itself; with it the next one starts in half the time.
flushCompileCache();

let made = { act: 0, count: 0 };
const workspace = openWorkspace(join(folder, 'kho.antam'), { ...repeatingOptions(), newId: () => idOf(made.act, made.count++) });
const acts = JSON.parse(readFileSync(script, 'utf8')) as Act[];
for (const [index, act] of acts.entries()) {
  made = { act: Number(first) + index, count: 0 };
  await perform(act);
  writeSync(1, `${index + 1}\n`);
  // The parent's signal needs a moment in which nothing is between two acts, too.
  await setImmediate();
}
workspace.close();

async function perform(act: Act): Promise<void> {
  const { evidence, undo, systems } = workspace;
  switch (act.do) {
    case 'answer':
      return set(act.place, { verdict: act.verdict, note: act.note });
    case 'plan':
      return set(act.place, { plan: { action: act.action } });
    case 'share':
      return set(act.place, { plan: { id: act.plan } });
    case 'detach':
      return set(act.place, { plan: null });
    case 'bytes':
      return workspace.together(() => {
        const { id } = evidence.addBytes(`tệp ${act.content}.txt`, bytesOf(act.content));
        set(act.place, { evidence: [...linked(act.place), id] });
      });
    case 'file':
      return void (await evidence.addFile(fileOf(act.content)));
    case 'link':
      return set(act.place, { evidence: [...linked(act.place), known(act.content)] });
    case 'unlink':
      return set(act.place, { evidence: linked(act.place).filter((id) => id !== known(act.content)) });
    case 'discard':
      return evidence.discard(known(act.content));
    case 'restore':
      return evidence.restore(known(act.content));
    case 'shelve':
      return act.out ? systems.discard(SPARE) : systems.restore(SPARE);
    case 'undo':
      return void undo.undo();
    case 'redo':
      return void undo.redo();
    case 'together':
      // Nothing in it waits for anything, so that it stays one transaction.
      return workspace.together(() => act.acts.forEach((one) => void perform(one)));
  }
}

function set(place: string, change: AnswerEdit): void {
  const [system = '', itemId = ''] = place.split('/');
  if (system === UNIT) {
    workspace.common.set({ year: YEAR, framework: BASIS.framework, control: itemId, level: 3, item: item(itemId) }, change);
  } else workspace.assessments.setAnswer(workspace.assessments.ensure(system, YEAR, BASIS).id, item(itemId), change);
}

function linked(place: string): Answer['evidence'] {
  const [system = '', itemId = ''] = place.split('/');
  if (system === UNIT) return workspace.common.find(YEAR, BASIS.framework, itemId)?.evidence ?? [];
  return workspace.assessments.answer(workspace.assessments.ensure(system, YEAR, BASIS).id, item(itemId)).evidence;
}

/** Contents are known by the names of their files. */
function known(content: number): string {
  const all = [...workspace.evidence.list(), ...workspace.evidence.discarded().map(({ evidence }) => evidence)];
  return all.find(({ title }) => title === `tệp ${content}`)?.id ?? '';
}

function bytesOf(content: number): Uint8Array {
  return Buffer.alloc(1000 + content * 37, `nội dung ${content} `);
}

function fileOf(content: number): string {
  return join(folder, `tệp ${content}.bin`);
}

/** Ends the process the hard way just before a statement is run: between any two writes. */
function endBefore(count: number): void {
  const prototype = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')) as { run: (...values: unknown[]) => unknown };
  const { run } = prototype;
  let ran = 0;
  prototype.run = function (this: unknown, ...values: unknown[]): unknown {
    ran += 1;
    if (ran === count) process.kill(process.pid, 'SIGKILL');
    return run.apply(this, values);
  };
}
