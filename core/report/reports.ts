/**
 * Whose report: the unit's own to the authority, and those that operators and security units owe the owner before 20/12
 * (NĐ 331 Đ35.4.a). They have no form of their own: the same tables, limited to their systems (our reading).
 */
import { emptyOwnership, emptyParty } from '../assessment/empty.ts';
import type { InformationSystem, Ownership, Party, UnitProfile } from '../assessment/model.ts';
import { FailureError } from '../failure.ts';
import type { Deadline, ReportingCalendar } from './calendar.ts';
import type { ReportInput } from './input.ts';
import type { ReportChoice } from './model.ts';
import { blank, comparable, sameName } from './names.ts';
import type { ReportRegisters } from './registers.ts';

/** One report that can be made of a workspace. */
export interface ReportOption extends ReportChoice {
  /** Whom it is sent to; several joined by “; ”. */
  to: string;
  /** How many systems it tells of. */
  systems: number;
}

/** What of a system decides into whose report it goes. */
type Belonging = Pick<InformationSystem, 'ownerName' | 'operatorName'>;

/** Each name once, as first typed; blank ones left out. */
function distinct(names: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const name of names) if (!blank(name) && !found.has(comparable(name))) found.set(comparable(name), name.trim());
  return [...found.values()];
}

const secures = (pair: Ownership, by: string): boolean => sameName(pair.securityUnit.name, by);

/** Whether a system stands in the report. Nobody reports to himself: what a body owns itself is left out of its report to owners. */
function concerns({ kind, by }: ReportChoice, { owners }: Pick<UnitProfile, 'owners'>, system: Belonging): boolean {
  if (kind === 'owner') return true;
  if (sameName(system.ownerName, by)) return false;
  if (kind === 'operator') return sameName(system.operatorName, by);
  return owners.some((pair) => secures(pair, by) && sameName(pair.owner.name, system.ownerName));
}

function optionOf(choice: ReportChoice, unit: UnitProfile, systems: readonly Belonging[]): ReportOption {
  const own = systems.filter((system) => concerns(choice, unit, system));
  const to = choice.kind === 'owner' ? unit.letter.addressees : own.map(({ ownerName }) => ownerName);
  return { ...choice, to: distinct(to).join('; '), systems: own.length };
}

/**
 * The reports that can be made here: the unit's own first, then one per operator, then one per security unit, each with at
 * least one system of somebody else. In the order in which systems and owners name them.
 */
export function reportChoices(unit: UnitProfile, systems: readonly Belonging[]): ReportOption[] {
  const operators = distinct(systems.map(({ operatorName }) => operatorName)).map((by) => ({ kind: 'operator' as const, by }));
  const securityUnits = distinct(unit.owners.map(({ securityUnit }) => securityUnit.name)).map((by) => ({
    kind: 'security_unit' as const,
    by,
  }));
  const internal = [...operators, ...securityUnits].map((choice) => optionOf(choice, unit, systems)).filter((option) => option.systems > 0);
  return [optionOf({ kind: 'owner', by: unit.name }, unit, systems), ...internal];
}

/**
 * What a report is made of, limited to whom it tells of: its systems, their owners and operators; the letter is that body's,
 * addressed to the owners, signed by its head. NOT_FOUND where nobody of that name has a report to make.
 */
export function narrowed(input: ReportInput, choice: ReportChoice): ReportInput {
  const { unit } = input;
  if (choice.kind === 'owner') return { ...input, report: { kind: 'owner', by: unit.name } };
  const systems = input.systems.filter(({ system }) => concerns(choice, unit, system));
  const [first] = systems;
  if (first === undefined) throw unknownReport(choice, input);
  const names = distinct(systems.map(({ system }) => system.ownerName));
  const owners = names.map((name) => unit.owners.find(({ owner }) => sameName(owner.name, name)) ?? emptyOwnership(name));
  const operators = unit.operators.filter(({ name }) => systems.some(({ system }) => sameName(system.operatorName, name)));
  const party = partyOf(choice, unit);
  return {
    ...input,
    systems,
    unit: { ...letterOf(choice, party, unit, names), owners: owners.length > 0 ? owners : [emptyOwnership()], operators },
    report: { kind: choice.kind, by: party.name },
    registers: registersOf(
      input.registers,
      systems.map(({ system }) => system.id),
    ),
  };
}

