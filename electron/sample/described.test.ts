/** What the sample says of its systems: whole where it claims to be, and of one mind with the levels. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptySystem } from '../../core/assessment/empty.ts';
import { overlapsOf, problemsOfAddresses } from '../../core/assessment/address.ts';
import { determineLevel } from '../../core/level/determine.ts';
import { isRiskComplete } from '../../core/level/risk-contents.ts';
import { riskAssessedLevel } from '../../core/level/risk.ts';
import { doubtfulDates } from '../../core/assessment/system-dates.ts';
import { overviewGaps } from '../../core/report/overview-gaps.ts';
import { SHIPPED_LAW as law } from '../law/fixture.ts';
import { programPaths } from '../paths.ts';
import { createWorkspace, type Workspace } from '../workspace/index.ts';
import { describeSystems } from './components.ts';
import { readSampleHospital } from './content.ts';
import { assessRisks } from './risk.ts';

const folder = mkdtempSync(join(tmpdir(), 'Mẫu '));
const paths = programPaths();
const hospital = readSampleHospital(paths.sampleHospital);
let workspace: Workspace;
beforeAll(() => {
  workspace = createWorkspace(join(folder, 'mẫu.antam'), { clock: () => new Date(hospital.today), newId: () => 'id', actor: 'Mẫu' });
  workspace.unit.save(hospital.unit);
  // The systems without their answers and papers: those take long, and say nothing here.
  for (const { key, framework, inputs, name, shortName, purpose, operatorName, stage, inUseSince } of hospital.systems) {
    const ownerName = hospital.unit.owners[0]?.owner.name ?? '';
    const { level } = determineLevel(law.framework(framework), inputs);
    workspace.systems.add({
      ...emptySystem({ id: key, name, shortName, purpose, ownerName, operatorName, framework }),
      level,
      stage,
      inUseSince,
    });
  }
  describeSystems(workspace, paths);
  assessRisks(workspace, paths);
});
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

  it('has dates in order', () => {
    const today = hospital.today.slice(0, 10);
    expect(workspace.systems.list().map((system) => doubtfulDates(system, today))).toEqual(hospital.systems.map(() => ({})));
  });

  it('has no address that is wrong, misplaced or in two zones of a system', () => {
    for (const { zones } of workspace.systems.list()) {
      expect(overlapsOf(zones)).toEqual([]);
      expect(zones.flatMap((zone) => problemsOfAddresses(zone.privateAddresses, 'privateAddresses'))).toEqual([]);
      expect(zones.flatMap((zone) => problemsOfAddresses(zone.publicAddresses, 'publicAddresses'))).toEqual([]);
    }
  });

  it('has risk assessments with the minimum content where they are finished, and levels that follow from them', () => {
    for (const { key: id, inputs } of hospital.systems) {
      const assessments = workspace.riskAssessments.list(id);
      expect(assessments.filter(({ finished }) => finished).every(isRiskComplete)).toBe(true);
      const stated = inputs['risk_assessed_level'] ?? null;
      if (id !== 'pacs') expect({ id, level: riskAssessedLevel(assessments) }).toEqual({ id, level: stated });
    }
    expect(riskAssessedLevel(workspace.riskAssessments.list('pacs'))).toBe(3);
  });

  it('is sound', () => expect(workspace.check()).toMatchObject({ ok: true, problems: [] }));
});
