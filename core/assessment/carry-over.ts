/**
 * What the answers under one framework still prove under the next (checklists/crosswalk.yaml). Everything here is a proposal:
 * nothing is confirmed until a person has looked at it again.
 */
import { appliesTo } from '../checklist/applicability.ts';
import type { CrosswalkLink, Crosswalk } from '../checklist/crosswalk.ts';
import type { Checklist, ChecklistItem, Trait } from '../checklist/model.ts';
import { VERDICTS, type Answer, type AnswerChange, type Verdict } from './model.ts';

export interface Offer {
  item: ChecklistItem;
  /** How much the old answers prove; “none” also where no source is left. */
  cover: CrosswalkLink['cover'];
  /** What to write, unconfirmed; null = nothing is offered. A verdict of null leaves the requirement to be judged. */
  change: AnswerChange | null;
  /** Ids of the evidence of all sources, in their order, each once. */
  evidence: string[];
}

interface Old {
  checklist: Checklist;
  answers: readonly Answer[];
}

interface Source {
  item: ChecklistItem;
  answer: Answer | undefined;
}

/**
 * What is offered for each requirement of the next checklist that arises for these traits, in its order. Rules of the crosswalk:
 * - a source that the old checklist lacks, that does not arise, or that was answered “Không áp dụng” is left out; none left = none;
 * - several sources: the worst of them decides, and one that was not judged is worse than any verdict;
 * - full: the verdict of the worst source, with its gap and plan; part: met sources give “Đáp ứng một phần” with the delta as gap,
 *   any other leaves the verdict open; evidence: only the evidence.
 */
export function offersOf(crosswalk: Crosswalk, old: Old, next: Checklist, traits: readonly Trait[]): Offer[] {
  const links = new Map(crosswalk.links.map((link) => [link.to, link]));
  const answers = new Map(old.answers.map((answer) => [answer.itemId, answer]));
  const sources = new Map<string, Source>(
    old.checklist.groups
      .flatMap((group) => group.items)
      .filter((item) => appliesTo(item, traits))
      .map((item) => [item.control, { item, answer: answers.get(item.id) }]),
  );
  return next.groups
    .flatMap((group) => group.items)
    .filter((item) => appliesTo(item, traits))
    .map((item) => {
      const link = links.get(item.control);
      const from = (link?.from ?? [])
        .flatMap((control) => sources.get(control) ?? [])
        .filter(({ answer }) => answer?.verdict !== 'not_applicable');
      return link === undefined ? nothing(item) : offerOf(item, link, from, next.level);
    });
}

const nothing = (item: ChecklistItem): Offer => ({ item, cover: 'none', change: null, evidence: [] });

function offerOf(item: ChecklistItem, link: CrosswalkLink, sources: readonly Source[], level: number): Offer {
  const cover = sources.length === 0 ? 'none' : (link.cover_at?.[String(level)] ?? link.cover);
  if (cover === 'none') return nothing(item);
  const evidence = [...new Set(sources.flatMap(({ answer }) => answer?.evidence ?? []))];
  const worst = worstOf(sources);
  const verdict = proposedVerdict(cover, worst);
  if (verdict === null) return { item, cover, change: evidence.length === 0 ? null : { confirmed: false }, evidence };
  const deciding = sources.filter(({ answer }) => answer?.verdict === worst);
  const [only] = deciding;
  return {
    item,
    cover,
    evidence,
    change: {
      verdict,
      confirmed: false,
      note: joined(sources, ({ note }) => note),
      gap: cover === 'part' ? (link.delta ?? '') : verdict === 'compliant' ? '' : joined(deciding, ({ gap }) => gap),
      // A plan is one person's promise for one gap: two of them can't be made into one.
      plan: verdict === 'compliant' || cover === 'part' || deciding.length !== 1 ? null : (only?.answer?.plan ?? null),
    },
  };
}

/** The weakest link: not judged, not met, in part, met. */
function worstOf(sources: readonly Source[]): Verdict | null {
  const verdicts = sources.map(({ answer }) => answer?.verdict ?? null);
  if (verdicts.includes(null)) return null;
  return VERDICTS.toReversed().find((verdict) => verdicts.includes(verdict)) ?? null;
}

function proposedVerdict(cover: CrosswalkLink['cover'], worst: Verdict | null): Verdict | null {
  if (cover === 'full') return worst;
  return cover === 'part' && worst === 'compliant' ? 'partial' : null;
}

/** The officer's own words; where several requirements speak, each under its title. */
function joined(sources: readonly Source[], textOf: (answer: Answer) => string): string {
  const said = sources.flatMap(({ item, answer }) => {
    const text = answer === undefined ? '' : textOf(answer).trim();
    return text === '' ? [] : [{ title: item.title, text }];
  });
  const [only] = said;
  if (said.length === 1 && only !== undefined) return only.text;
  return said.map(({ title, text }) => `${title}: ${text}`).join('\n');
}
