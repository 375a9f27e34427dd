/** A workspace: everything one unit records, in one SQLite file. */
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { FsckReport } from '../../core/api.ts';
import { storedUnit } from '../../core/assessment/stored.ts';
import { emptyUnit } from '../../core/assessment/empty.ts';
import type { DossierSending } from '../../core/assessment/sending.ts';
import type { DutyDone, OwnHoliday } from '../../core/assessment/duty.ts';
import type { Incident } from '../../core/assessment/incident.ts';
import { unitProfile, type UnitProfile } from '../../core/assessment/model.ts';
import type { RelevelTrigger } from '../../core/assessment/relevelling.ts';
import type { Law } from '../../core/checklist/library.ts';
import type { RiskAssessment } from '../../core/level/risk.ts';
import { openAssessments, type AssessmentStore } from './assessments.ts';
import { openBlobs, sweepUnfinished } from './blobs.ts';
import { checkConnection } from './check.ts';
import { createDatabase, openDatabase } from './database.ts';
import { openDossiers, type DossierStore } from './dossiers.ts';
import { openEvidence, type EvidenceStore } from './evidence.ts';
import { REAL_DISK, type Disk } from './evidence-intake.ts';
import { workspaceFailure } from './failures.ts';
import { openJournal, type Journal } from './journal.ts';
import { openLevels, type LevelStore } from './levels.ts';
import { openCommonAnswers, type CommonStore } from './common-answers.ts';
import { openEditions, type EditionStore } from './editions.ts';
import { openPlans, type PlanStore } from './plans.ts';
import { openRegister, REGISTERS, type RegisterStore } from './registers.ts';
import { openSystems, type SystemStore } from './systems.ts';
import { createForgetter, createRecorder, openUndo, type Restorers, type UndoStore } from './undo.ts';
import { openUnit, type UnitStore } from './unit.ts';
import { createWriter } from './writer.ts';

export { checkWorkspaceFile } from './check.ts';
export { removeWorkspaceFile } from './database.ts';

export interface WorkspaceOptions {
  clock: () => Date;
  newId: () => string;
  /** Who makes the changes, as the journal names them. */
  actor: string;
  /** Where evidence is read from; the disks of the computer, unless a test breaks them. */
  disk?: Disk;
}

export interface Workspace {
  readonly file: string;
  info(): { unitName: string; sample: boolean };
  readonly unit: UnitStore;
  readonly systems: SystemStore;
  readonly levels: LevelStore;
  readonly riskAssessments: RegisterStore<RiskAssessment>;
  readonly relevelTriggers: RegisterStore<RelevelTrigger>;
  readonly incidents: RegisterStore<Incident>;
  readonly dutiesDone: RegisterStore<DutyDone>;
  readonly ownHolidays: RegisterStore<OwnHoliday>;
  readonly plans: PlanStore;
  readonly assessments: AssessmentStore;
  /** What is answered once for the unit. */
  readonly common: CommonStore;
  readonly editions: EditionStore;
  readonly evidence: EvidenceStore;
  readonly undo: UndoStore;
  readonly dossiers: DossierStore;
  readonly dossierSendings: RegisterStore<DossierSending>;
  readonly journal: Pick<Journal, 'head' | 'entries'>;
  readonly actor: { set(name: string): void };
  /** Runs several writes in one transaction: all of them become durable, or none. */
  together<T>(run: () => T): T;
  /** Everything checked; with the law also whether each answer's requirement is known. */
  check(law?: Law): FsckReport;
  close(): void;
}

/** Creates a workspace file, of this unit if it is known, and opens it. WORKSPACE_EXISTS, WORKSPACE_READ_ONLY, DISK_FULL. */
export function createWorkspace(file: string, options: WorkspaceOptions & { unit?: UnitProfile; sample?: boolean }): Workspace {
  const unit = unitProfile.parse(options.unit ?? emptyUnit(''));
  const sample = options.sample === true ? 'yes' : 'no';
  const createdAt = options.clock().toISOString();
  createDatabase(file, (db) => {
    db.prepare('INSERT INTO unit (id, profile) VALUES (1, ?)').run(JSON.stringify(unit));
    db.prepare("INSERT INTO meta (key, value) VALUES ('sample', ?), ('created_at', ?)").run(sample, createdAt);
    // From the first row on, the journal tells what the tables hold (replay.ts).
    const created = { kind: 'workspace.create', subject: 'workspace', before: null, after: { unit, sample, createdAt } };
    openJournal(db).append(created, createdAt, options.actor);
  });
  return openWorkspace(file, options);
}

