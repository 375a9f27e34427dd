/**
 * First explanation: what the system is and who answers for it (NĐ 331 Đ22.3; TT 12 Đ8.3). What it lacks is told by
 * overview-gaps.ts, which the page of the system reads too; the parties are asked for field by field, as the letters need them.
 */
import { lowerFirst, withoutStop } from '../../text.ts';
import type { InformationSystem, Party } from '../../assessment/model.ts';
import { overviewGaps } from '../overview-gaps.ts';
import { facts, heading, paragraph, plain, table, type Block, type Cell, type Column, type Rich } from './document.ts';
import { mark, type Lacks, type Place } from './gaps.ts';
import type { LevelDossierInput } from './input.ts';
import { lackOfName, operatorOf, ownerOf, ownershipOf, partyLack, securityUnitOf } from './parties.ts';
import { count, day, decisionText, DIRECTION_WORDS, HOSTING_WORDS, STAGE_WORDS } from './words.ts';

export function overview(input: LevelDossierInput, lacks: Lacks): Block[] {
  const { terms } = input.framework;
  const lacking = noteGaps(input, lacks);
  const securityUnit = securityUnitOf(input);
  return [
    heading(2, '1.', `Thông tin về ${lowerFirst(terms.system_owner)}`),
    partyFacts('owner', ownerOf(input), input, lacks),
    ...delegation(input),
    heading(2, '2.', 'Thông tin về đơn vị vận hành hệ thống thông tin'),
    partyFacts('operator', operatorOf(input), input, lacks),
    // The explanation asks for owner and operator; the security unit is told as far as it is known.
    ...(securityUnit.name.trim() === '' ? [] : [paragraph(`${terms.security_unit}: ${withoutStop(securityUnit.name)}.`)]),
    heading(2, '3.', 'Phạm vi, quy mô, đối tượng phục vụ'),
    ...scope(input, lacking),
    heading(2, '4.', 'Mô hình, thành phần của hệ thống thông tin'),
    ...structure(input, lacking),
  ];
}

const LISTS = ['devices', 'applications', 'zones', 'connections'];

/** Which panel of the system's page a field stands on. */
const placeOf = (field: string): Place => ({ page: 'system', tab: LISTS.includes(field.split('.')[0] ?? '') ? 'components' : 'overview' });

/** Notes what the overview lacks of the system; returns whether a field, or something of a list, is among it. */
function noteGaps({ system, unit }: LevelDossierInput, lacks: Lacks): (field: string) => boolean {
  const gaps = overviewGaps(system, unit).filter(
    ({ field }) => !field.startsWith('unit.') && field !== 'ownerName' && field !== 'operatorName',
  );
  for (const { field, label, clause } of gaps) lacks.note({ id: field, what: lowerFirst(label), clause, place: placeOf(field) });
  return (field) => gaps.some((gap) => gap.field === field || gap.field.startsWith(`${field}.`));
}

function partyFacts(who: 'owner' | 'operator', party: Party, input: LevelDossierInput, lacks: Lacks): Block {
  const field = (name: Exclude<keyof Party, 'name'>): Rich => lacks.known(party[name], partyLack(input, who, name));
  return facts(
    ['Tên', lacks.known(party.name, lackOfName(who, input))],
    ['Văn bản quy định chức năng, nhiệm vụ, quyền hạn', field('mandate')],
    ['Người đại diện', field('head')],
    ['Chức vụ', field('position')],
    ['Địa chỉ', field('address')],
    ['Số điện thoại', field('phone')],
    ['Thư điện tử', field('email')],
  );
}

/** Powers handed on in writing (NĐ 331 Đ4.3; TT 12 Đ4.3). */
function delegation(input: LevelDossierInput): Block[] {
  const given = ownershipOf(input)?.delegation;
  if (given == null || given.delegate.name.trim() === '') return [];
  const { delegate, document, scope: what, from, until } = given;
  const term = [...(from === null ? [] : [`từ ngày ${day(from)}`]), ...(until === null ? [] : [`đến ngày ${day(until)}`])].join(' ');
  const parts = [
    `Chủ quản ủy quyền cho ${delegate.name}`,
    ...(document === null ? [] : [`theo văn bản ${decisionText(document)}`]),
    ...(what.trim() === '' ? [] : [`phạm vi: ${withoutStop(what)}`]),
    ...(term === '' ? [] : [`thời hạn ${term}`]),
  ];
  return [paragraph(`${parts.join(', ')}.`)];
}

type Lacking = (field: string) => boolean;

