/**
 * What the overview of a level dossier (thuyết minh tổng quan) must contain and a system still lacks: NĐ 331 Đ22.3, or TT 12 Đ8.3
 * for a dossier under NĐ 85. The page of the system and the level dossier read this one list.
 */
import { problemsOfAddresses } from '../assessment/address.ts';
import { filledRows, isBlankRow } from '../assessment/blank-rows.ts';
import type { Application, Device, InformationSystem, NetworkZone, Party, UnitProfile } from '../assessment/model.ts';
import { fewNumbers } from '../text.ts';
import { sameName } from './rules/rule.ts';

export interface OverviewGap {
  /**
   * Where it is filled in: a path of the system's form (“scope.dataFlow”, “devices.2.place”; a list alone while it is empty), or of
   * the unit's profile after “unit.” (“unit.owners.0.owner.head”).
   */
  field: string;
  /** What is missing, in Vietnamese. */
  label: string;
  clause: string;
}

/** The clauses of one decree that ask for the parts of the overview. */
interface Clauses {
  owner: string;
  operator: string;
  scope: string;
  grounds: string;
  components: string;
  hosting: string;
  separation: string;
  connections: string;
}

const CLAUSES: Record<InformationSystem['framework'], Clauses> = {
  'nd331-2026': {
    owner: 'NĐ 331 Đ22.3.a',
    operator: 'NĐ 331 Đ22.3.b',
    scope: 'NĐ 331 Đ22.3.c',
    grounds: 'NĐ 331 Đ7.2.a; Đ22.3.c',
    components: 'NĐ 331 Đ22.3.d',
    hosting: 'NĐ 331 Đ22.3.d',
    separation: 'NĐ 331 Đ30.8; Đ30.9',
    connections: 'NĐ 331 Đ22.5',
  },
  'nd85-2016': {
    owner: 'TT 12 Đ8.3.a',
    operator: 'TT 12 Đ8.3.b',
    scope: 'TT 12 Đ8.3.c',
    grounds: 'TT 12 Đ8.3.c',
    components: 'TT 12 Đ8.3.d',
    hosting: 'TT 12 Đ8.3.d',
    separation: 'TT 12 Đ9.9; Đ9.10',
    connections: 'TT 12 Đ8.5',
  },
};

/** Separation of hosted systems is asked for from this level, connected systems from that one. */
const SEPARATION_FROM = 3;
const CONNECTIONS_FROM = 4;

/** Everything that is still missing, in the order of the overview. Empty when the overview can be printed without blanks. */
export function overviewGaps(system: InformationSystem, unit: UnitProfile): OverviewGap[] {
  const clauses = CLAUSES[system.framework];
  return [
    ...partyGaps(system, unit, clauses),
    ...scopeGaps(system, clauses),
    ...componentGaps(system, clauses),
    ...hostingGaps(system, clauses),
  ];
}

const blank = (text: string): boolean => text.trim() === '';

// ---------------------------------------------------------------- who

/** Name, mandate document, representative and position, address, phone and e-mail. */
const PARTY_PARTS: Record<keyof Party, string> = {
  name: 'tên',
  mandate: 'văn bản quy định chức năng, nhiệm vụ',
  head: 'người đại diện',
  position: 'chức vụ',
  address: 'địa chỉ',
  phone: 'số điện thoại',
  email: 'thư điện tử',
};

function partyGaps({ ownerName, operatorName }: InformationSystem, unit: UnitProfile, clauses: Clauses): OverviewGap[] {
  const owners = unit.owners.map(({ owner }, index) => ({ party: owner, path: `unit.owners.${index}.owner` }));
  const operators = unit.operators.map((party, index) => ({ party, path: `unit.operators.${index}` }));
  return [
    ...gapsOfParty('Chủ quản', 'ownerName', ownerName, owners, clauses.owner),
    ...gapsOfParty('Đơn vị vận hành', 'operatorName', operatorName, operators, clauses.operator),
  ];
}

function gapsOfParty(
  role: string,
  field: 'ownerName' | 'operatorName',
  name: string,
  known: { party: Party; path: string }[],
  clause: string,
): OverviewGap[] {
  if (blank(name)) return [{ field, label: `${role} hệ thống`, clause }];
  const found = known.find(({ party }) => sameName(party.name, name));
  if (found === undefined) return [{ field, label: `${role}: «${name.trim()}» chưa có trong hồ sơ đơn vị`, clause }];
  const missing = (Object.keys(PARTY_PARTS) as (keyof Party)[]).filter((part) => blank(found.party[part]));
  const [first] = missing;
  if (first === undefined) return [];
  return [{ field: `${found.path}.${first}`, label: `${role}: ${missing.map((part) => PARTY_PARTS[part]).join(', ')}`, clause }];
}

// ---------------------------------------------------------------- what

const GROUNDS: [keyof InformationSystem['scope'], string][] = [
  ['function', 'chức năng nghiệp vụ'],
  ['dataFlow', 'dòng dữ liệu'],
  ['dependence', 'phụ thuộc khi vận hành'],
  ['incidentImpact', 'ảnh hưởng của sự cố'],
];

