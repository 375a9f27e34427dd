/** Whose report it is and what it replaces, in the words of the letter (NĐ 331 Đ35.4) and of the annex on integrity. */
import { vietnamTime } from '../../../core/date.ts';
import type { DossierRecord, ReportChoice } from '../../../core/exchange/record.ts';
import type { Content } from '../kit/content.ts';
import { paragraph } from '../kit/paragraphs.ts';
import { date, readableHash } from '../kit/text.ts';
import { withoutStop } from '../../../core/text.ts';

type Kind = ReportChoice['kind'];

/** The unit's own report to the authority, as long as the record names no other. */
export const kindOf = ({ report }: DossierRecord): Kind => report?.kind ?? 'owner';

/** “V/v” of Mẫu số 08; reports to the owner have no form, so they say whose systems they tell of. */
export const SUBJECTS: Record<Kind, string> = {
  owner: 'V/v kết quả công tác bảo đảm an ninh mạng hệ thống thông tin',
  operator: 'V/v kết quả công tác bảo đảm an ninh mạng hệ thống thông tin được giao vận hành',
  security_unit: 'V/v kết quả công tác bảo đảm an ninh mạng hệ thống thông tin được giao chuyên trách',
};

const DECREE = 'Nghị định số 331/2026/NĐ-CP ngày 19/8/2026 của Chính phủ về bảo vệ an ninh mạng đối với hệ thống thông tin';

/** First words of the letter, up to the year: the clauses that ask for it, who reports, to whom, on what. */
export function openingWords(record: DossierRecord): string {
  const kind = kindOf(record);
  const { name, owners } = record.unit;
  if (kind === 'owner') {
    const [only, ...others] = owners;
    return `Thực hiện quy định tại Điều 35, Điều 36 ${DECREE}, ${only === undefined || others.length > 0 ? name : only.owner.name} báo cáo kết quả công tác bảo đảm an ninh mạng hệ thống thông tin`;
  }
  const body = kind === 'operator' ? name : `${name} (đơn vị chuyên trách về an ninh mạng)`;
  const which = kind === 'operator' ? 'được giao vận hành' : 'được giao chuyên trách về an ninh mạng';
  return `Thực hiện quy định tại điểm a khoản 4 Điều 35, Điều 36 ${DECREE}, ${body} báo cáo chủ quản hệ thống thông tin kết quả công tác bảo đảm an ninh mạng các hệ thống thông tin ${which}`;
}

/** Which dossier a correction takes the place of, and why, to follow “thay thế”; null where it is none. */
export function replacementText({ replaces }: DossierRecord): string | null {
  if (replaces === undefined) return null;
  const made = vietnamTime(new Date(replaces.createdAt));
  const code = readableHash(replaces.digest).replaceAll(' ', '\u00a0');
  return `hồ sơ báo cáo lập lúc ${made.slice(11, 16)} ngày ${date(made)}, mã hồ sơ ${code}, số nhận dạng ${replaces.id}. Lý do thay thế: ${withoutStop(replaces.reason)}.`;
}

/** The same at the head of the letter. */
export function replacement(record: DossierRecord): Content[] {
  const text = replacementText(record);
  return text === null ? [] : [paragraph([{ text: 'Báo cáo này thay thế ', bold: true }, text], { alignment: 'left' })];
}
