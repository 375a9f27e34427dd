/** What the sample hospital answers once for all its systems: resources/sample/common.yaml. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { COMMON, holdsAt } from '../../core/assessment/common.ts';
import { isBlankAnswer } from '../../core/assessment/answer.ts';
import type { CommonAnswer } from '../../core/assessment/model.ts';
import type { Law } from '../../core/checklist/library.ts';
import { FRAMEWORK_IDS, type Checklist, type FrameworkId } from '../../core/checklist/model.ts';
import { isoDate } from '../../core/date.ts';
import type { Paths } from '../paths.ts';
import { openDesk, setAnswerAt } from '../services/desk.ts';
import type { Workspace } from '../workspace/index.ts';
import { sampleAnswers, type Answering, type SampleAnswer } from './answers.ts';
import type { SampleHospital } from './content.ts';
import { random } from './random.ts';
import type { Vault } from './vault.ts';

const share = z.number().min(0).max(1);
const writtenCommon = z.strictObject({
  frameworks: z.record(
    z.string(),
    z.strictObject({ groups: z.array(z.string()), leftOut: z.array(z.string()), maturity: share, answered: share }),
  ),
  dues: z.array(isoDate).min(1),
  differing: share,
});

/** Throws when the shipped file doesn't fit its schema. */
const readCommon = (paths: Pick<Paths, 'sampleHospital'>): z.infer<typeof writtenCommon> =>
  writtenCommon.parse(parse(readFileSync(join(dirname(paths.sampleHospital), 'common.yaml'), 'utf8')));

/** Answers for the unit under both frameworks; the systems and their levels have to be there. */
export async function addCommonAnswers(
  workspace: Workspace,
  { law, paths }: { law: Law; paths: Paths },
  hospital: SampleHospital,
  vault: Vault,
  seed: string,
): Promise<void> {
  const { frameworks, dues } = readCommon(paths);
  for (const framework of FRAMEWORK_IDS) {
    const written = frameworks[framework];
    if (written === undefined) continue;
    const { groups, leftOut, ...known } = written;
    const desk = openDesk(workspace, law, { systemId: COMMON, year: hospital.year, framework });
    const unit: Answering = { ...known, key: `chung/${framework}`, shortName: 'mọi hệ thống', traits: desk.traits, dues, answers: {} };
    const answers = sampleAnswers(hospital, unit, desk.checklist, seed).filter(
      ({ group, item }) => groups.includes(group.id) && !leftOut.includes(item.control),
    );
    const ready = await vault(answers, unit);
    workspace.together(() => {
      for (const { item, change, evidence } of ready) setAnswerAt(desk, item.id, { ...change, evidence: evidence() });
    });
  }
}

/** Which of a system's answers it gives itself: those the unit gives none for, those written by hand, and a few that differ. */
export function ownAnswers(
  workspace: Workspace,
  paths: Pick<Paths, 'sampleHospital'>,
  year: number,
  system: Answering,
  checklist: Checklist,
  seed: string,
): (answer: SampleAnswer) => boolean {
  const { differing } = readCommon(paths);
  const given = commonByControl(workspace, year, checklist.framework);
  return ({ item }) => {
    const common = given.get(item.control);
    if (common === undefined || isBlankAnswer(common) || !holdsAt(common, checklist.level)) return true;
    // A system that claims to be complete doesn't take over what is missing elsewhere.
    const isBehind = system.maturity >= 1 && common.verdict !== 'compliant';
    return isBehind || system.answers[item.id] !== undefined || random(`${seed}/${system.key}/${item.id}/own`)() < differing;
  };
}

const commonByControl = (workspace: Workspace, year: number, framework: FrameworkId): Map<string, CommonAnswer> =>
  new Map(workspace.common.list(year, framework).map((one) => [one.control, one]));
