/** Fills a workspace with the sample hospital, through the same doors a person uses. */
import { setImmediate } from 'node:timers/promises';
import { emptySystem } from '../../core/assessment/empty.ts';
import type { Law } from '../../core/checklist/library.ts';
import { determineLevel } from '../../core/level/determine.ts';
import type { Paths } from '../paths.ts';
import { createWorkspace, removeWorkspaceFile, type Workspace } from '../workspace/index.ts';
import { sampleAnswers } from './answers.ts';
import { addApprovals } from './approvals.ts';
import { addCommonAnswers, ownAnswers } from './common.ts';
import { describeSystems } from './components.ts';
import { readSampleHospital, type SampleHospital, type WrittenSystem } from './content.ts';
import { addDuties } from './duties.ts';
import { addEarlierAnswers, addEarlierReports, carryOn, readEarlierYear, type EarlierYear } from './earlier.ts';
import { addSampleLife } from './life.ts';
import { addEarlierLevels } from './levels.ts';
import { openPaperShop } from './papers.ts';
import { addSharedPlans } from './plans.ts';
import { repeatableIds } from './random.ts';
import { assessRisks } from './risk.ts';
import { addArchivedSystems } from './register.ts';
import { openVault, type Vault } from './vault.ts';
import { addWrittenEvidence } from './written-evidence.ts';

export interface SampleOptions {
  law: Law;
  paths: Paths;
  seed: number;
  progress?: (line: string) => void;
  signal?: AbortSignal;
}

/** Creates the workspace file with the sample in it and closes it. Same seed, same content. A sample half made is removed. */
export async function buildSample(file: string, options: SampleOptions): Promise<void> {
  const workspace = await openSample(file, options);
  workspace.close();
}

/** As `buildSample`, but leaves the workspace open. */
export async function openSample(file: string, options: SampleOptions): Promise<Workspace> {
  const { law, paths, progress, signal } = options;
  const seed = String(options.seed);
  const hospital = readSampleHospital(paths.sampleHospital);
  const earlier = readEarlierYear(paths);
  const clock = sampleClock(hospital, earlier);
  const workspace = createWorkspace(file, {
    clock: clock.look,
    newId: repeatableIds(`sample/${seed}`),
    actor: hospital.unit.preparer.name,
    sample: true,
  });
  try {
    workspace.unit.save(hospital.unit);
    const shop = openPaperShop({ hospital, pictures: paths.samplePictures, fonts: paths.fonts, seed });
    const vault = openVault(workspace, shop, seed);
    workspace.together(() => {
      for (const system of hospital.systems) addSystem(workspace, { law, paths }, hospital, system);
    });
    workspace.together(() => {
      for (const system of hospital.systems) addEarlierAnswers(workspace, law, hospital, system, earlier, seed);
      addEarlierReports(workspace, earlier);
    });
    clock.startYear();
    await turn(signal);
    progress?.('Đang dựng đánh giá chung');
    await addCommonAnswers(workspace, { law, paths }, hospital, vault, seed);
    for (const system of hospital.systems) {
      await turn(signal);
      progress?.(`Đang dựng ${system.shortName}`);
      await answerSystem(workspace, { law, paths, earlier }, hospital, system, vault, seed);
    }
    addSharedPlans(workspace, { law, paths }, hospital.year);
    addApprovals(workspace, paths);
    addSampleLife(workspace, paths);
    describeSystems(workspace, paths);
    assessRisks(workspace, paths);
    addDuties(workspace, paths);
    addArchivedSystems(workspace, paths);
    addWrittenEvidence(workspace, { law, paths }, hospital.year);
    // What a person does next is the first thing that can be taken back.
    workspace.undo.forget();
    return workspace;
  } catch (error) {
    workspace.close();
    removeWorkspaceFile(file);
    throw error;
  }
}

/** Lets a Ctrl-C in that came while the program was busy, and ends there. */
export async function turn(signal?: AbortSignal): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}

/**
 * A clock that advances a second at each look, so that the journal has an order: first in the year before, then, once that is told,
 * from eight hours before the sample's day on.
 */
function sampleClock(hospital: SampleHospital, earlier: EarlierYear): { look: () => Date; startYear: () => void } {
  let start = new Date(earlier.from).getTime();
  let looks = 0;
  return {
    look: () => new Date(start + looks++ * 1000),
    startYear: () => {
      start = new Date(hospital.today).getTime() - 8 * 3_600_000;
      looks = 0;
    },
  };
}

function addSystem(
  workspace: Workspace,
  { law, paths }: Pick<SampleOptions, 'law' | 'paths'>,
  hospital: SampleHospital,
  written: WrittenSystem,
): void {
  const { key, inputs, decidedAt, maturity: _maturity, answered: _answered, dues: _dues, answers: _answers, ...known } = written;
  const result = determineLevel(law.framework(written.framework), inputs);
  if (result.level === null) throw new Error(`sample system ${key} has no level`);
  const traits = [...new Set([...written.traits, ...result.traits])];
  workspace.systems.add({
    ...emptySystem({ ...known, id: key, ownerName: hospital.unit.owners[0]?.owner.name ?? '' }),
    ...known,
    level: result.level,
    traits,
    assessor: hospital.assessor,
  });
  addEarlierLevels(workspace, law, paths, key, hospital.unit.preparer.name);
  const { level, matched, raisedBy } = result;
  workspace.levels.add({
    id: `level-${key}`,
    systemId: key,
    framework: written.framework,
    inputs,
    level,
    matched,
    raisedBy,
    decidedBy: hospital.unit.preparer.name,
    decidedAt,
  });
}

async function answerSystem(
  workspace: Workspace,
  { law, paths, earlier }: Pick<SampleOptions, 'law' | 'paths'> & { earlier: EarlierYear },
  hospital: SampleHospital,
  written: WrittenSystem,
  vault: Vault,
  seed: string,
): Promise<void> {
  const { key, framework } = written;
  const { level, traits } = workspace.systems.get(key);
  if (level === null) throw new Error(`sample system ${key} has no level`);
  const checklist = law.checklist(framework, level);
  const answering = { ...written, traits };
  const isOwn = ownAnswers(workspace, paths, hospital.year, answering, checklist, seed);
  const answers = sampleAnswers(hospital, answering, checklist, seed).filter(isOwn);
  const carried = carryOn(workspace, written, answers, earlier, seed);
  const ready = await vault(answers, written);
  workspace.together(() => {
    workspace.editions.keep(checklist);
    const { id } = workspace.assessments.ensure(key, hospital.year, { framework, level, checklistDigest: checklist.digest });
    for (const { item, change, evidence } of ready) {
      const place = { id: item.id, digest: checklist.itemDigests[item.id] ?? '' };
      workspace.assessments.setAnswer(id, place, { ...change, ...carried.get(item.id), evidence: evidence() });
    }
  });
}
