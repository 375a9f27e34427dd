/** The risk assessment behind a level (NĐ 331 Đ10.3; Luật 116 Đ8.1). It may raise a level, never lower it (NĐ 331 Đ10.5). */
import { z } from 'zod';
import { level, type Level } from '../checklist/model.ts';
import { isoDate } from '../date.ts';

const text = (max: number) => z.string().max(max).normalize('NFC');
const id = z.string().min(1).max(64);
/** 1 = hardly, 5 = almost certainly; 1 = slight, 5 = disastrous. */
export const riskDegree = z.number().int().min(1).max(5);

export const riskAsset = z.strictObject({ id, name: text(500), information: text(1000), owner: text(500) });
export type RiskAsset = z.infer<typeof riskAsset>;

export const RISK_TREATMENTS = ['reduce', 'avoid', 'transfer', 'accept'] as const;
export type RiskTreatment = (typeof RISK_TREATMENTS)[number];

/** Why an assessment was due (NĐ 331 Đ10.2.a–đ); the last is the unit's own rhythm. */
export const RISK_OCCASIONS = ['first', 'change', 'growth_or_link', 'serious_incident', 'authority_request', 'periodic'] as const;
export type RiskOccasion = (typeof RISK_OCCASIONS)[number];

export const riskEntry = z.strictObject({
  id,
  /** Name of the asset; free where it is not in the list. */
  asset: text(500),
  threat: text(2000),
  likelihood: riskDegree.nullable(),
  impact: riskDegree.nullable(),
  /** Level of the harm scale (Luật 116 Đ8.1) that the worst outcome reaches. */
  harm: level.nullable(),
  harmReason: text(2000),
  /** Present capability (NĐ 331 Đ10.3.đ). */
  controls: text(2000),
  treatment: z.enum(RISK_TREATMENTS).nullable(),
  action: text(2000),
  responsible: text(500),
  due: isoDate.nullable(),
});
export type RiskEntry = z.infer<typeof riskEntry>;

export const riskAssessment = z.strictObject({
  id,
  systemId: id,
  date: isoDate,
  occasion: z.enum(RISK_OCCASIONS),
  assessor: text(500),
  assets: z.array(riskAsset).max(500),
  entries: z.array(riskEntry).max(500),
  /** Communication and consultation (NĐ 331 Đ10.3.g). */
  communication: text(4000),
  conclusion: text(4000),
  /** Finished ones ground a level; a draft does not. */
  finished: z.boolean(),
});
export type RiskAssessment = z.infer<typeof riskAssessment>;

export const emptyRisk = (known: Pick<RiskEntry, 'id'> & Partial<RiskEntry>): RiskEntry => ({
  asset: '',
  threat: '',
  likelihood: null,
  impact: null,
  harm: null,
  harmReason: '',
  controls: '',
  treatment: null,
  action: '',
  responsible: '',
  due: null,
  ...known,
});

/** An assessment of which only its day and its ground are known. */
export const emptyRiskAssessment = (known: Pick<RiskAssessment, 'id' | 'systemId' | 'date' | 'occasion' | 'assessor'>): RiskAssessment => ({
  ...known,
  assets: [],
  entries: [],
  communication: '',
  conclusion: '',
  finished: false,
});

// ---------------------------------------------------------------- what it asks for

/** The level that the worst harm asks for; null while no risk names a harm. */
export const levelOfRisk = ({ entries }: Pick<RiskAssessment, 'entries'>): Level | null =>
  entries.reduce<Level | null>((worst, { harm }) => (harm === null || (worst !== null && worst >= harm) ? worst : harm), null);

/** The assessment that grounds a level: the latest finished one, of one day the one begun last; null while none is finished. */
export const groundingRiskAssessment = (assessments: readonly RiskAssessment[]): RiskAssessment | null =>
  assessments.reduce<RiskAssessment | null>(
    (latest, one) => (one.finished && (latest === null || one.date >= latest.date) ? one : latest),
    null,
  );

/** `risk_assessed_level` of the level form, by the latest finished assessment; null where none is finished or none names a harm. */
export function riskAssessedLevel(assessments: readonly RiskAssessment[]): Level | null {
  const grounding = groundingRiskAssessment(assessments);
  return grounding === null ? null : levelOfRisk(grounding);
}

// ---------------------------------------------------------------- likelihood × impact

/** How much a risk weighs. The bounds are ours: a method is still to be issued (NĐ 331 Đ10.8). */
export type RiskWeight = 'low' | 'medium' | 'high' | 'very_high';

/** Weight of a cell of the matrix, both degrees from 1 to 5: the product below 5, 10, 16, or from there on. */
export function riskWeight(likelihood: number, impact: number): RiskWeight {
  const product = likelihood * impact;
  if (product < 5) return 'low';
  if (product < 10) return 'medium';
  return product < 16 ? 'high' : 'very_high';
}
