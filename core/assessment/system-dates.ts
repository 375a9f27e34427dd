/** The dates of a system against each other and against today. Told beside the field; a doubtful date is kept as typed. */
import type { IsoDate } from '../date.ts';
import type { InformationSystem } from './system.ts';

export const SYSTEM_DATES = ['investmentApproved', 'constructionStarted', 'inUseSince', 'lastChanged'] as const;
export type SystemDate = (typeof SYSTEM_DATES)[number];

type Dated = Pick<InformationSystem, SystemDate | 'stage'>;

/** Dates that can't come after another, with what is said at the later field. */
const ORDER: readonly { before: SystemDate; after: SystemDate; text: string }[] = [
  { before: 'investmentApproved', after: 'inUseSince', text: 'Ngày này trước ngày quyết định đầu tư; kiểm tra lại cả hai ngày.' },
  { before: 'constructionStarted', after: 'inUseSince', text: 'Ngày này trước ngày bắt đầu đầu tư, xây dựng; kiểm tra lại cả hai ngày.' },
  { before: 'inUseSince', after: 'lastChanged', text: 'Ngày này trước ngày đưa vào sử dụng; kiểm tra lại cả hai ngày.' },
];

/** What is doubtful, by field; a field that is missing here is in order. ISO dates compare as texts. */
export function doubtfulDates(system: Dated, today: IsoDate): Partial<Record<SystemDate, string>> {
  const doubts: Partial<Record<SystemDate, string>> = {};
  for (const { before, after, text } of ORDER) {
    const [first, second] = [system[before], system[after]];
    if (first !== null && second !== null && second < first) doubts[after] ??= text;
  }
  if (system.stage === 'in_construction' && system.inUseSince !== null) {
    doubts.inUseSince ??= 'Giai đoạn đang là đầu tư, xây dựng mà đã có ngày đưa vào sử dụng.';
  }
  for (const field of SYSTEM_DATES) {
    const date = system[field];
    if (date !== null && date > today) doubts[field] = 'Ngày này ở tương lai; kiểm tra lại.';
  }
  return doubts;
}
