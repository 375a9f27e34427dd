/** Answers to core/contract/carry-over.ts. */
import type { Handlers } from '../../core/api.ts';
import { carryCounts, isOffered, type Offer } from '../../core/assessment/carry-over-model.ts';
import { COMMON } from '../../core/assessment/common.ts';
import type { Law } from '../../core/checklist/library.ts';
import type { ChecklistItem, FrameworkId } from '../../core/checklist/model.ts';
import type { CarryOffer, CarrySourceView, RequirementWording } from '../../core/contract/carry-over.ts';
import { FailureError } from '../../core/failure.ts';
import { lookAt, sourcesOf, takenOver, writeOffers, type Carried, type Place } from '../services/carry-over.ts';
import { openDesk, type DeskPlace } from '../services/desk.ts';
import type { Workspace } from '../workspace/index.ts';
import { progressNow } from './assessment.ts';
import type { Context } from './context.ts';

type Methods = 'carry.sources' | 'carry.preview' | 'carry.apply' | 'carry.waiting';
type Asked = DeskPlace & { source: { year: number; framework: FrameworkId } };

/** What the unit's own desk is called. */
const UNIT = 'Đánh giá chung';

export const carryOverHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'carry.sources': (place) => {
    const desk = lookAt(context.session.need(), context.law(), place);
    const { framework, checklist } = desk;
    return {
      subject: { name: nameOf(desk), framework, level: checklist.level },
      sources: sourcesOf(context.law(), desk).map(viewOf),
    };
  },

  'carry.preview': (asked) => {
    const { desk, carried } = chosen(context, asked, lookAt);
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
    const { desk, carried } = chosen(context, asked, openDesk);
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
    const systems = workspace.systems.list().filter(({ archivedAt, level }) => archivedAt === null && level !== null);
    if (systems.length === 0) return [];
    return [COMMON, ...systems.map(({ id }) => id)].flatMap((systemId) => {
      const place = lookAt(workspace, law, { systemId, year });
      const source = sourcesOf(law, place).find((one) => !one.brought && one.offers.some(isOffered));
      if (source === undefined) return [];
      return [{ systemId, name: nameOf(place), source: viewOf(source) }];
    });
  },
});

const nameOf = ({ system }: Pick<Place, 'system'>): string => (system === null ? UNIT : system.shortName || system.name);

/** The desk, read or opened, and the source of a call. */
function chosen<T extends Place>(
  context: Context,
  { source, ...place }: Asked,
  open: (workspace: Workspace, law: Law, place: DeskPlace) => T,
): { desk: T; carried: Carried } {
  const law = context.law();
  const desk = open(context.session.need(), law, place);
  const carried = sourcesOf(law, desk).find((one) => one.source.year === source.year && one.source.framework === source.framework);
  if (carried === undefined) {
    throw new FailureError(
      'NOT_FOUND',
      `«${nameOf(desk)}» không có câu trả lời nào của năm ${source.year} theo ${law.framework(source.framework).short_title} để mang sang; chưa có gì thay đổi. Mở lại màn hình mang kết quả sang để chọn nguồn khác.`,
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
    ...wordingOf(item),
    source: item.source,
    group,
    recommended: item.recommended === true,
    state,
    cover,
    delta,
    verdict: change?.verdict ?? null,
    oldVerdict: carried?.verdict ?? from[0]?.answer.verdict ?? null,
    from: from.map((said) => ({
      ...wordingOf(said.item),
      level: said.level,
      verdict: said.answer.verdict,
      exact: said.exact,
    })),
    evidence: evidence.length,
    differs: change !== null && differing.has(item.id),
  };
}

const wordingOf = ({ id, title, ask, guidance, evidence, cadence }: ChecklistItem): RequirementWording => ({
  itemId: id,
  title,
  ask,
  guidance,
  expected: evidence,
  cadence: cadence ?? null,
});
