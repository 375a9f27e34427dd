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
  /** Why it was due: an id of RISK_OCCASIONS (NĐ 331 Đ10.2). */
  occasion: z.enum(['first', 'change', 'growth_or_link', 'serious_incident', 'authority_request', 'periodic']),
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

/** The level that the worst harm asks for; null while no risk names a harm. */
export const levelOfRisk = ({ entries }: Pick<RiskAssessment, 'entries'>): Level | null =>
  entries.reduce<Level | null>((worst, { harm }) => (harm === null || (worst !== null && worst >= harm) ? worst : harm), null);
