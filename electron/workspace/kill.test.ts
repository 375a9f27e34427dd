import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BASIS, filledWorkspace, repeatingOptions, temporaryFolder } from './fixture.ts';
import { openWorkspace } from './index.ts';

const KILLS = 25;
const CHILD = join(import.meta.dirname, 'kill-child.ts');

/** Lets a child write for a while and kills it in the middle of whatever it does; returns the lines it had confirmed. */
function writeAndKill(file: string, from: number, after: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CHILD, file, String(from)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (text === '') setTimeout(() => child.kill('SIGKILL'), after);
      text += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (_code, signal) =>
      signal === 'SIGKILL' ? resolve(text.split('\n').slice(0, -1)) : reject(new Error(`the child ended by itself: ${text}`)),
    );
  });
}

it(`keeps every confirmed answer and evidence through ${KILLS} kills at any point`, { timeout: 60_000 }, async () => {
  const folder = temporaryFolder();
  try {
    const file = join(folder.path, 'kho.antam');
    filledWorkspace(file).workspace.close();
    const confirmed = new Set<string>();
    for (let kill = 0; kill < KILLS; kill++) {
      for (const line of await writeAndKill(file, kill * 1000, (kill * 7) % 40)) confirmed.add(line);
    }
    const workspace = openWorkspace(file, repeatingOptions());
    const answers = new Map(
      workspace.assessments.answers(workspace.assessments.ensure('his', 2026, BASIS).id).map((answer) => [answer.itemId, answer]),
    );
    const lost = [...confirmed].filter((line) => {
      const [what, n] = line.split(' ');
      const answer = answers.get(`5.${n}`);
      return what === 'answer' ? answer?.note !== `ghi chú ${n}` : answer?.evidence.length !== 1;
    });
    expect(lost).toEqual([]);
    expect(confirmed.size).toBeGreaterThan(KILLS);
    expect(workspace.check()).toMatchObject({ ok: true, problems: [] });
    workspace.close();
  } finally {
    folder.remove();
  }
});
