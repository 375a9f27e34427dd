/** Everything a level dossier is made of. Read once; gaps and papers see the same values. */
import type { Answer, Evidence, InformationSystem, UnitProfile } from '../../assessment/model.ts';
import type { Framework } from '../../checklist/framework.ts';
import type { Checklist } from '../../checklist/model.ts';
import type { IsoDate } from '../../date.ts';
import type { LevelDetermination } from '../../level/model.ts';
import type { RiskAssessment } from '../../level/risk.ts';

export interface LevelDossierInput {
  unit: UnitProfile;
  system: InformationSystem;
  /** The framework of the system: its dossier, its steps, its forms. */
  framework: Framework;
  /** The latest determination under this framework; null while nobody ran its rules. */
  determination: LevelDetermination | null;
  /** Every risk assessment of the system. */
  risks: readonly RiskAssessment[];
  /** The requirements of the system's level; null while it has none. */
  checklist: Checklist | null;
  answers: readonly Answer[];
  evidence: readonly Evidence[];
  /** Today in Việt Nam. */
  today: IsoDate;
}
