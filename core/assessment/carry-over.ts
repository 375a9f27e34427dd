/**
 * Answers taken along: from last year, from another level, from the framework before. Everything here is a proposal: nothing is
 * confirmed until a person has looked at it again, what is answered already stays, and old answers stay where they are.
 */
import { itemsOf } from '../checklist/items.ts';
import { isAsked } from '../checklist/applicability.ts';
import type { Crosswalk } from '../checklist/crosswalk.ts';
import type { ChecklistItem } from '../checklist/model.ts';
import { isBlankAnswer } from './answer.ts';
import { crosswalkOffers } from './carry-over-crosswalk.ts';
import { provenanceOf, type CarryOver, type CarrySource, type CarryTarget, type Left, type Offer, type Said } from './carry-over-model.ts';
import { isUnchanged } from './carry-over-wording.ts';
import type { AnswerChange } from './model.ts';

/**
 * What is offered for each requirement of the target that is asked, in its order, and which answers lead nowhere. Within a framework
 * requirements are matched by control, an unchanged one takes its answer along, of a changed one only texts, plan and evidence. Between
 * frameworks the crosswalk says what is proven; without one, nothing is.
 */
export function carryOver(source: CarrySource, target: CarryTarget, crosswalk: Crosswalk | null): CarryOver {
  const unknown = source.unknown.map((answer): Left => ({ answer, item: null, reason: 'gone' }));
  const { offers, left } =
    source.framework === target.checklist.framework
      ? sameFramework(source, target)
      : crosswalkOffers(
          source,
          target,
          crosswalk?.from === source.framework && crosswalk.to === target.checklist.framework ? crosswalk : null,
        );
  return { offers: keeping(offers, target), left: [...left, ...unknown] };
}

/** What is answered, or was taken along before, is not touched; what the unit answered comes along there. */
function keeping(offers: readonly Offer[], target: CarryTarget): Offer[] {
  const answered = new Set(
    target.answers.filter((answer) => !isBlankAnswer(answer) || answer.carried !== null).map(({ itemId }) => itemId),
  );
  return offers.map((offer) => {
    if (answered.has(offer.item.id)) return { ...offer, state: 'kept', change: null, evidence: [], carried: null };
    const isCommon = offer.from.length > 0 && offer.from.every(({ answer }) => answer.inherited === true);
    return offer.change !== null && isCommon ? { ...offer, state: 'common', change: null, evidence: [], carried: null } : offer;
  });
}

/** The one answer that is taken for each control: to this very number, else of the source's own level, else the newest. */
function chosenByControl(source: CarrySource, ids: ReadonlySet<string>): Map<string, Said> {
  const rank = ({ item, level, answer }: Said): [number, number, string] => [
    Number(ids.has(item.id)),
    Number(level === source.level),
    answer.updatedAt,
  ];
  const best = new Map<string, Said>();
  for (const said of source.said) {
    const known = best.get(said.item.control);
    if (known === undefined || isGreater(rank(said), rank(known))) best.set(said.item.control, said);
  }
  return best;
}

function isGreater(one: readonly (number | string)[], other: readonly (number | string)[]): boolean {
  const at = one.findIndex((value, i) => value !== other[i]);
  const [mine, theirs] = [one[at], other[at]];
  return mine !== undefined && theirs !== undefined && mine > theirs;
}

function sameFramework(source: CarrySource, target: CarryTarget): CarryOver {
  const items = itemsOf(target.checklist);
  const controls = new Set(items.map(({ control }) => control));
  const byControl = chosenByControl(source, new Set(items.map(({ id }) => id)));
  // A control that got another key is found by its number.
  const renamed = new Map(source.said.filter(({ item }) => !controls.has(item.control)).map((said) => [said.item.id, said]));
  const own = new Map(target.answers.map((answer) => [answer.itemId, answer]));
  const taken = new Map(items.map((item) => [item.id, byControl.get(item.control) ?? renamed.get(item.id)]));
  const asked = (item: ChecklistItem): boolean => {
    const answer = taken.get(item.id)?.answer;
    return isAsked(item, target.traits, own.get(item.id)) || (answer?.included === true && answer.inherited !== true);
  };
  const offers = items.filter(asked).map((item) => offerWithin(source, target, item, taken.get(item.id)));
  const used = new Set(offers.flatMap(({ from }) => from));
  const aside = new Set(items.flatMap((item) => (asked(item) ? [] : (taken.get(item.id) ?? []))));
  const left = source.said
    .filter((said) => !used.has(said))
    .map((said): Left => ({
      answer: said.answer,
      item: said.item,
      reason: aside.has(said) ? 'set_aside' : controls.has(said.item.control) ? 'superseded' : 'gone',
    }));
  return { offers, left };
}

function offerWithin(source: CarrySource, target: CarryTarget, item: ChecklistItem, said: Said | undefined): Offer {
  if (said === undefined) return { item, state: 'new', cover: 'none', delta: '', from: [], carried: null, change: null, evidence: [] };
  const same = isUnchanged(said, item, target.checklist);
  const cover = same ? 'full' : 'evidence';
  const { answer } = said;
  const own = target.answers.find(({ itemId }) => itemId === item.id);
  const change: AnswerChange = {
    // A requirement that changed is judged anew: what was concluded about the old one stays in the provenance.
    verdict: same ? answer.verdict : null,
    note: answer.note,
    gap: answer.gap,
    reason: answer.reason,
    compensating: answer.compensating,
    plan: answer.plan === null ? null : { id: answer.plan.id },
    assignee: own !== undefined && own.assignee !== '' ? own.assignee : answer.assignee,
    included: own?.included === true || !isAsked(item, target.traits, own),
    confirmed: false,
  };
  const carried = provenanceOf(source, [said], { cover, delta: '', verdict: answer.verdict });
  return {
    item,
    state: same ? 'same' : 'changed',
    cover,
    delta: '',
    from: [said],
    carried,
    change,
    evidence: [...new Set(answer.evidence)],
  };
}
