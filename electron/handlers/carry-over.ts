/** Answers to core/contract/carry-over.ts. */
import type { Handlers } from '../../core/api.ts';
import { carryCounts, isOffered, type Offer } from '../../core/assessment/carry-over-model.ts';
import { COMMON } from '../../core/assessment/common.ts';
import type { FrameworkId } from '../../core/checklist/model.ts';
import type { CarryOffer, CarrySourceView } from '../../core/contract/carry-over.ts';
import { FailureError } from '../../core/failure.ts';
import { commonPlace, placeOf, sourcesOf, takenOver, writeOffers, type Carried, type Place } from '../services/carry-over.ts';
import type { Desk, DeskPlace } from '../services/desk.ts';
import { deskAt, progressNow } from './assessment.ts';
import type { Context } from './context.ts';

type Methods = 'carry.sources' | 'carry.preview' | 'carry.apply' | 'carry.waiting';
type Asked = DeskPlace & { source: { year: number; framework: FrameworkId } };

/** What the unit's own desk is called. */
const UNIT = 'Đánh giá chung';

export const carryOverHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'carry.sources': (place) => {
    const desk = deskAt(context, place);
    const { framework, checklist } = desk;
    return {
      subject: { name: nameOf(desk), framework, level: checklist.level },
      sources: sourcesOf(context.law(), desk).map(viewOf),
    };
  },

  'carry.preview': (asked) => {
    const { desk, carried } = chosen(context, asked);
    const differing = takenOver(desk);
    const groups = new Map(desk.checklist.groups.flatMap(({ title, items }) => items.map(({ id }): [string, string] => [id, title])));
    return {
      source: viewOf(carried),
      offers: carried.offers.map((offer) => offerView(offer, groups.get(offer.item.id) ?? '', differing)),
      left: carried.left.map(({ answer, item, reason }) => ({
        itemId: answer.itemId,
        title: item?.title ?? '',
        verdict: answer.verdict,
        reason,
      })),
    };
  },

  'carry.apply': ({ items, ...asked }) => {
    const { desk, carried } = chosen(context, asked);
    const wanted = items === undefined ? null : new Set(items);
    const offers = carried.offers.filter((offer) => isOffered(offer) && (wanted === null || wanted.has(offer.item.id)));
    const applied = desk.workspace.together(() => writeOffers(desk, offers));
    return {
      applied,
      skipped: wanted === null ? 0 : wanted.size - applied,
      progress: progressNow(desk),
      savedAt: context.now(),
    };
  },

  'carry.waiting': ({ year }) => {
    const workspace = context.session.need();
    const law = context.law();
    const places = workspace.systems
      .list()
      .filter(({ archivedAt }) => archivedAt === null)
      .map((system) => placeOf(workspace, law, system, year));
    return [commonPlace(workspace, law, COMMON, year), ...places].flatMap((place) => {
      const source = place === null ? undefined : sourcesOf(law, place).find((one) => !one.brought && one.offers.some(isOffered));
      if (place === null || source === undefined) return [];
      return [{ systemId: place.system?.id ?? COMMON, name: nameOf(place), source: viewOf(source) }];
    });
  },
});

const nameOf = ({ system }: Pick<Place, 'system'>): string => (system === null ? UNIT : system.shortName || system.name);

/** The desk and the source of a call. */
function chosen(context: Context, { source, ...place }: Asked): { desk: Desk; carried: Carried } {
  const desk = deskAt(context, place);
  const carried = sourcesOf(context.law(), desk).find(
    (one) => one.source.year === source.year && one.source.framework === source.framework,
  );
  if (carried === undefined) {
    throw new FailureError(
      'NOT_FOUND',
      `«${nameOf(desk)}» không có câu trả lời nào của năm ${source.year} theo ${context.law().framework(source.framework).short_title} để mang sang; chưa có gì thay đổi. Mở lại màn hình mang kết quả sang để chọn nguồn khác.`,
    );
  }
  return { desk, carried };
}

function viewOf({ source, offers, brought }: Carried): CarrySourceView {
  const { kind, year, framework, level, said, unknown } = source;
  const offered = offers.filter(isOffered).length;
  return { kind, year, framework, level, answers: said.length + unknown.length, counts: carryCounts(offers), offered, brought };
}

function offerView(
  { item, state, cover, delta, from, change, carried, evidence }: Offer,
  group: string,
  differing: Set<string>,
): CarryOffer {
  return {
    itemId: item.id,
    title: item.title,
    ask: item.ask,
    source: item.source,
    group,
    recommended: item.recommended === true,
    state,
    cover,
    delta,
    verdict: change?.verdict ?? null,
    oldVerdict: carried?.verdict ?? from[0]?.answer.verdict ?? null,
    from: from.map((said) => ({
      itemId: said.item.id,
      level: said.level,
      title: said.item.title,
      ask: said.item.ask,
      verdict: said.answer.verdict,
      exact: said.exact,
    })),
    evidence: evidence.length,
    differs: change !== null && differing.has(item.id),
  };
}
