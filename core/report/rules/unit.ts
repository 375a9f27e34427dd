/** The unit: section 2 of Mẫu số 08, the letter and those who sign it. */
import type { UnitProfile } from '../../assessment/model.ts';
import type { ReportInput } from '../input.ts';
import { INDEPENDENCE, independenceFindings, type IndependenceRule } from '../independence.ts';
import { FORM_FIELDS, formFieldRuleId, LETTER_NEEDS, unitGaps, type Side } from '../unit-gaps.ts';
import { procedureLevel } from './procedure.ts';
import { blank, reportRule } from './rule.ts';
import type { Rule } from './rule.ts';

const FIELD_LABELS: Record<(typeof FORM_FIELDS)[number]['id'], string> = {
  name: 'tên',
  mandate: 'văn bản quy định chức năng, nhiệm vụ và quyền hạn',
  head: 'người đại diện, chức vụ',
  address: 'địa chỉ liên lạc',
  contact: 'số điện thoại, thư điện tử',
};

const SIDES: Record<Side, { label: string; clause: string }> = {
  owner: { label: 'chủ quản', clause: 'Mẫu số 08, mục 2.a' },
  securityUnit: { label: 'đơn vị chuyên trách về an ninh mạng', clause: 'Mẫu số 08, mục 2.b' },
};

function formFieldRule(id: keyof typeof FIELD_LABELS, side: Side): Rule {
  const { label: sideLabel, clause } = SIDES[side];
  const rule = formFieldRuleId(side, id);
  const heading = { id: rule, severity: 'error' as const, clause, title: `Thiếu ${FIELD_LABELS[id]} của ${sideLabel}` };
  return reportRule(heading, ({ input }) => {
    const missing = unitGaps(input.unit).filter((gap) => gap.rule === rule);
    if (missing.length === 0) return null;
    const names = missing.map(({ owner }) => (owner === null || owner === '' ? 'chưa đặt tên' : `«${owner}»`)).join(', ');
    return {
      meaning: `Chủ quản ${names}: mục này bắt buộc trong Mẫu số 08. Bổ sung tại trang Đơn vị.`,
      count: missing.length,
    };
  });
}

const sectionTwo = FORM_FIELDS.flatMap(({ id, sides }) => sides.map((side) => formFieldRule(id, side)));

interface LetterField {
  id: string;
  severity: 'error' | 'warning';
  clause: string;
  title: string;
  meaning: string;
  missing: (unit: UnitProfile) => boolean;
}

const LETTER_FIELDS: LetterField[] = [
  {
    id: 'unit_name_missing',
    severity: 'error',
    clause: 'Mẫu số 08; NĐ 30 PLI.P1.II.2',
    title: 'Thiếu tên cơ quan ban hành',
    meaning: 'Tên này in ở đầu công văn. Bổ sung tại trang Đơn vị.',
    missing: LETTER_NEEDS.unit_name_missing,
  },
  {
    id: 'place_missing',
    severity: 'error',
    clause: 'Mẫu số 08; NĐ 30 PLI.P1.II.4',
    title: 'Thiếu địa danh',
    meaning: 'Địa danh in trước ngày, tháng, năm của công văn. Bổ sung tại trang Đơn vị.',
    missing: LETTER_NEEDS.place_missing,
  },
  {
    id: 'addressee_missing',
    severity: 'error',
    clause: 'Mẫu số 08; NĐ 331 Đ35.4',
    title: 'Thiếu nơi kính gửi',
    meaning: 'Công văn chưa ghi gửi cơ quan nào. Bổ sung tại trang Đơn vị.',
    missing: LETTER_NEEDS.addressee_missing,
  },
  {
    id: 'signer_missing',
    severity: 'error',
    clause: 'NĐ 30 Đ13.1; PLI.P1.II.7',
    title: 'Thiếu người ký',
    meaning: 'Cần chức vụ, họ và tên của người ký công văn. Bổ sung tại trang Đơn vị.',
    missing: LETTER_NEEDS.signer_missing,
  },
  {
    id: 'preparer_missing',
    severity: 'warning',
    clause: 'NĐ 331 Đ31.2.c',
    title: 'Thiếu người lập hồ sơ',
    meaning: 'Hồ sơ không cho biết ai chịu trách nhiệm về số liệu. Bổ sung tại trang Đơn vị.',
    missing: (unit) => blank(unit.preparer.name),
  },
  {
    id: 'recipients_missing',
    severity: 'warning',
    clause: 'NĐ 30 PLI.P1.II.9',
    title: 'Thiếu nơi nhận',
    meaning: 'Phần «Nơi nhận» của công văn sẽ chỉ có dòng mặc định. Bổ sung tại trang Đơn vị.',
    missing: (unit) => unit.letter.recipients.every(blank),
  },
  {
    id: 'symbol_missing',
    severity: 'warning',
    clause: 'NĐ 30 PLI.P1.II.3',
    title: 'Thiếu ký hiệu văn bản',
    meaning: 'Văn thư phải ghi cả số và ký hiệu khi phát hành. Bổ sung tại trang Đơn vị.',
    missing: (unit) => blank(unit.letter.symbol),
  },
];

const letter = LETTER_FIELDS.map(({ missing, meaning, ...heading }) =>
  reportRule(heading, ({ input }) =>
    missing(input.unit) && !(heading.id === 'symbol_missing' && isOfAnotherBody(input)) ? meaning : null,
  ),
);

/** A department or company that reports has a symbol of its own, which its clerk knows (reports.ts). */
function isOfAnotherBody({ report, unit }: ReportInput): boolean {
  return report !== undefined && report.kind !== 'owner' && blank(unit.letter.symbol);
}

const independence = (id: IndependenceRule): Rule =>
  reportRule({ id, severity: 'warning', ...INDEPENDENCE[id] }, (report) => {
    // Who appraises a listed system follows from the level that it is treated as.
    const systems = report.systems.map((entry) => ({ ...entry.system, level: procedureLevel(entry, report) }));
    const findings = independenceFindings({ ...report.input, systems }).filter(({ rule }) => rule === id);
    if (findings.length === 0) return null;
    return { meaning: findings.map(({ meaning }) => meaning).join(' '), count: findings.length };
  });

export const unitRules: Rule[] = [
  ...sectionTwo,
  ...letter,
  independence('security_unit_is_operator'),
  independence('appraiser_is_operator'),
  independence('delegation_over'),
];