function scopeGaps({ framework, purpose, scope, size, users }: InformationSystem, clauses: Clauses): OverviewGap[] {
  const text = (field: string, label: string, value: string): OverviewGap[] =>
    blank(value) ? [{ field, label, clause: clauses.scope }] : [];
  // The four grounds are those of NĐ 331; before it one description of the scope was enough.
  const missing = GROUNDS.filter(([ground]) => blank(scope[ground]));
  const grounds =
    framework === 'nd331-2026'
      ? missing.map(([ground, label]) => ({ field: `scope.${ground}`, label: `Phạm vi: ${label}`, clause: clauses.grounds }))
      : text('scope.function', 'Phạm vi hệ thống', GROUNDS.map(([ground]) => scope[ground]).join(''));
  return [
    ...text('purpose', 'Mục đích, chức năng chính', purpose),
    ...grounds,
    ...text('size', 'Quy mô', size),
    ...text('users', 'Đối tượng phục vụ', users),
  ];
}

/** Where other bodies run the machines, who they are; from level 3 on how the system is kept apart in a rented centre or cloud. */
function hostingGaps({ hosting, host, separation, level }: InformationSystem, clauses: Clauses): OverviewGap[] {
  if (hosting === 'own') return [];
  const asked = hosting !== 'service' && level !== null && level >= SEPARATION_FROM;
  return [
    ...(blank(host) ? [{ field: 'host', label: 'Đơn vị cho thuê hạ tầng hoặc cung cấp dịch vụ', clause: clauses.hosting }] : []),
    ...(asked && blank(separation)
      ? [{ field: 'separation', label: 'Biện pháp tách biệt với hệ thống khác', clause: clauses.separation }]
      : []),
  ];
}

// ---------------------------------------------------------------- of what

/** A column of a list that one row leaves empty. */
interface Lack<T> {
  key: keyof T & string;
  word: string;
  missing: (row: T) => boolean;
}

const lack = <T>(key: keyof T & string, word: string, missing: (row: T) => boolean): Lack<T> => ({ key, word, missing });

const DEVICE: Lack<Device>[] = [
  lack('name', 'tên hoặc chủng loại', ({ name, model }) => blank(name) && blank(model)),
  lack('place', 'vị trí', ({ place }) => blank(place)),
  lack('purpose', 'mục đích', ({ purpose }) => blank(purpose)),
];
const APPLICATION: Lack<Application>[] = [
  lack('name', 'tên', ({ name }) => blank(name)),
  lack('server', 'máy chủ hoặc hệ điều hành', ({ server, operatingSystem }) => blank(server) && blank(operatingSystem)),
  lack('purpose', 'mục đích', ({ purpose }) => blank(purpose)),
];
const hasWrong = (zone: NetworkZone, field: 'privateAddresses' | 'publicAddresses'): boolean =>
  problemsOfAddresses(zone[field], field).some(({ severity }) => severity === 'wrong');
const ZONE: Lack<NetworkZone>[] = [
  lack('name', 'tên', ({ name }) => blank(name)),
  lack('privateAddresses', 'địa chỉ IP', (zone) => blank(zone.privateAddresses) && blank(zone.publicAddresses)),
  lack('privateAddresses', 'địa chỉ IP nội bộ chưa đúng', (zone) => hasWrong(zone, 'privateAddresses')),
  lack('publicAddresses', 'địa chỉ IP công khai chưa đúng', (zone) => hasWrong(zone, 'publicAddresses')),
];

function componentGaps({ devices, applications, zones, connections, level }: InformationSystem, clauses: Clauses): OverviewGap[] {
  const asksConnections = level !== null && level >= CONNECTIONS_FROM && filledRows(connections).length === 0;
  return [
    ...gapsOfList('devices', 'Thiết bị chính', devices, DEVICE, clauses.components),
    ...gapsOfList('applications', 'Ứng dụng, dịch vụ', applications, APPLICATION, clauses.components),
    ...gapsOfList('zones', 'Vùng mạng', zones, ZONE, clauses.components),
    ...(asksConnections ? [{ field: 'connections', label: 'Hệ thống kết nối', clause: clauses.connections }] : []),
  ];
}

/** One gap for a list in which nothing is written; else one for all rows that are half filled, leading to the first of them. */
function gapsOfList<T extends Device | Application | NetworkZone>(
  field: string,
  label: string,
  rows: readonly T[],
  lacks: Lack<T>[],
  clause: string,
): OverviewGap[] {
  if (filledRows(rows).length === 0) return [{ field, label, clause }];
  const found = rows.flatMap((row, index) =>
    isBlankRow(row) ? [] : lacks.filter(({ missing }) => missing(row)).map((one) => ({ index, one })),
  );
  const [first] = found;
  if (first === undefined) return [];
  const words = lacks.filter((one) => found.some((hit) => hit.one === one)).map(({ word }) => word);
  const lines = [...new Set(found.map(({ index }) => index + 1))];
  return [{ field: `${field}.${first.index}.${first.one.key}`, label: `${label}, dòng ${fewNumbers(lines)}: ${words.join(', ')}`, clause }];
}
