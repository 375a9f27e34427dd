/** The bodies that the report names: owners, their delegates and appraisers, operators. */
import { emailProblem, phoneProblem } from '../../assessment/contact.ts';
import type { OwnerDelegation, Party } from '../../assessment/model.ts';
import { isIncomplete } from '../approval/findings.ts';
import { lacks } from '../unit-gaps.ts';
import { blank, comparable, reportRule, sameName, type Rule } from './rule.ts';
import type { AnnualReport } from '../report.ts';

const OPERATOR_FIELDS: [label: string, parts: (keyof Party)[]][] = [
  ['văn bản quy định chức năng, nhiệm vụ', ['mandate']],
  ['người đại diện, chức vụ', ['head', 'position']],
  ['địa chỉ', ['address']],
  ['điện thoại, thư điện tử', ['phone', 'email']],
];

/** Operators that run a system of the report. */
function usedOperators({ input }: AnnualReport): Party[] {
  const used = new Set(input.systems.map(({ system }) => comparable(system.operatorName)));
  return input.unit.operators.filter((party) => used.has(comparable(party.name)));
}

const quoted = (name: string): string => (blank(name) ? 'chưa đặt tên' : `«${name}»`);

/** What a delegation in writing has to say and does not (NĐ 331 Đ4.3; TT 12 Đ4.3). */
function lacksOfDelegation({ delegate, document, scope, duties, from, until }: OwnerDelegation): string[] {
  const parts: [boolean, string][] = [
    [blank(delegate.name), 'bên được ủy quyền'],
    [document === null || isIncomplete(document), 'văn bản ủy quyền'],
    [blank(scope), 'phạm vi'],
    [blank(duties), 'trách nhiệm'],
    [from === null || until === null, 'thời hạn'],
  ];
  return parts.flatMap(([missing, label]) => (missing ? [label] : []));
}

export const partyRules: Rule[] = [
  reportRule(
    { id: 'operator_details_missing', severity: 'warning', clause: 'NĐ 331 Đ36.1', title: 'Thông tin đơn vị vận hành chưa đủ' },
    (report) => {
      const told = usedOperators(report).flatMap((party) => {
        const missing = OPERATOR_FIELDS.filter(([, parts]) => lacks(party, parts)).map(([label]) => label);
        return missing.length === 0 ? [] : [`«${party.name}» thiếu ${missing.join('; ')}`];
      });
      if (told.length === 0) return null;
      return {
        meaning: `${told.join('. ')}. Phụ lục đơn vị vận hành sẽ có ô trống. Bổ sung tại trang Đơn vị.`,
        count: told.length,
      };
    },
  ),

  reportRule(
    { id: 'contact_malformed', severity: 'warning', clause: 'NĐ 331 Đ36.1', title: 'Số điện thoại hoặc thư điện tử không hợp lệ' },
    (report) => {
      const { owners } = report.input.unit;
      const parties = [...owners.flatMap(({ owner, securityUnit }) => [owner, securityUnit]), ...usedOperators(report)];
      const told = parties.flatMap(({ name, phone, email }) =>
        [phoneProblem(phone), emailProblem(email)].flatMap((problem) => (problem === null ? [] : [`${quoted(name)}: ${problem}`])),
      );
      const unique = [...new Set(told)];
      return unique.length === 0 ? null : { meaning: `${unique.join(' ')} Sửa tại trang Đơn vị.`, count: unique.length };
    },
  ),

  reportRule({ id: 'owner_repeated', severity: 'warning', clause: 'Mẫu số 08, mục 2', title: 'Một chủ quản khai hai lần' }, ({ input }) => {
    const names = input.unit.owners.map(({ owner }) => owner.name).filter((name) => !blank(name));
    const twice = names.filter((name, index) => names.findIndex((other) => sameName(other, name)) !== index);
    if (twice.length === 0) return null;
    return { meaning: `${twice.map(quoted).join(', ')}: mục 2 sẽ in hai lần. Gộp lại tại trang Đơn vị.`, count: twice.length };
  }),

  reportRule(
    { id: 'owner_without_system', severity: 'warning', clause: 'Mẫu số 08, mục 2', title: 'Chủ quản không có hệ thống nào' },
    ({ input }) => {
      const named = input.systems.map(({ system }) => system.ownerName);
      const idle = input.unit.owners.filter(({ owner }) => !blank(owner.name) && !named.some((name) => sameName(name, owner.name)));
      // Without any system another rule speaks.
      if (idle.length === 0 || input.systems.length === 0) return null;
      return {
        meaning: `${idle.map(({ owner }) => quoted(owner.name)).join(', ')}: mục 2 in chủ quản này nhưng mục 3 không có dòng nào. Ghi đúng chủ quản của từng hệ thống, hoặc gỡ chủ quản tại trang Đơn vị.`,
        count: idle.length,
      };
    },
  ),

  reportRule(
    { id: 'delegation_incomplete', severity: 'warning', clause: 'NĐ 331 Đ4.3', title: 'Ủy quyền của chủ quản chưa đủ nội dung' },
    ({ input }) => {
      const told = input.unit.owners.flatMap(({ owner, delegation }) => {
        const missing = delegation === null ? [] : lacksOfDelegation(delegation);
        return missing.length === 0 ? [] : [`${quoted(owner.name)} thiếu ${missing.join(', ')}`];
      });
      if (told.length === 0) return null;
      return {
        meaning: `${told.join('; ')}. Ủy quyền phải bằng văn bản, nêu phạm vi, trách nhiệm và thời hạn. Bổ sung tại trang Đơn vị.`,
        count: told.length,
      };
    },
  ),

  reportRule(
    { id: 'appraiser_without_document', severity: 'warning', clause: 'NĐ 331 Đ18.4', title: 'Chưa ghi văn bản giao đơn vị thẩm định' },
    ({ input }) => {
      const bare = input.unit.owners.filter(
        ({ appraiser }) => appraiser !== null && (appraiser.document === null || isIncomplete(appraiser.document)),
      );
      if (bare.length === 0) return null;
      return {
        meaning: `${bare.map(({ owner }) => quoted(owner.name)).join(', ')} giao đơn vị khác hoặc hội đồng thẩm định nhưng chưa ghi số, ngày, cơ quan ban hành của văn bản giao. Bổ sung tại trang Đơn vị.`,
        count: bare.length,
      };
    },
  ),
];