/** What the registers tell of these systems alone: what concerns the unit as a whole is told in the unit's own report. */
function registersOf(registers: ReportRegisters, systems: readonly string[]): ReportRegisters {
  const incidents = registers.incidents.filter((incident) => incident.systems.some((id) => systems.includes(id)));
  const titles = new Set(incidents.map(({ title }) => title));
  return {
    ...registers,
    duties: registers.duties.filter(({ systemId }) => systemId !== null && systems.includes(systemId)),
    incidents,
    lateNotices: registers.lateNotices.filter(({ incident }) => titles.has(incident)),
    unfitInspections: registers.unfitInspections.filter(({ systemId }) => systems.includes(systemId)),
    risks: registers.risks.filter(({ systemId }) => systems.includes(systemId)),
    // The dossier of the year before told of other systems too.
    lastYear: null,
    sentOn: [],
  };
}

function unknownReport({ kind, by }: ReportChoice, { unit, systems }: ReportInput): FailureError {
  const role = kind === 'operator' ? 'đơn vị vận hành' : 'đơn vị chuyên trách về an ninh mạng';
  const known = reportChoices(
    unit,
    systems.map(({ system }) => system),
  ).filter((option) => option.kind === kind);
  const hint =
    known.length > 0
      ? `Chọn một trong: ${known.map((option) => `«${option.by}»`).join(', ')}.`
      : `Chưa có ${role} nào phải báo cáo chủ quản: kiểm tra tên chủ quản và đơn vị vận hành tại trang Đơn vị và trang Hệ thống.`;
  return new FailureError('NOT_FOUND', `Không có ${role} tên «${by}» với hệ thống để báo cáo chủ quản nên chưa lập được báo cáo. ${hint}`);
}

/** The body that reports, as the unit's profile describes it; its name alone where it does not. */
function partyOf({ kind, by }: ReportChoice, unit: UnitProfile): Party {
  const described = kind === 'operator' ? unit.operators : unit.owners.map(({ securityUnit }) => securityUnit);
  return described.find(({ name }) => sameName(name, by)) ?? emptyParty(by);
}

/** Bodies that are by their name a part of the hospital. Others, say a company that runs a system, stand alone in the letterhead. */
const DEPARTMENT = /^(phòng|khoa|tổ|ban|bộ phận|văn phòng|đội|nhóm)\s/iu;

/** The body printed above the one that reports: a security unit is its owner's (NĐ 331 Đ3.2); of other bodies only the unit's departments have one that is known. */
function bodyAbove({ kind, by }: ReportChoice, unit: UnitProfile): string {
  if (kind === 'security_unit') return unit.owners.find((pair) => secures(pair, by))?.owner.name ?? '';
  return DEPARTMENT.test(by.normalize('NFC').trim()) ? unit.name : '';
}

/** The unit's own letter where the unit itself reports; else that of one of its departments, or of a body beside it. */
function letterOf(choice: ReportChoice, party: Party, unit: UnitProfile, owners: readonly string[]): UnitProfile {
  const addressees = [...owners];
  if (sameName(party.name, unit.name)) return { ...unit, letter: { ...unit.letter, addressees } };
  return {
    ...unit,
    name: party.name,
    parentName: bodyAbove(choice, unit),
    signer: { authority: '', title: party.position, name: party.head },
    // The number and its symbol are that body's own: its clerk fills them in.
    letter: { symbol: '', place: unit.letter.place, addressees, recipients: ['Như trên', 'Lưu: VT'] },
  };
}

/** The last day of sending a report: to the owner, or the owner's to the authority (NĐ 331 Đ35.4). */
export const reportDeadline = ({ deadlines }: ReportingCalendar, { kind }: Pick<ReportChoice, 'kind'>): Deadline | undefined =>
  deadlines.find(({ id }) => id === (kind === 'owner' ? 'to_ministry' : 'to_owner'));
