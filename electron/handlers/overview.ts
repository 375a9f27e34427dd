/** Answers to core/contract/overview.ts. */
import type { Handlers } from '../../core/api.ts';
import { isBlankAnswer } from '../../core/assessment/answer.ts';
import type { LastYearMatch } from '../../core/assessment/last-year.ts';
import { controlOf, itemsOf } from '../../core/checklist/items.ts';
import type { LastYearAnswer, Wording } from '../../core/contract/overview.ts';
import { besides, lastYearAt } from '../services/beside.ts';
import { answerAt, itemOf, type Desk } from '../services/desk.ts';
import { deskAt } from './assessment.ts';
import type { Context } from './context.ts';

export const overviewHandlers = (context: Context): Pick<Handlers, 'items.lastYear' | 'items.context'> => ({
  'items.lastYear': (place) => {
    const desk = deskAt(context, place);
    return [...lastYearAt(desk, context.law())].map(([itemId, match]) => lastYearAnswer(desk, itemId, match));
  },
  'items.context': ({ itemId, ...place }) => {
    const desk = deskAt(context, place);
    const { digest } = itemOf(desk.checklist, itemId);
    const control = controlOf(desk.checklist, itemId);
    const systems = besides(desk, context.law(), control);
    const given = answerAt(desk, itemId);
    return {
      others: systems
        .filter(({ answer }) => answer.inherited !== true && !isBlankAnswer(answer))
        .map(({ system, checklist, item, answer }) => ({
          systemId: system.id,
          name: system.shortName || system.name,
          level: checklist.level,
          framework: system.framework === desk.framework ? null : desk.framework,
          itemId: item.id,
          verdict: answer.verdict,
          confirmed: answer.confirmed,
          note: answer.note,
          evidence: answer.evidence.length,
        })),
      inheriting: systems.filter(({ answer }) => answer.inherited === true).length,
      before: given.itemDigest === digest ? null : wordingBefore(desk, itemId, given.itemDigest),
    };
  },
});

/** What a requirement said under a digest; null where that wording is not known, or says the same as now. */
function wordingBefore({ workspace, checklist }: Desk, itemId: string, digest: string, fallback?: Wording): Wording | null {
  const old = workspace.editions.item(digest) ?? fallback;
  const now = itemsOf(checklist).find(({ id }) => id === itemId);
  if (old === undefined || now === undefined || (old.ask === now.ask && old.guidance === now.guidance)) return null;
  return { ask: old.ask, guidance: old.guidance };
}

function lastYearAnswer(desk: Desk, itemId: string, { earlier: { checklist }, item, answer }: LastYearMatch): LastYearAnswer {
  const { verdict, note, gap, reason, evidence, itemDigest } = answer;
  const isSame = checklist.framework !== desk.framework || itemDigest === desk.checklist.itemDigests[itemId];
  return {
    itemId,
    year: desk.year - 1,
    framework: checklist.framework,
    level: checklist.level,
    from: { itemId: item.id, title: item.title },
    itemDigest,
    before: isSame ? null : wordingBefore(desk, itemId, itemDigest, item),
    verdict,
    note,
    gap,
    reason,
    evidence,
  };
}
