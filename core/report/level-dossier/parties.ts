/** Who takes part in the dossier of a system: owner, operator, security unit, who appraises and who writes which letter. */
import { lowerFirst } from '../../text.ts';
import { emptyParty } from '../../assessment/empty.ts';
import type { Ownership, Party } from '../../assessment/model.ts';
import { approvalPathOf } from '../../level/determine.ts';
import { partyLabel } from '../../level/explain.ts';
import { sameName } from '../rules/rule.ts';
import { line, type Rich } from './document.ts';
import { contentClause, type Lack, type Lacks } from './gaps.ts';
import type { LevelDossierInput } from './input.ts';

export type Step = 'request' | 'expert_opinion' | 'submission';

export interface Procedure {
  expertOpinion: string | null;
  appraises: string;
  approves: string;
  /** Who approves the protection plan, where that is somebody else (level 5). */
  approvesPlan: string | null;
  clause: string;
  /** The letters to write, in their order, each with its form; empty where the framework file names none. */
  letters: { step: Step; form: string }[];
}

const STEPS: Step[] = ['expert_opinion', 'request', 'submission'];

/**
 * Steps and forms of a level, as the framework file has them (NĐ 331 Đ18–24; a listed system goes the way of level 5, Đ20.4).
 * Where it names no forms (NĐ 85), the steps follow from who appraises and approves.
 */
export function procedureOf({ framework, system, determination }: LevelDossierInput): Procedure | null {
  if (system.level === null) return null;
  const path = approvalPathOf(framework, system.level, determination?.inputs ?? {});
  const rule = framework.approval.find((one) => one.clause === path?.clause);
  if (path === null || rule === undefined) return null;
  const approvesPlan = rule.approves_plan ?? null;
  const submitted = system.level >= framework.approval_common.appraisal_opinion_required_from_level;
  const needed: Record<Step, boolean> =
    rule.forms === undefined
      ? { request: true, expert_opinion: path.expertOpinion !== null, submission: submitted }
      : { request: 'request' in path.forms, expert_opinion: 'expert_opinion' in path.forms, submission: 'submission' in path.forms };
  return {
    expertOpinion: path.expertOpinion,
    appraises: path.appraises,
    approves: path.approves,
    approvesPlan,
    clause: path.clause,
    letters: STEPS.filter((step) => needed[step]).map((step) => ({ step, form: path.forms[step] ?? '' })),
  };
}

/** Two names of one body; nothing has no name. */
const same = (a: string, b: string): boolean => a.trim() !== '' && sameName(a, b);

/** The ownership that names the system's owner; the first one where none does. */
export function ownershipOf({ unit, system }: Pick<LevelDossierInput, 'unit' | 'system'>): Ownership | undefined {
  return unit.owners.find(({ owner }) => same(owner.name, system.ownerName)) ?? unit.owners[0];
}

export function operatorOf({ unit, system }: Pick<LevelDossierInput, 'unit' | 'system'>): Party {
  const { securityUnit, owner } = ownershipOf({ unit, system }) ?? {};
  const known = [...unit.operators, securityUnit, owner].find((party) => party !== undefined && same(party.name, system.operatorName));
  return known ?? emptyParty(system.operatorName);
}

export const ownerOf = (input: Pick<LevelDossierInput, 'unit' | 'system'>): Party => {
  const found = ownershipOf(input)?.owner;
  return found !== undefined && (same(found.name, input.system.ownerName) || input.system.ownerName.trim() === '')
    ? found
    : emptyParty(input.system.ownerName);
};

export const securityUnitOf = (input: Pick<LevelDossierInput, 'unit' | 'system'>): Party =>
  ownershipOf(input)?.securityUnit ?? emptyParty();

/** The security unit runs the system itself: another body must appraise (NĐ 331 Đ18.4; TT 12 Đ6). */
export const needsIndependentAppraiser = (input: LevelDossierInput, procedure: Procedure): boolean =>
  procedure.appraises === 'security_unit' && same(securityUnitOf(input).name, operatorOf(input).name);

const UNIT_LACK = { place: { page: 'unit' as const } };

export const lackOfName = (party: 'owner' | 'operator' | 'security_unit', { framework }: LevelDossierInput): Lack => {
  const { terms } = framework;
  switch (party) {
    case 'owner':
      return {
        id: 'owner.name',
        what: `tên ${lowerFirst(terms.system_owner)}`,
        clause: contentClause('owner', framework.id),
        place: { page: 'system', tab: 'overview' },
      };
    case 'operator':
      return {
        id: 'operator.name',
        what: `tên ${lowerFirst(terms.operator)}`,
        clause: contentClause('operator', framework.id),
        place: { page: 'system', tab: 'overview' },
      };
    case 'security_unit':
      return {
        id: 'security_unit.name',
        what: `tên ${lowerFirst(terms.security_unit)}`,
        clause: contentClause('operator', framework.id),
        ...UNIT_LACK,
      };
  }
};

