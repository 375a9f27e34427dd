/** The minimum content of a risk assessment (NĐ 331 Đ10.3.a–g) and what one still lacks of it. */
import { fewNumbers } from '../text.ts';
import { levelOfRisk, type RiskAssessment, type RiskEntry } from './risk.ts';

export interface RiskContent {
  id: 'assets' | 'information' | 'risks' | 'degrees' | 'controls' | 'treatment' | 'communication' | 'harm';
  clause: string;
  /** What the clause asks for, in short. */
  title: string;
  /** What is missing, in Vietnamese; null when nothing is. */
  missing: string | null;
  /** Path of the first field to fill in: “entries.2.likelihood”; the list alone while it is empty. */
  field: string;
}

const blank = (value: string): boolean => value.trim() === '';

type Check<T> = readonly [field: keyof T & string, isMissing: (row: T) => boolean];

/** Rows that miss something: the first field of the first of them, and their numbers. */
function firstLack<T>(rows: readonly T[], checks: readonly Check<T>[]): { field: string; lines: number[] } | null {
  const lacking = rows.flatMap((row, index) => {
    const found = checks.find(([, isMissing]) => isMissing(row));
    return found === undefined ? [] : [{ index, field: found[0] }];
  });
  const [first] = lacking;
  return first === undefined ? null : { field: `${first.index}.${first.field}`, lines: lacking.map(({ index }) => index + 1) };
}

type Heading = Pick<RiskContent, 'id' | 'clause' | 'title'>;

function contentOf<T>(
  heading: Heading,
  list: 'assets' | 'entries',
  rows: readonly T[],
  checks: readonly Check<T>[],
  said: (lines: string) => string,
): RiskContent {
  if (rows.length === 0) return { ...heading, field: list, missing: list === 'assets' ? 'chưa có tài sản nào' : 'chưa có rủi ro nào' };
  const lack = firstLack(rows, checks);
  return lack === null
    ? { ...heading, field: list, missing: null }
    : { ...heading, field: `${list}.${lack.field}`, missing: said(fewNumbers(lack.lines)) };
}

/** What is done about a risk that is not simply accepted: action, person, date. */
const untreated: Check<RiskEntry>[] = [
  ['treatment', ({ treatment }) => treatment === null],
  ['action', ({ treatment, action }) => treatment !== 'accept' && blank(action)],
  ['responsible', ({ treatment, responsible }) => treatment !== 'accept' && blank(responsible)],
  ['due', ({ treatment, due }) => treatment !== 'accept' && due === null],
];

/** The seven contents, and the harm that grounds the level, in the order of the law. */
export function riskContents(assessment: Omit<RiskAssessment, 'id' | 'systemId'>): RiskContent[] {
  const { assets, entries, communication } = assessment;
  const worst = levelOfRisk(assessment);
  const ofRisks = (heading: Heading, checks: readonly Check<RiskEntry>[], word: string): RiskContent =>
    contentOf(heading, 'entries', entries, checks, (lines) => `rủi ro ${lines}: ${word}`);
  return [
    contentOf(
      { id: 'assets', clause: 'NĐ 331 Đ10.3.a', title: 'Tài sản' },
      'assets',
      assets,
      [['name', ({ name }) => blank(name)]],
      (lines) => `tài sản ${lines}: chưa có tên`,
    ),
    contentOf(
      { id: 'information', clause: 'NĐ 331 Đ10.3.b', title: 'Loại thông tin' },
      'assets',
      assets,
      [['information', ({ information }) => blank(information)]],
      (lines) => `tài sản ${lines}: chưa ghi thông tin được giữ`,
    ),
    ofRisks(
      { id: 'risks', clause: 'NĐ 331 Đ10.3.c', title: 'Rủi ro' },
      [
        ['threat', ({ threat }) => blank(threat)],
        ['asset', ({ asset }) => blank(asset)],
      ],
      'chưa ghi mối đe dọa hoặc tài sản',
    ),
    ofRisks(
      { id: 'degrees', clause: 'NĐ 331 Đ10.3.d', title: 'Khả năng xảy ra và tác động' },
      [
        ['likelihood', ({ likelihood }) => likelihood === null],
        ['impact', ({ impact }) => impact === null],
      ],
      'chưa chấm khả năng xảy ra hoặc tác động',
    ),
    ofRisks(
      { id: 'controls', clause: 'NĐ 331 Đ10.3.đ', title: 'Năng lực hiện có' },
      [['controls', ({ controls }) => blank(controls)]],
      'chưa ghi biện pháp hiện có',
    ),
    ofRisks(
      { id: 'treatment', clause: 'NĐ 331 Đ10.3.e', title: 'Phương án xử lý' },
      untreated,
      'chưa đủ cách xử lý, việc làm, người phụ trách, thời hạn',
    ),
    {
      id: 'communication',
      clause: 'NĐ 331 Đ10.3.g',
      title: 'Trao đổi, thông tin về rủi ro',
      missing: blank(communication) ? 'chưa ghi' : null,
      field: 'communication',
    },
    ofRisks(
      { id: 'harm', clause: 'NĐ 331 Đ10.5; Luật 116 Đ8.1', title: 'Mức tổn hại' },
      [
        ['harm', ({ harm }) => harm === null],
        // The reason is asked for where the level follows from it.
        ['harmReason', ({ harm, harmReason }) => harm === worst && blank(harmReason)],
      ],
      'chưa chọn mức tổn hại, hoặc chưa nêu lý do của mức cao nhất',
    ),
  ];
}

/** Whether an assessment may be marked finished. */
export const isRiskComplete = (assessment: RiskAssessment): boolean => riskContents(assessment).every(({ missing }) => missing === null);
