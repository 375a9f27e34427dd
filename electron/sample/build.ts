/** Fills a workspace with the sample hospital, through the same doors a person uses. */
import { setImmediate } from 'node:timers/promises';
import { emptySystem } from '../../core/assessment/empty.ts';
import type { Law } from '../../core/checklist/library.ts';
import { determineLevel } from '../../core/level/determine.ts';
import type { Paths } from '../paths.ts';
import { createWorkspace, removeWorkspaceFile, type Workspace } from '../workspace/index.ts';
import { sampleAnswers } from './answers.ts';
import { addApprovals } from './approvals.ts';
import { describeSystems } from './components.ts';
import { readSampleHospital, type SampleHospital, type WrittenSystem } from './content.ts';
import { addDuties } from './duties.ts';
import { evidenceFor, type SampleEvidence } from './evidence-catalogue.ts';
import { addSampleLife } from './life.ts';
import { addEarlierLevels } from './levels.ts';
import { openPaperShop, type PaperShop } from './papers.ts';
import { repeatableIds } from './random.ts';
import { describePlans } from './plans.ts';
import { assessRisks } from './risk.ts';
import { addArchivedSystems } from './register.ts';

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
  const workspace = createWorkspace(file, {
    clock: sampleClock(hospital),
    newId: repeatableIds(`sample/${seed}`),
    actor: hospital.unit.preparer.name,
    sample: true,
  });
  try {
    workspace.unit.save(hospital.unit);
    const shop = openPaperShop({ hospital, pictures: paths.samplePictures, fonts: paths.fonts, seed });
    const vault = evidenceVault(workspace, shop);
    for (const system of hospital.systems) {
      await turn(signal);
      progress?.(`Đang dựng ${system.shortName}`);
      await addSystem(workspace, { law, paths }, hospital, system, vault, seed);
    }
    addApprovals(workspace, paths);
    addSampleLife(workspace, paths);
    describeSystems(workspace, paths);
    assessRisks(workspace, paths);
    addDuties(workspace, paths);
    addArchivedSystems(workspace, paths);
    describePlans(workspace, paths, hospital.year);
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

/** A clock that starts eight hours before the sample's day and advances a second at each look, so that the journal has an order. */
function sampleClock(hospital: SampleHospital): () => Date {
  const start = new Date(hospital.today).getTime() - 8 * 3_600_000;
  let looks = 0;
  return () => new Date(start + looks++ * 1000);
}

type Vault = (evidence: SampleEvidence) => Promise<string>;

/** Puts each paper into the vault once and remembers its id. */
function evidenceVault(workspace: Workspace, shop: PaperShop): Vault {
  const known = new Map<string, string>();
  return async (evidence) => {
    const id = known.get(evidence.key);
    if (id !== undefined) return id;
    const { fileName, bytes } = await shop.make(evidence);
    const added = workspace.evidence.addBytes(fileName, bytes, {
      title: evidence.title,
      effectiveOn: evidence.effectiveOn,
      validUntil: evidence.validUntil,
    });
    known.set(evidence.key, added.id);
    return added.id;
  };
}

async function addSystem(
  workspace: Workspace,
  { law, paths }: Pick<SampleOptions, 'law' | 'paths'>,
  hospital: SampleHospital,
  written: WrittenSystem,
  vault: Vault,
  seed: string,
): Promise<void> {
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

  const checklist = law.checklist(written.framework, level);
  const assessment = workspace.assessments.ensure(key, hospital.year, {
    framework: written.framework,
    level,
    checklistDigest: checklist.digest,
  });
  for (const { item, group, change, evidence } of sampleAnswers(hospital, { ...written, traits }, checklist, seed)) {
    const place = { id: item.id, digest: checklist.itemDigests[item.id] ?? '' };
    workspace.assessments.setAnswer(assessment.id, place, change);
    const ids = new Set<string>();
    for (const name of evidence) ids.add(await vault(evidenceFor(name, group, written, seed)));
    for (const id of ids) workspace.evidence.link(assessment.id, place, id);
  }
}
