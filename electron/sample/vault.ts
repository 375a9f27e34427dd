/** The sample's evidence: papers made ahead, then taken in with the answers they prove. */
import type { Workspace } from '../workspace/index.ts';
import type { Answering, SampleAnswer } from './answers.ts';
import { evidenceFor, type SampleEvidence } from './evidence-catalogue.ts';
import type { PaperShop } from './papers.ts';

/** An answer whose papers lie ready: `evidence` takes them in and returns their ids. To be called inside the transaction. */
export type ReadyAnswer = Omit<SampleAnswer, 'evidence'> & { evidence: () => string[] };

/** Makes the papers of answers; each goes into the vault once. */
export type Vault = (answers: readonly SampleAnswer[], system: Pick<Answering, 'key' | 'shortName'>) => Promise<ReadyAnswer[]>;

export function openVault(workspace: Workspace, shop: PaperShop, seed: string): Vault {
  const known = new Map<string, string>();
  const made = new Map<string, Awaited<ReturnType<PaperShop['make']>>>();
  const takeIn = (evidence: SampleEvidence): string => {
    const id = known.get(evidence.key);
    const paper = made.get(evidence.key);
    if (id !== undefined) return id;
    if (paper === undefined) throw new Error(`no paper ${evidence.key}`);
    const { title, sort: kind, sensitivity, note, effectiveOn, validUntil } = evidence;
    const added = workspace.evidence.addBytes(paper.fileName, paper.bytes, { title, kind, sensitivity, note, effectiveOn, validUntil });
    known.set(evidence.key, added.id);
    made.delete(evidence.key);
    return added.id;
  };
  return async (answers, system) => {
    const ready: ReadyAnswer[] = [];
    for (const { evidence: names, ...answer } of answers) {
      const papers = names.map((name) => evidenceFor(name, answer.group, system, seed));
      for (const paper of papers) {
        if (!known.has(paper.key) && !made.has(paper.key)) made.set(paper.key, await shop.make(paper));
      }
      ready.push({ ...answer, evidence: () => [...new Set(papers.map(takeIn))] });
    }
    return ready;
  };
}
