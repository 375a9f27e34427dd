/** What the answers under one framework still prove under the next (checklists/crosswalk.yaml; NĐ 85 → NĐ 331, regulation §12). */
import { itemsOf } from '../checklist/items.ts';
import { isAsked } from '../checklist/applicability.ts';
import type { Crosswalk, CrosswalkLink } from '../checklist/crosswalk.ts';
import type { ChecklistItem } from '../checklist/model.ts';
import {
  provenanceOf,
  type CarryOver,
  type CarrySource,
  type CarryTarget,
  type Left,
  type LeftReason,
  type Offer,
  type Said,
} from './carry-over-model.ts';
import { VERDICTS, type Answer, type AnswerChange, type Verdict } from './model.ts';

type Cover = CrosswalkLink['cover'];

/** A requirement of the old framework; without `said` nothing was answered. */
interface Old {
  item: ChecklistItem;
  said: Said | undefined;
}

/** Longest text of an answer; what several requirements said together may be longer. */
const LONGEST_TEXT = 20_000;

/**
 * Rules of the crosswalk:
 * - a source that the old checklist lacks, that does not arise, or that was answered “Không áp dụng” is left out; none left = none;
 * - several sources: the worst of them decides, and one that was not judged is worse than any verdict;
 * - full: the verdict of the worst source, with its gap and plan; part: met sources give “Đáp ứng một phần” with the delta as gap,
 *   any other leaves the verdict open; evidence: only the evidence.
 * The crosswalk compares the frameworks at one level: an answer to a milder level proves too little, and gives only its evidence.
 */
export function crosswalkOffers(source: CarrySource, target: CarryTarget, crosswalk: Crosswalk | null): CarryOver {
  const links = new Map(crosswalk?.links.map((link) => [link.to, link]));
  const old = oldRequirements(source, target);
  const own = new Map(target.answers.map((answer) => [answer.itemId, answer]));
  const offers = itemsOf(target.checklist)
    .filter((item) => isAsked(item, target.traits, own.get(item.id)))
    .map((item) => {
      const link = links.get(item.control);
      const from = (link?.from ?? [])
        .flatMap((control) => old.get(control) ?? [])
        .filter(({ said }) => said?.answer.verdict !== 'not_applicable');
      return link === undefined ? nothing(item, '') : offerOf(source, item, link, from, target.checklist.level);
    });
  return { offers, left: leftOf(source, offers, links, old) };
}

/** By control: the requirements that arose at the level of the source. */
function oldRequirements(source: CarrySource, target: CarryTarget): Map<string, Old> {
  const said = new Map<string, Said>();
  for (const one of source.said) {
    const known = said.get(one.item.control);
    const isBetter = known === undefined || (known.level !== source.level && one.level === source.level);
    if (isBetter || (known.level === one.level && known.answer.updatedAt < one.answer.updatedAt)) said.set(one.item.control, one);
  }
  return new Map(
    itemsOf(source.checklist)
      .filter((item) => isAsked(item, target.traits, said.get(item.control)?.answer))
      .map((item): [string, Old] => [item.control, { item, said: said.get(item.control) }]),
  );
}

const nothing = (item: ChecklistItem, delta: string): Offer => ({
  item,
  state: 'new',
  cover: 'none',
  delta,
  from: [],
  carried: null,
  change: null,
  evidence: [],
});

function offerOf(source: CarrySource, item: ChecklistItem, link: CrosswalkLink, sources: readonly Old[], level: number): Offer {
  const delta = link.delta ?? '';
  const from = sources.flatMap(({ said }) => said ?? []);
  const isMilder = from.some((said) => said.level < level);
  const cover = sources.length === 0 ? 'none' : coverAt(link, level, isMilder);
  if (cover === 'none' || from.length === 0) return nothing(item, delta);
  const evidence = [...new Set(from.flatMap(({ answer }) => answer.evidence))];
  const worst = worstOf(sources);
  const change = changeOf(cover, link, sources, worst, evidence);
  if (change === null) return { ...nothing(item, delta), cover };
  const carried = provenanceOf(source, from, { cover, delta, verdict: worst });
  return { item, state: 'changed', cover, delta, from, carried, change, evidence };
}