/** The body a party of the framework file stands for in this unit. */
export function bodyName(party: string, input: LevelDossierInput, lacks: Lacks): Rich {
  switch (party) {
    case 'operator':
      return lacks.known(operatorOf(input).name, lackOfName('operator', input));
    case 'system_owner':
      return lacks.known(ownerOf(input).name, lackOfName('owner', input));
    case 'security_unit':
      return lacks.known(securityUnitOf(input).name, lackOfName('security_unit', input));
    default:
      return line(partyLabel(input.framework, party));
  }
}

/** Who is asked to appraise. */
export function appraiserName(input: LevelDossierInput, procedure: Procedure, lacks: Lacks): Rich {
  if (!needsIndependentAppraiser(input, procedure)) return bodyName(procedure.appraises, input, lacks);
  return lacks.known(ownershipOf(input)?.appraiser?.body.name ?? '', {
    id: 'appraiser.name',
    what: 'đơn vị hoặc Hội đồng thẩm định độc lập do chủ quản giao',
    clause: input.framework.approval_common.independent_appraisal.clause,
    ...UNIT_LACK,
  });
}

export interface Sender {
  /** Body above the issuing one. */
  parent: string;
  issuer: Rich;
  /** The sender as named in sentences. */
  name: Rich;
  symbol: string;
  office: Rich;
  signer: Rich;
  recipients: string[];
}

/** Parties of the framework file that never are part of the owner's house. */
const OUTSIDE = new Set(['ministry_of_public_security', 'prime_minister']);

/**
 * Who writes a letter to a party. Inside its own house the operator writes itself (NĐ 331 Đ20.1.a). A letter that leaves the unit,
 * to a ministry or to an owner that is another body, goes out in the unit's name: a department has no standing there (our reading;
 * the decree does not say).
 */
export function senderOf(input: LevelDossierInput, to: string, lacks: Lacks): Sender {
  const outside = OUTSIDE.has(to) || !same(ownerOf(input).name, input.unit.name);
  const { unit, framework } = input;
  const operator = operatorOf(input);
  const clause = contentClause('letter', framework.id);
  const unitName = (): Rich => lacks.known(unit.name, { id: 'unit.name', what: 'tên đơn vị', clause, ...UNIT_LACK });
  const filed = (recipients: readonly string[]): string[] => ['Như trên', recipients.find((one) => one.startsWith('Lưu')) ?? 'Lưu: VT'];
  if (outside || same(operator.name, unit.name) || operator.name.trim() === '') {
    const name = unitName();
    return {
      parent: unit.parentName,
      issuer: name,
      name: operator.name.trim() === '' && !outside ? lacks.missing(lackOfName('operator', input)) : name,
      symbol: unit.letter.symbol,
      office: line(
        unit.signer.authority === '' ? '' : `${unit.signer.authority} `,
        lacks.known(unit.signer.title, { id: 'signer.title', what: 'chức vụ người ký', clause, ...UNIT_LACK }),
      ),
      signer: lacks.known(unit.signer.name, { id: 'signer.name', what: 'họ và tên người ký', clause, ...UNIT_LACK }),
      recipients: filed(unit.letter.recipients),
    };
  }
  return {
    parent: unit.name,
    issuer: line(operator.name),
    name: line(operator.name),
    symbol: '',
    office: lacks.known(operator.position, partyLack(input, 'operator', 'position')),
    signer: lacks.known(operator.head, partyLack(input, 'operator', 'head')),
    recipients: filed([]),
  };
}

const FIELD_WORDS: Record<Exclude<keyof Party, 'name'>, string> = {
  mandate: 'văn bản quy định chức năng, nhiệm vụ, quyền hạn',
  head: 'người đại diện',
  position: 'chức vụ người đại diện',
  address: 'địa chỉ',
  phone: 'số điện thoại',
  email: 'thư điện tử',
};

/** A field of a party that says nothing (NĐ 331 Đ22.3.a–b). */
export function partyLack(input: LevelDossierInput, party: 'owner' | 'operator', field: Exclude<keyof Party, 'name'>): Lack {
  const { framework } = input;
  const term = party === 'owner' ? framework.terms.system_owner : framework.terms.operator;
  return {
    id: `${party}.${field}`,
    what: `${FIELD_WORDS[field]} của ${lowerFirst(term)}`,
    clause: contentClause(party, framework.id),
    ...UNIT_LACK,
  };
}
