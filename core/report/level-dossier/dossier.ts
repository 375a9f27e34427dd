/** The level dossier of a system as neutral papers, and what it still lacks (NĐ 331 Đ20–24; NĐ 85 Đ14–17). */
import type { Paper } from './document.ts';
import { enclosuresOf, type Enclosure } from './enclosures.ts';
import { gatherGaps, noteLacks, type LevelDossierGap, type Lacks, type PaperId } from './gaps.ts';
import type { LevelDossierInput } from './input.ts';
import { letter } from './letters.ts';
import { procedureOf } from './parties.ts';
import { volume } from './volume.ts';
import { decreeName } from './words.ts';

/** What is the same for every paper of one print. */
export interface PaperFacts {
  program: string;
  /** Instant of printing, for the metadata. */
  created: string;
  draft: boolean;
}

interface BuiltPaper {
  id: PaperId;
  title: string;
  /** “Mẫu số 02”; empty where the framework file names no form. */
  form: string;
  sections: Paper['sections'];
  lacks: Lacks;
}

/** Every paper of the level, in the order in which they are sent; none while the level is not determined. */
function build(input: LevelDossierInput): BuiltPaper[] {
  const procedure = procedureOf(input);
  if (procedure === null || input.checklist === null) return [];
  const lacks = noteLacks();
  const whole: BuiltPaper = { id: 'volume', form: '', ...volume(input, lacks), lacks };
  const letters = procedure.letters.map(({ step, form }): BuiltPaper => {
    const own = noteLacks();
    return { id: step, form, ...letter(step, input, procedure, own), lacks: own };
  });
  return [whole, ...letters];
}

export interface PaperState {
  id: PaperId;
  title: string;
  form: string;
  /** Gaps that it asks for. */
  gaps: number;
}

export interface LevelDossierState {
  papers: PaperState[];
  /** Letters that this level does not need. */
  unneeded: PaperId[];
  enclosures: Enclosure[];
  gaps: LevelDossierGap[];
}

/** What can be printed, what there is, and what is missing. Without a level there is nothing to print. */
export function levelDossierState(input: LevelDossierInput): LevelDossierState {
  const papers = build(input);
  const gaps = gatherGaps(papers);
  const all: PaperId[] = ['volume', 'expert_opinion', 'request', 'submission'];
  return {
    papers: papers.map(({ id, title, form, lacks }) => ({ id, title, form, gaps: lacks.found.size })),
    unneeded: papers.length === 0 ? [] : all.filter((id) => papers.every((paper) => paper.id !== id)),
    enclosures: enclosuresOf(input),
    gaps,
  };
}

/** Everything that is still missing, with the papers that ask for it. Empty when all of them can be printed as final. */
export const levelDossierGaps = (input: LevelDossierInput): LevelDossierGap[] => gatherGaps(build(input));

/** One paper, with the gaps it has; null where the level does not need it. */
export function levelDossierPaper(
  input: LevelDossierInput,
  id: PaperId,
  facts: PaperFacts,
): { paper: Paper; gaps: LevelDossierGap[] } | null {
  const found = build(input).find((paper) => paper.id === id);
  if (found === undefined) return null;
  const { title, form, sections } = found;
  const decree = decreeName(input.framework);
  return {
    paper: { ...facts, title, subject: form === '' ? decree : `${form}, ${decree}`, author: input.unit.name, sections },
    gaps: gatherGaps([found]),
  };
}
