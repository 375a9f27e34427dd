/** The sample hospital, counted wherever it is counted. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startProgram } from './fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-count-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('counts the same on every page: desk, grid, home, progress, plans, calendar', { timeout: 60_000 }, async () => {
  const { call } = startProgram(root);
  await call('workspace.createSample', undefined);
  const year = { year: 2026 };
  const [overview, summaries, { entries }] = [
    await call('progress.overview', year),
    await call('systems.list', year),
    await call('plans.list', year),
  ];
  // A grid also shows systems that are on their way to its framework: those count under their own.
  const columns = await Promise.all(
    overview.systems.map(async ({ systemId, framework }) =>
      (await call('grid.open', { ...year, framework })).systems.find(({ id }) => id === systemId),
    ),
  );
  const desks = await Promise.all(overview.systems.map(({ systemId }) => call('assessment.open', { systemId, ...year })));
  overview.systems.forEach(({ systemId, answered }, i) => {
    if (answered === null) throw new Error(`${systemId} has no level`);
    const { withEvidence, ...counted } = answered.figures;
    expect(withEvidence).toBeGreaterThan(0);
    expect(summaries.find(({ system }) => system.id === systemId)?.progress).toEqual(counted);
    expect(desks[i]?.progress).toEqual(counted);
    expect(columns[i]?.progress).toEqual(counted);
  });
  const duties = await call('duties.list', { from: '2025-01-01', to: '2027-12-31' });
  const pending = entries.filter(({ plan, unmet }) => ['planned', 'in_progress'].includes(plan.state) && plan.due !== null && unmet > 0);
  const keys = (of: typeof entries): string[] => of.map(({ plan }) => `plan/${plan.id}`).toSorted();
  const named = (of: typeof duties): string[] =>
    of
      .map(({ key }) => key)
      .filter((key) => key.startsWith('plan/'))
      .toSorted();
  expect(named(duties)).toEqual(keys(pending));
  expect(named(duties.filter(({ state }) => state === 'overdue'))).toEqual(keys(entries.filter(({ overdue }) => overdue)));
  expect(entries.filter(({ overdue }) => overdue).length).toBeGreaterThan(5);
});
