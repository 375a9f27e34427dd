import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canonicalJson } from '../../core/canonical.ts';
import { BASIS, filledWorkspace, repeatingOptions, sampleSystem, temporaryFolder } from './fixture.ts';
import { openWorkspace, type Workspace } from './index.ts';
import { chanceOf, drawActs, emptyState, LARGE, SPARE, SYSTEMS, UNIT, YEAR, type Act, type Content, type State } from './kill-model.ts';

/** One file starts in half the time of the hundred it is made of; below the repository, since it needs node_modules. */
const BUNDLED = resolve('test-results', `kill-${process.pid}`);
const CHILD = join(BUNDLED, 'kill-child.mjs');
beforeAll(() =>
  build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(import.meta.dirname, 'kill-child.ts'),
      outDir: BUNDLED,
      minify: false,
      rolldownOptions: { external: ['better-sqlite3'], output: { entryFileNames: 'kill-child.mjs' } },
    },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
  }),
);
afterAll(() => rmSync(BUNDLED, { recursive: true, force: true }));
/** Children at work at the same time, each on a workspace of its own. */
const LANES = 2;
const KILLS = 101;
const ACTS = 40;
/** Every so many kills the whole workspace is checked: hashes of all bytes, the journal replayed. */
const CHECKED = 10;
/** Statements within which a child that ends itself does so; an act takes about eight. */
const STATEMENTS = 120;
const MILLISECONDS = 40;
const CHUNK = 1_048_576;

interface Run {
  acts: Act[];
  first: number;
  /** Ends itself before this statement; null = is killed so many milliseconds after it first spoke. */
  statement: number | null;
  after: number;
}

/** Lets a child work and end in the middle of whatever it does; returns how many acts it had acknowledged. */
function workAndDie(folder: string, { acts, first, statement, after }: Run): Promise<{ acknowledged: number; killed: boolean }> {
  const script = join(folder, 'acts.json');
  writeFileSync(script, JSON.stringify(acts));
  return new Promise((resolve, reject) => {
    const words = ['--disable-warning=ExperimentalWarning', CHILD, folder, script, String(first), String(statement ?? 0)];
    const child = spawn(process.execPath, words, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (text === '' && statement === null) setTimeout(() => child.kill('SIGKILL'), after);
      text += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL' || code === 0) {
        resolve({ acknowledged: text.split('\n').length - 1, killed: signal === 'SIGKILL' });
      } else reject(new Error(`the child failed with ${code} after: ${text}`));
    });
  });
}

function contentOf(workspace: Workspace): Content {
  const said = SYSTEMS.flatMap((system) =>
    workspace.assessments
      .answers(workspace.assessments.ensure(system, YEAR, BASIS).id)
      .map((answer) => ({ place: `${system}/${answer.itemId}`, answer })),
  );
  const common = workspace.common.list(YEAR, BASIS.framework).map((answer) => ({ place: `${UNIT}/${answer.control}`, answer }));
  return {
    answers: Object.fromEntries(
      [...said, ...common].map(({ place, answer: { verdict, note, plan, evidence } }) => [
        place,
        { verdict, note, plan: plan?.id ?? null, evidence },
      ]),
    ),
    plans: Object.fromEntries(workspace.plans.list().map(({ id, action }) => [id, action])),
    evidence: workspace.evidence
      .list()
      .map(({ id }) => id)
      .toSorted(),
    spareIsOut: workspace.systems.discarded().some(({ system }) => system.id === SPARE),
  };
}

/** The state in which the workspace is: the last acknowledged one, or the next one as a whole. */
function stateOf(workspace: Workspace, states: readonly State[], acknowledged: number, where: string): State {
  const found = canonicalJson(contentOf(workspace));
  const [kept, next] = states.slice(acknowledged, acknowledged + 2);
  // The next one first: an act that leads back, such as taking back what was just done, has to be told from none.
  const canRedo = workspace.undo.next().redo !== null;
  const fits = [next, kept].find(
    (state) => state !== undefined && canonicalJson(state.content) === found && state.future.length > 0 === canRedo,
  );
  if (fits === undefined) expect(JSON.parse(found), `content after ${where}`).toEqual(kept?.content);
  if (fits === undefined) throw new Error(`undo and redo don't fit the content after ${where}`);
  return fits;
}

/** One workspace, killed again and again; returns how many acts and kills it lived through. */
async function live(folder: string, seed: number): Promise<{ acts: number; kills: number }> {
  mkdirSync(folder, { recursive: true });
  for (let n = 0; n < LARGE; n++) writeFileSync(join(folder, `tệp ${n}.bin`), Buffer.alloc(2 * CHUNK + 1000 + n, `tệp lớn ${n} `));
  const file = join(folder, 'kho.antam');
  const { workspace: begun } = filledWorkspace(file);
  begun.systems.add(sampleSystem('lis'));
  begun.systems.add(sampleSystem(SPARE));
  for (const system of SYSTEMS) begun.assessments.ensure(system, YEAR, BASIS);
  begun.close();

  const chance = chanceOf(seed);
  let state = emptyState();
  let kills = 0;
  let done = 0;
  for (let round = 0; kills < KILLS; round++) {
    const first = round * ACTS;
    const { acts, states } = drawActs(chance, state, first, ACTS);
    const statement = round % 2 === 0 ? 1 + Math.floor(chance() * STATEMENTS) : null;
    const { acknowledged, killed } = await workAndDie(folder, { acts, first, statement, after: chance() * MILLISECONDS });
    const at = acts[acknowledged];
    const where = `round ${round} of seed ${seed}: ${acknowledged} acts acknowledged, then ${JSON.stringify(at)}${statement === null ? '' : `, ended before statement ${statement}`}`;
    const workspace = openWorkspace(file, repeatingOptions());
    state = stateOf(workspace, states, acknowledged, where);
    if (killed) kills += 1;
    done += acknowledged;
    if (round % CHECKED === 0 || kills === KILLS)
      expect(workspace.check(), `check after ${where}`).toMatchObject({ ok: true, problems: [] });
    workspace.close();
  }
  return { acts: done, kills };
}

it(`keeps every acknowledged act, whole, through ${LANES * KILLS} kills at any point`, { timeout: 240_000 }, async () => {
  const folder = temporaryFolder();
  try {
    const lanes = await Promise.all(Array.from({ length: LANES }, (_, lane) => live(join(folder.path, `kho ${lane}`), 331 + lane)));
    expect(lanes.map(({ kills }) => kills)).toEqual(lanes.map(() => KILLS));
    expect(Math.min(...lanes.map(({ acts }) => acts))).toBeGreaterThan(KILLS);
  } finally {
    folder.remove();
  }
});