/** A value; where it says nothing, the mark if it is asked for, a dash if it is not. */
const told = (value: string, what: string, asked: boolean): Rich =>
  value.trim() !== '' ? plain(value.trim()) : asked ? mark(what) : plain('–');

function scope({ system, framework, determination }: LevelDossierInput, lacking: Lacking): Block[] {
  const { scope: grounds } = system;
  const text = (field: string, what: string, value: string): Rich => told(value, what, lacking(field));
  const since = system.inUseSince === null ? [] : [`đưa vào sử dụng ngày ${day(system.inUseSince)}`];
  // NĐ 331 asks for four grounds; before it one description was enough, whichever of the boxes holds it.
  const boxes: [label: string, field: keyof InformationSystem['scope']][] = [
    ['Chức năng nghiệp vụ', 'function'],
    ['Dòng dữ liệu', 'dataFlow'],
    ['Sự phụ thuộc khi vận hành', 'dependence'],
    ['Phạm vi ảnh hưởng của sự cố', 'incidentImpact'],
  ];
  const reason = determination?.inputs['scope_reason'];
  return [
    facts(
      ['Tên hệ thống thông tin', plain(system.name)],
      ['Mục đích, chức năng chính', text('purpose', 'mục đích, chức năng chính', system.purpose)],
      ['Quy mô', text('size', 'quy mô', system.size)],
      ['Đối tượng phục vụ', text('users', 'đối tượng phục vụ', system.users)],
      ['Giai đoạn', plain([STAGE_WORDS[system.stage], ...since].join(', '))],
      ['Nơi đặt hệ thống', plain(HOSTING_WORDS[system.hosting])],
      ...(system.hosting === 'own'
        ? []
        : [
            ['Đơn vị cho thuê, cung cấp dịch vụ', text('host', 'đơn vị cho thuê hạ tầng hoặc cung cấp dịch vụ', system.host)] satisfies [
              string,
              Rich,
            ],
          ]),
    ),
    paragraph(framework.id === 'nd331-2026' ? 'Phạm vi của hệ thống được xác định theo bốn căn cứ:' : 'Phạm vi của hệ thống:', 'lead'),
    facts(
      ...boxes.map(([label, field]): [string, Rich] => [
        label,
        text(`scope.${field}`, `căn cứ phạm vi: ${lowerFirst(label)}`, grounds[field]),
      ]),
    ),
    ...(typeof reason === 'string' && reason.trim() !== '' ? [paragraph(`Lý do xác định phạm vi: ${withoutStop(reason)}.`)] : []),
  ];
}

const NUMBER: Column = { label: 'STT', share: 7, centred: true };

function structure({ system }: LevelDossierInput, lacking: Lacking): Block[] {
  const { devices, applications, zones, connections } = system;
  const list = (field: string, what: string, rows: readonly unknown[], make: () => Block, none: string): Block =>
    rows.length > 0 ? make() : paragraph(lacking(field) ? mark(what) : plain(none));
  return [
    heading(3, '4.1.', 'Mô hình lô-gic'),
    paragraph(logicalModel(system)),
    heading(3, '4.2.', 'Mô hình vật lý'),
    paragraph(physicalModel(system)),
    heading(3, '4.3.', 'Thiết bị chính'),
    list('devices', 'danh mục thiết bị chính', devices, () => deviceTable(system), 'Không có thiết bị riêng.'),
    heading(3, '4.4.', 'Ứng dụng, dịch vụ'),
    list('applications', 'danh mục ứng dụng, dịch vụ', applications, () => applicationTable(system), 'Không có ứng dụng, dịch vụ riêng.'),
    heading(3, '4.5.', 'Vùng mạng và địa chỉ IP'),
    list('zones', 'danh mục vùng mạng và địa chỉ IP', zones, () => zoneTable(system), 'Không có vùng mạng riêng.'),
    heading(3, '4.6.', 'Hệ thống thông tin có kết nối'),
    list(
      'connections',
      'danh mục hệ thống kết nối',
      connections,
      () => connectionTable(system),
      'Không có hệ thống thông tin khác kết nối, chia sẻ dữ liệu với hệ thống này.',
    ),
  ];
}

const blank = (text: string): boolean => text.trim() === '';

/** What overview-gaps.ts asks of each row is marked here at its place; the rest may stay a dash. */
const deviceTable = ({ devices }: InformationSystem): Block =>
  table(
    [
      NUMBER,
      { label: 'Tên thiết bị', share: 24 },
      { label: 'Hãng, chủng loại', share: 22 },
      { label: 'Số lượng', share: 11, centred: true },
      { label: 'Vị trí', share: 20 },
      { label: 'Mục đích sử dụng', share: 28 },
    ],
    devices.map(({ name, model, quantity, place, purpose }, i) => [
      String(i + 1),
      [told(name, 'tên hoặc chủng loại', blank(model))],
      [told(model, '', false)],
      quantity === null ? '–' : count(quantity),
      [told(place, 'vị trí', true)],
      [told(purpose, 'mục đích', true)],
    ]),
  );

