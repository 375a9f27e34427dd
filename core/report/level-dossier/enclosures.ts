/** What the dossier consists of at a level (framework file, `dossier`), and what of it there is. */
import { lowerFirst } from '../../text.ts';
import { z } from 'zod';
import type { Decision } from '../../assessment/model.ts';
import { groundingRiskAssessment } from '../../level/risk.ts';
import { line, plain, type Rich } from './document.ts';
import type { Lack, Lacks } from './gaps.ts';
import type { LevelDossierInput } from './input.ts';
import { day, decisionText } from './words.ts';

/** `made` = by this program; `present`, `absent` = a document of others that is there or is not. */
export const enclosure = z.strictObject({
  id: z.string(),
  title: z.string(),
  clause: z.string(),
  /** Kept with the dossier, no component of it. */
  companion: z.boolean(),
  state: z.enum(['made', 'present', 'absent', 'not_needed']),
  /** The document that is there; empty unless present. */
  found: z.string(),
});
export type Enclosure = z.infer<typeof enclosure>;
export type EnclosureState = Enclosure['state'];

/** Made by this program from register and assessment. */
const MADE = new Set(['overview', 'level_proposal', 'protection_plan']);

/** Requirements whose evidence is the design document: approved design, diagrams of the network (our reading). */
const DESIGN_CONTROLS = ['build.design', 'network.diagram'];

/** The item at which evidence of the design belongs; null where the level has none. */
export const designItem = ({ checklist }: LevelDossierInput): string | null => {
  const items = checklist?.groups.flatMap((group) => group.items) ?? [];
  return DESIGN_CONTROLS.flatMap((control) => items.filter((item) => item.control === control)).map(({ id }) => id)[0] ?? null;
};

function designEvidence(input: LevelDossierInput): string {
  const itemId = designItem(input);
  const ids = input.answers.find((answer) => answer.itemId === itemId)?.evidence ?? [];
  return ids
    .flatMap((id) => input.evidence.filter((one) => one.id === id))
    .map(({ title, effectiveOn }) => (effectiveOn === null ? title : `${title} (${day(effectiveOn)})`))
    .join('; ');
}

const ofDecision = (decision: Decision | null): string => (decision === null ? '' : `Văn bản ${decisionText(decision)}`);

function foundText(id: string, input: LevelDossierInput): string {
  const { approval } = input.system;
  switch (id) {
    case 'design':
      return designEvidence(input);
    case 'expert_opinion':
      return ofDecision(approval.expertOpinion);
    case 'appraisal_opinion':
      return ofDecision(approval.appraisal);
    case 'risk_assessment': {
      const risk = groundingRiskAssessment(input.risks);
      return risk === null ? '' : `Đánh giá ngày ${day(risk.date)}${risk.assessor === '' ? '' : `, ${risk.assessor} thực hiện`}`;
    }
    case 'regulation':
      return ofDecision(approval.regulation);
    default:
      return '';
  }
}

/** Every component and companion that the framework knows, in its order. */
export function enclosuresOf(input: LevelDossierInput): Enclosure[] {
  const { framework, system } = input;
  return framework.dossier.map(({ id, title, levels, clause, companion = false }) => {
    const found = foundText(id, input);
    const needed = system.level === null || levels.includes(system.level);
    const state: EnclosureState = !needed ? 'not_needed' : MADE.has(id) ? 'made' : found === '' ? 'absent' : 'present';
    return { id, title, clause, companion, state, found };
  });
}

const FIXED_AT: Record<string, string> = {
  expert_opinion: 'approval',
  appraisal_opinion: 'approval',
  regulation: 'approval',
  risk_assessment: 'risk',
};

export function enclosureLack(enclosure: Enclosure, input: LevelDossierInput): Lack {
  const item = designItem(input);
  const tab = FIXED_AT[enclosure.id];
  return {
    id: `enclosure.${enclosure.id}`,
    what: lowerFirst(enclosure.title.replace(/ \(.*\)$/, '')),
    clause: enclosure.clause,
    place: tab === undefined && item !== null ? { page: 'assess', itemId: item } : { page: 'system', tab: tab ?? 'overview' },
  };
}

/** What there is of an enclosure, or the mark that it is missing. */
export function enclosureText(enclosure: Enclosure, input: LevelDossierInput, lacks: Lacks): Rich {
  if (enclosure.state === 'made') return plain('Kèm theo');
  return line(lacks.known(enclosure.found, enclosureLack(enclosure, input)));
}
