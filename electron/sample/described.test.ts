/** What the sample says of its systems: whole where it claims to be, and of one mind with the levels. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overlapsOf, problemsOfAddresses } from '../../core/assessment/address.ts';
import { isRiskComplete } from '../../core/level/risk-contents.ts';
import { riskAssessedLevel } from '../../core/level/risk.ts';
import { overviewGaps } from '../../core/report/overview-gaps.ts';
import { loadLaw } from '../law/load.ts';
import { programPaths } from '../paths.ts';
import type { Workspace } from '../workspace/index.ts';
import { openSample } from './build.ts';

const folder = mkdtempSync(join(tmpdir(), 'Mẫu '));
let workspace: Workspace;
beforeAll(async () => {
  const paths = programPaths();
  workspace = await openSample(join(folder, 'mẫu.antam'), { law: loadLaw(paths.checklists), paths, seed: 1 });
}, 60_000);
afterAll(() => {
  workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the sample', () => {
  it('describes its systems as the overview needs, but for the one under construction', () => {
    const unit = workspace.unit.get();
    const lacking = workspace.systems.list().filter((system) => overviewGaps(system, unit).length > 0);
    expect(lacking.map(({ id }) => id)).toEqual(['telehealth']);
  });

  it('has no address that is wrong, misplaced or in two zones of a system', () => {
    for (const { zones } of workspace.systems.list()) {
      expect(overlapsOf(zones)).toEqual([]);
      expect(zones.flatMap((zone) => problemsOfAddresses(zone.privateAddresses, 'privateAddresses'))).toEqual([]);
      expect(zones.flatMap((zone) => problemsOfAddresses(zone.publicAddresses, 'publicAddresses'))).toEqual([]);
    }
  });

  it('has risk assessments with the minimum content where they are finished, and levels that follow from them', () => {
    for (const { id } of workspace.systems.list()) {
      const assessments = workspace.riskAssessments.list(id);
      expect(assessments.filter(({ finished }) => finished).every(isRiskComplete)).toBe(true);
      const stated = workspace.levels.history(id).at(-1)?.inputs['risk_assessed_level'] ?? null;
      if (id !== 'pacs') expect({ id, level: riskAssessedLevel(assessments) }).toEqual({ id, level: stated });
    }
    expect(riskAssessedLevel(workspace.riskAssessments.list('pacs'))).toBe(3);
  });

  it('is sound', () => expect(workspace.check()).toMatchObject({ ok: true, problems: [] }));
});