const applicationTable = ({ applications }: InformationSystem): Block =>
  table(
    [
      NUMBER,
      { label: 'Ứng dụng, dịch vụ', share: 28 },
      { label: 'Máy chủ, nơi đặt', share: 24 },
      { label: 'Hệ điều hành', share: 20 },
      { label: 'Mục đích sử dụng', share: 30 },
    ],
    applications.map(({ name, server, operatingSystem, purpose }, i) => [
      String(i + 1),
      [told(name, 'tên', true)],
      [told(server, 'máy chủ hoặc hệ điều hành', blank(operatingSystem))],
      [told(operatingSystem, '', false)],
      [told(purpose, 'mục đích', true)],
    ]),
  );

const zoneTable = ({ zones }: InformationSystem): Block =>
  table(
    [
      NUMBER,
      { label: 'Vùng mạng', share: 24 },
      { label: 'Chức năng', share: 28 },
      { label: 'Địa chỉ IP nội bộ', share: 23 },
      { label: 'Địa chỉ IP công khai', share: 23 },
    ],
    zones.map(({ name, purpose, privateAddresses, publicAddresses }, i) => [
      String(i + 1),
      [told(name, 'tên', true)],
      [told(purpose, '', false)],
      addresses(privateAddresses, blank(publicAddresses)),
      addresses(publicAddresses, false),
    ]),
  );

const connectionTable = ({ connections }: InformationSystem): Block =>
  table(
    [
      NUMBER,
      { label: 'Hệ thống kết nối', share: 28 },
      { label: 'Đơn vị quản lý', share: 24 },
      { label: 'Chiều trao đổi', share: 18 },
      { label: 'Dữ liệu trao đổi', share: 30 },
    ],
    connections.map(({ name, organisation, direction, data }, i) => [
      String(i + 1),
      [told(name, '', false)],
      [told(organisation, '', false)],
      DIRECTION_WORDS[direction],
      [told(data, '', false)],
    ]),
  );

/** One address or range per line, as typed. */
const addresses = (text: string, asked: boolean): Cell =>
  blank(text)
    ? [told('', 'địa chỉ IP', asked)]
    : text
        .split('\n')
        .map((one) => one.trim())
        .filter((one) => one !== '')
        // a range breaks between its ends, not within an address
        .map((one) => plain(one.replace(/\s*-\s*/, ' – ')));

const names = (list: readonly string[]): string =>
  list
    .map(withoutStop)
    .filter((one) => one !== '')
    .join('; ');

/** The logical model in words; the drawing is part of the design document. */
function logicalModel({ zones, applications, connections }: InformationSystem): string {
  const zoneNames = zones.map(({ name, purpose }) =>
    blank(purpose) || blank(name) ? name : `${name} (${lowerFirst(withoutStop(purpose))})`,
  );
  const parts = [
    ...(zones.length === 0 ? [] : [`Hệ thống gồm ${count(zones.length)} vùng mạng: ${names(zoneNames)}.`]),
    ...(applications.length === 0
      ? []
      : [`Hệ thống có ${count(applications.length)} ứng dụng, dịch vụ: ${names(applications.map(({ name }) => name))}.`]),
    ...(connections.length === 0
      ? []
      : [`Hệ thống trao đổi dữ liệu với ${count(connections.length)} hệ thống khác: ${names(connections.map(({ name }) => name))}.`]),
  ];
  return [...parts, 'Sơ đồ lô-gic thể hiện tại tài liệu thiết kế kèm theo hồ sơ.'].join(' ');
}

/** The physical model in words: what stands where. */
function physicalModel({ devices }: InformationSystem): string {
  const places = new Map<string, string[]>();
  for (const { name, model, quantity, place } of devices) {
    if (blank(place)) continue;
    const what = `${blank(name) ? model : name}${quantity === null ? '' : ` (${count(quantity)})`}`;
    places.set(place.trim(), [...(places.get(place.trim()) ?? []), what]);
  }
  const said = [...places].map(([at, what]) => `${at}: ${what.join(', ')}`);
  const placed = said.length === 0 ? [] : [`Thiết bị chính được bố trí như sau. ${said.join('; ')}.`];
  return [...placed, 'Sơ đồ vật lý thể hiện tại tài liệu thiết kế kèm theo hồ sơ.'].join(' ');
}
