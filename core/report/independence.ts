/**
 * Where the law wants two bodies and the unit has named one, or its delegate's term is over. Preflight and the page of the unit
 * read the same list.
 */
import type { InformationSystem, Ownership, UnitProfile } from '../assessment/model.ts';
import { paperDate, type IsoDate } from '../date.ts';
import { frameworkOf, type ReportLaw } from './input.ts';
import { blank, sameName } from './names.ts';

export const INDEPENDENCE = {
  security_unit_is_operator: { clause: 'NĐ 331 Đ18.4', title: 'Đơn vị chuyên trách về an ninh mạng đồng thời vận hành hệ thống' },
  appraiser_is_operator: { clause: 'NĐ 331 Đ18.4', title: 'Đơn vị thẩm định đồng thời vận hành hệ thống' },
  delegation_over: { clause: 'NĐ 331 Đ4.3', title: 'Ủy quyền của chủ quản đã hết hạn' },
  assessor_is_operator: { clause: 'NĐ 331 Đ31.2.c', title: 'Đơn vị đánh giá trùng đơn vị vận hành' },
} as const;
export type IndependenceRule = keyof typeof INDEPENDENCE;

export interface IndependenceFinding {
  rule: IndependenceRule;
  /** Place of the owner in the profile; null where the finding is about the system alone. */
  owner: number | null;
  /** Systems concerned, in the order of the register; none where the finding is about the owner. */
  systems: InformationSystem[];
  /** Formal Vietnamese: what it means and what to do. */
  meaning: string;
}

export interface IndependenceInput {
  unit: UnitProfile;
  systems: readonly InformationSystem[];
  law: ReportLaw;
  today: IsoDate;
}

/** Every finding, by owner, then those about systems alone. */
export function independenceFindings({ unit, systems, law, today }: IndependenceInput): IndependenceFinding[] {
  const byOwner = unit.owners.flatMap((ownership, owner): IndependenceFinding[] => {
    const own = systems.filter(({ ownerName }) => sameName(ownerName, ownership.owner.name));
    const selfAppraised = own.filter((system) => securityUnitAppraises(system, law) && runs(ownership.securityUnit.name, system));
    const { appraiser } = ownership;
    const isAppraiserNamed = appraiser !== null && !blank(appraiser.body.name);
    const appraisedByOperator = isAppraiserNamed ? own.filter((system) => runs(appraiser.body.name, system)) : [];
    return [
      ...found(
        'security_unit_is_operator',
        owner,
        isAppraiserNamed ? [] : selfAppraised,
        (names) =>
          `${names}: chủ quản phải giao đơn vị trực thuộc khác đủ năng lực hoặc hội đồng độc lập thẩm định hồ sơ đề xuất cấp độ. Ghi đơn vị thẩm định và văn bản giao tại trang Đơn vị.`,
      ),
      ...found(
        'appraiser_is_operator',
        owner,
        appraisedByOperator,
        (names) =>
          `${names} do «${appraiser?.body.name ?? ''}» vận hành nên đơn vị này không được giao thẩm định. Chủ quản giao đơn vị khác hoặc hội đồng độc lập.`,
      ),
      ...delegationOver(ownership, owner, today),
    ];
  });
  const alone = systems
    .filter(({ assessor, operatorName }) => !blank(assessor.unit) && sameName(assessor.unit, operatorName))
    .flatMap((system) =>
      found(
        'assessor_is_operator',
        null,
        [system],
        (name) => `${name} do «${system.operatorName}» vừa vận hành vừa tự đánh giá; kết quả có thể không được công nhận.`,
      ),
    );
  return [...byOwner, ...alone];
}

function found(
  rule: IndependenceRule,
  owner: number | null,
  systems: InformationSystem[],
  meaning: (names: string) => string,
): IndependenceFinding[] {
  if (systems.length === 0) return [];
  const names = systems.map((system) => `«${system.shortName || system.name}»`).join(', ');
  return [{ rule, owner, systems, meaning: meaning(names) }];
}

/** Whoever is delegated decides in the owner's place only within the term (NĐ 331 Đ4.3; TT 12 Đ4.3). */
function delegationOver({ owner: { name }, delegation }: Ownership, owner: number, today: IsoDate): IndependenceFinding[] {
  if (delegation === null || delegation.until === null || delegation.until >= today) return [];
  const meaning = `Ủy quyền của «${name}» cho «${delegation.delegate.name}» có thời hạn đến ngày ${paperDate(delegation.until)}; văn bản ký thay chủ quản sau ngày này không còn căn cứ. Gia hạn ủy quyền hoặc gỡ phần ủy quyền tại trang Đơn vị.`;
  return [{ rule: 'delegation_over', owner, systems: [], meaning }];
}

/** Whether the owner's security unit appraises systems of this level. */
function securityUnitAppraises({ framework, level }: InformationSystem, law: ReportLaw): boolean {
  const path = frameworkOf(law, framework).approval.find(({ levels }) => level !== null && levels.includes(level));
  return path?.appraises === 'security_unit';
}

const runs = (name: string, { operatorName }: InformationSystem): boolean => !blank(operatorName) && sameName(name, operatorName);
