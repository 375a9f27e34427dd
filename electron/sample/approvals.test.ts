/** The sample's approvals keep the law that the program holds against them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { emptyApproval } from '../../core/assessment/empty.ts';
import { approvalFindings, refusalsOf } from '../../core/report/approval/findings.ts';
import { approvalLimits, limitState } from '../../core/report/approval/limits.ts';
import { holidaysOf } from '../../core/report/working-days.ts';
import { SHIPPED_LAW as law } from '../law/fixture.ts';
import { programPaths } from '../paths.ts';
import { openSample } from './build.ts';

const folder = mkdtempSync(join(tmpdir(), 'antam-sample-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('are in order, none of their limits is missed, three are running', { timeout: 60_000 }, async () => {
  const paths = programPaths();
  const holidays = holidaysOf(law.holidays());
  const workspace = await openSample(join(folder, 'mẫu.antam'), { law, paths, seed: 1 });
  const today = '2026-11-20';
  const unit = workspace.unit.get();
  const judged = workspace.systems.list().map((system) => {
    const framework = law.framework(system.framework);
    const assessed = workspace.riskAssessments.list(system.id).filter(({ finished }) => finished);
    const riskAssessedOn = assessed.map(({ date }) => date).toSorted()[0] ?? null;
    const subject = { framework, system, unit, riskAssessedOn, listed: false, today };
    const states = system.level === null ? [] : approvalLimits(framework, system.level, system.approval, holidays);
    return {
      refused: refusalsOf(subject, emptyApproval()),
      found: approvalFindings(subject).filter(({ rule, severity }) => severity !== 'info' && rule !== 'security_unit_is_operator'),
      states: states.map((limit) => limitState(limit, today, holidays).state),
    };
  });
  workspace.close();
  expect(judged.flatMap(({ refused, found }) => [...refused, ...found])).toEqual([]);
  const states = judged.flatMap((one) => one.states);
  expect(states.filter((state) => state === 'overdue' || state === 'kept_late')).toEqual([]);
  expect(states.filter((state) => state === 'running')).toHaveLength(3);
});