function coverAt(link: CrosswalkLink, level: number, isMilder: boolean): Cover {
  const cover = link.cover_at?.[String(level)] ?? link.cover;
  return isMilder && cover !== 'none' ? 'evidence' : cover;
}

function changeOf(
  cover: Cover,
  link: CrosswalkLink,
  sources: readonly Old[],
  worst: Verdict | null,
  evidence: readonly string[],
): AnswerChange | null {
  const verdict = proposedVerdict(cover, worst);
  if (verdict === null) return evidence.length === 0 ? null : { confirmed: false };
  const deciding = sources.filter(({ said }) => said?.answer.verdict === worst);
  const [only] = deciding;
  const plan = only?.said?.answer.plan ?? null;
  return {
    verdict,
    confirmed: false,
    note: joined(sources, ({ note }) => note),
    gap: cover === 'part' ? (link.delta ?? '') : verdict === 'compliant' ? '' : joined(deciding, ({ gap }) => gap),
    // A plan is one person's promise for one gap: two of them can't be made into one.
    plan: verdict === 'compliant' || cover === 'part' || deciding.length !== 1 || plan === null ? null : { id: plan.id },
  };
}

/** The weakest link: not judged, not met, in part, met. */
function worstOf(sources: readonly Old[]): Verdict | null {
  const verdicts = sources.map(({ said }) => said?.answer.verdict ?? null);
  if (verdicts.includes(null)) return null;
  return VERDICTS.toReversed().find((verdict) => verdicts.includes(verdict)) ?? null;
}

function proposedVerdict(cover: Cover, worst: Verdict | null): Verdict | null {
  if (cover === 'full') return worst;
  return cover === 'part' && worst === 'compliant' ? 'partial' : null;
}

/** The officer's own words; where several requirements speak, each under its title. */
function joined(sources: readonly Old[], textOf: (answer: Answer) => string): string {
  const texts = sources.flatMap(({ item, said }) => {
    const text = said === undefined ? '' : textOf(said.answer).trim();
    return text === '' ? [] : [{ title: item.title, text }];
  });
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) return only.text;
  const all = texts.map(({ title, text }) => `${title}: ${text}`).join('\n');
  return all.length <= LONGEST_TEXT ? all : `${all.slice(0, LONGEST_TEXT - 1)}…`;
}

function leftOf(
  source: CarrySource,
  offers: readonly Offer[],
  links: ReadonlyMap<string, CrosswalkLink>,
  old: ReadonlyMap<string, Old>,
): Left[] {
  const used = new Set(offers.flatMap(({ from }) => from));
  const linked = new Set([...links.values()].flatMap(({ from }) => from));
  const covers = new Map<string, Cover[]>();
  for (const { item, cover } of offers)
    for (const control of links.get(item.control)?.from ?? []) covers.set(control, [...(covers.get(control) ?? []), cover]);
  const reasonOf = ({ item, answer }: Said): LeftReason => {
    const here = old.get(item.control);
    if (here === undefined) return itemsOf(source.checklist).some(({ control }) => control === item.control) ? 'set_aside' : 'gone';
    if (here.said?.answer !== answer) return 'superseded';
    if (answer.verdict === 'not_applicable') return 'not_applicable';
    if (!linked.has(item.control)) return 'no_link';
    const found = covers.get(item.control);
    if (found === undefined) return 'set_aside';
    return found.every((cover) => cover === 'none') ? 'no_link' : 'no_evidence';
  };
  return source.said.filter((said) => !used.has(said)).map((said) => ({ answer: said.answer, item: said.item, reason: reasonOf(said) }));
}
