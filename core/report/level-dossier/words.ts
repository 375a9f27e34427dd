/** How papers word what the data name by ids and short clauses. */
import type { Decision, InformationSystem, Verdict } from '../../assessment/model.ts';
import type { Framework, FrameworkInput } from '../../checklist/framework.ts';
import { paperDate, type IsoDate } from '../../date.ts';
import { cite } from '../../level/citation.ts';
import type { InputValue } from '../../level/model.ts';
import { answerText } from '../../level/words.ts';
import { upperFirst } from '../../text.ts';

/** “15/QĐ-BVĐK ngày 05/3/2026 của Bệnh viện …”. */
export const decisionText = ({ number, date, authority }: Decision): string =>
  [`${number === '' ? '' : `số ${number} `}ngày ${paperDate(date)}`.trim(), ...(authority === '' ? [] : [`của ${authority}`])].join(' ');

/** “06”: counts below ten carry a zero in administrative papers. */
export const count = (n: number): string => (n < 10 ? `0${n}` : String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '.'));

export const number = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '.');

/** Acts by their kind; a standard is no ground of a letter. */
const ACTS = /^(Luật|NĐ|TT|QĐ) /;

/** The decree the framework is, as “Nghị định số 331/2026/NĐ-CP”. */
export const decreeName = (framework: Framework): string => {
  const act = framework.basis.find(({ short }) => short.startsWith('NĐ') && (framework.dossier[0]?.clause ?? '').startsWith(short));
  return act === undefined ? framework.short_title : `Nghị định số ${act.code}`;
};

/**
 * A clause in a cell: “Điểm c khoản 2 Điều 13”. Only a clause of the decree alone goes without its name: beside another act it would
 * read as one of that act.
 */
export function citeCell(framework: Framework, clause: string): string {
  const cited = upperFirst(cite(framework, clause));
  const short = cited.replaceAll(` ${decreeName(framework)}`, '');
  return / số \d/.test(short) ? cited : short;
}

/** Said once above tables that cite by `citeCell`. */
export const citedFrom = (framework: Framework): string => `Điều khoản không ghi tên văn bản là của ${decreeName(framework)}.`;

/** A system within a sentence, without “hệ thống thông tin” twice: “đối với Hệ thống thông tin bệnh viện”. */
export const systemPhrase = (name: string): string =>
  /^(hệ thống|cổng)/i.test(name.trim()) ? name.trim() : `hệ thống thông tin ${name.trim()}`;

const ISSUERS: [ending: string, body: string][] = [
  ['NĐ-CP', ' của Chính phủ'],
  ['TT-BTTTT', ' của Bộ trưởng Bộ Thông tin và Truyền thông'],
];

/** The acts on which the letters of this framework rest: those in force that its dossier, harm scale and transition cite. */
export function groundsOf(framework: Framework): string[] {
  const cited = [...framework.dossier, ...framework.harm_scale, ...framework.transition].map(({ clause }) => clause ?? '').join('; ');
  const acts = framework.basis.filter(({ short, lapsed }) => lapsed === undefined && new RegExp(`${short}(?!\\d)`).test(cited));
  const isLaw = (short: string): boolean => short.startsWith('Luật');
  return acts
    .toSorted((a, b) => Number(isLaw(b.short)) - Number(isLaw(a.short)))
    .filter(({ short }) => ACTS.test(short))
    .map(({ short, code, title, issued }) => {
      const day = issued === null ? '' : ` ngày ${paperDate(issued)}`;
      const clean = title.replace(/ \(.*\)$/, '').replace(/NĐ 85\/2016/, 'Nghị định số 85/2016/NĐ-CP');
      if (isLaw(short)) return `${clean} số ${code}${day}`;
      const kind = /^(Nghị định|Thông tư|Quyết định)/.exec(clean)?.[0] ?? '';
      const about = clean.slice(kind.length).trim();
      const issuer = ISSUERS.find(([ending]) => code.endsWith(ending))?.[1] ?? '';
      return `${kind} số ${code}${day}${issuer} ${about}`;
    });
}

export const HOSTING_WORDS: Record<InformationSystem['hosting'], string> = {
  own: 'Đặt tại phòng máy chủ của đơn vị',
  rented_data_centre: 'Đặt tại trung tâm dữ liệu thuê',
  cloud: 'Đặt trên dịch vụ điện toán đám mây thuê',
  service: 'Thuê dịch vụ công nghệ thông tin trọn gói',
};

export const STAGE_WORDS: Record<InformationSystem['stage'], string> = {
  in_construction: 'Đang đầu tư, xây dựng',
  in_use: 'Đang vận hành',
};

export const DIRECTION_WORDS = { in: 'Nhận dữ liệu', out: 'Gửi dữ liệu', both: 'Nhận và gửi dữ liệu' } as const;

export const TREATMENT_WORDS = { reduce: 'Giảm thiểu', avoid: 'Né tránh', transfer: 'Chuyển giao', accept: 'Chấp nhận' } as const;

/** Verdicts in the words of the protection plan: what is carried out and what is still planned. */
export const VERDICT_WORDS: Record<Verdict, string> = {
  compliant: 'Đã đáp ứng đầy đủ',
  partial: 'Chưa đáp ứng đầy đủ (mới đáp ứng một phần)',
  non_compliant: 'Chưa đáp ứng đầy đủ',
  not_applicable: 'Không áp dụng',
};

/** The answer to a question of the framework, as it stands in a cell; empty while there is none. */
export const answerCell = (input: FrameworkInput, value: InputValue | undefined): string =>
  value === undefined ? '' : upperFirst(answerText(input, value));

/** “ngày 20 tháng 11 năm 2026” is the registry's; within texts dates are short. */
export const day = (date: IsoDate): string => paperDate(date);
