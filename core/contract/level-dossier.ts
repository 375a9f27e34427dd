/** The level dossier (hồ sơ đề xuất cấp độ). */
import type { ContractPart } from './values.ts';

export const levelDossierContract = {} as const satisfies ContractPart;
