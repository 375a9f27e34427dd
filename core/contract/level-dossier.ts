/** The level dossier (hồ sơ đề xuất cấp độ). */
import { z } from 'zod';
import { frameworkId, level } from '../checklist/model.ts';
import { enclosure } from '../report/level-dossier/enclosures.ts';
import { levelDossierGap, paperId } from '../report/level-dossier/gaps.ts';
import { id, type ContractPart } from './values.ts';

export const levelDossierState = z.strictObject({
  framework: frameworkId,
  /** The dossier is that of a level determined anew, while the old approval stands (NĐ 331 Đ25). */
  renews: z.boolean(),
  /** Null while the level is not determined: then there is nothing to print. */
  level: level.nullable(),
  papers: z.array(
    z.strictObject({
      id: paperId,
      title: z.string(),
      /** “Mẫu số 02”; empty where the framework file names no form. */
      form: z.string(),
      /** How many things it asks for that are missing. */
      gaps: z.number().int(),
    }),
  ),
  /** Papers that this level does not need. */
  unneeded: z.array(paperId),
  enclosures: z.array(enclosure),
  gaps: z.array(levelDossierGap),
});
export type LevelDossierState = z.infer<typeof levelDossierState>;

export const levelDossierContract = {
  /** What the dossier of a system consists of, what of it can be printed, and what is missing. */
  'levelDossier.state': { input: z.strictObject({ systemId: id }), output: levelDossierState },
  /**
   * Writes one paper where the user chooses; null = cancelled. A final one with gaps is refused (PREFLIGHT_ERRORS), a draft marks
   * them. CONFLICT while another one is being printed.
   */
  'levelDossier.save': {
    input: z.strictObject({ systemId: id, paper: paperId, format: z.enum(['pdf', 'docx']), draft: z.boolean() }),
    output: z.strictObject({ file: z.string() }).nullable(),
  },
} as const satisfies ContractPart;