/** Opens a workspace for work. NOT_A_WORKSPACE, WORKSPACE_NEWER, WORKSPACE_DAMAGED, WORKSPACE_LOCKED, WORKSPACE_READ_ONLY, FILE_NOT_FOUND. */
export function openWorkspace(file: string, options: WorkspaceOptions): Workspace {
  const db = openDatabase(file);
  try {
    return assemble(db, file, options);
  } catch (error) {
    db.close();
    throw workspaceFailure(file, error);
  }
}

function assemble(db: Database.Database, file: string, { clock, newId, actor, disk = REAL_DISK }: WorkspaceOptions): Workspace {
  let person = actor;
  const journal = openJournal(db);
  const writer = createWriter({ db, file, journal, record: createRecorder(db, journal), clock, actor: () => person });
  writer.prepare(() => sweepUnfinished(db));
  const blobs = openBlobs(db);
  const unit = openUnit(db, writer);
  const plans = openPlans(db, writer, newId);
  const assessments = openAssessments(db, writer, plans, newId);
  const common = openCommonAnswers(db, writer, plans);
  const systems = openSystems(db, writer);
  const evidence = openEvidence(db, writer, blobs, { own: assessments, common }, disk, newId, createForgetter(db));
  const registers = {
    risk_assessment: openRegister(db, writer, REGISTERS.risk_assessment),
    relevel_trigger: openRegister(db, writer, REGISTERS.relevel_trigger),
    incident: openRegister(db, writer, REGISTERS.incident),
    duty_done: openRegister(db, writer, REGISTERS.duty_done),
    own_holiday: openRegister(db, writer, REGISTERS.own_holiday),
    plan: plans,
    dossier_sending: openRegister(db, writer, REGISTERS.dossier_sending),
  };
  const undo = openUndo(db, writer, journal, {
    'unit.save': { current: () => unit.get(), write: (_subject, value) => void unit.save(storedUnit.parse(value)) },
    'answer.set': assessments.restore,
    'common.set': common.restore,
    'assessment.open': assessments.restoreBasis,
    ...withBothWays(systems.restorers, 'system'),
    ...withBothWays(evidence.restorers, 'evidence'),
    ...Object.fromEntries(Object.values(registers).flatMap(({ restorers }) => Object.entries(restorers))),
  });
  const sample = z.object({ value: z.string() }).parse(db.prepare("SELECT value FROM meta WHERE key = 'sample'").get()).value === 'yes';

  return {
    file,
    info: () => ({ unitName: unit.get().name, sample }),
    unit,
    systems,
    levels: openLevels(db, writer),
    riskAssessments: registers.risk_assessment,
    relevelTriggers: registers.relevel_trigger,
    incidents: registers.incident,
    dutiesDone: registers.duty_done,
    ownHolidays: registers.own_holiday,
    plans,
    assessments,
    common,
    editions: openEditions(db, writer),
    evidence,
    undo,
    dossiers: openDossiers(db, writer, blobs, registers.dossier_sending),
    dossierSendings: registers.dossier_sending,
    journal,
    actor: {
      set: (name) => {
        person = name;
      },
    },
    together: (run) => writer.prepare(run),
    check: (law) => checkConnection(db, law),
    close: () => {
      db.close();
    },
  };
}

/** Setting aside and bringing back are each other's reverse. */
function withBothWays(restorers: Restorers, kind: 'system' | 'evidence'): Restorers {
  const reverse = restorers[`${kind}.discard`];
  return reverse === undefined ? restorers : { ...restorers, [`${kind}.restore`]: reverse };
}

/** “3.54.1”. */
export function sqliteVersion(): string {
  const db = new Database(':memory:');
  try {
    return z.object({ version: z.string() }).parse(db.prepare('SELECT sqlite_version() AS version').get()).version;
  } finally {
    db.close();
  }
}
