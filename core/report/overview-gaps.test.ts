import { describe, expect, it } from 'vitest';
import { emptyOwnership, emptyParty, emptySystem, emptyUnit } from '../assessment/empty.ts';
import type { InformationSystem, Party, UnitProfile } from '../assessment/model.ts';
import { overviewGaps } from './overview-gaps.ts';

const party = (name: string): Party => ({
  name,
  mandate: 'Quyết định 1/QĐ-BV',
  head: 'Lê Minh Đức',
  position: 'Trưởng phòng',
  address: 'Số 1 đường A',
  phone: '0299 3 868 115',
  email: 'cntt@benhvien.example.vn',
});
const UNIT: UnitProfile = {
  ...emptyUnit('Bệnh viện'),
  owners: [{ ...emptyOwnership(), owner: party('Bệnh viện') }],
  operators: [party('Phòng CNTT')],
};
const BARE = emptySystem({
  id: 'his',
  name: 'Hệ thống thông tin bệnh viện',
  shortName: 'HIS',
  purpose: '',
  ownerName: '',
  operatorName: '',
  framework: 'nd331-2026',
});
const WHOLE: InformationSystem = {
  ...BARE,
  purpose: 'Khám bệnh, chữa bệnh',
  scope: { function: 'Khám bệnh', dataFlow: 'Chung CSDL', dependence: 'Không tách rời', incidentImpact: 'Cùng ngừng' },
  size: '41 máy chủ',
  users: '812 người dùng',
  ownerName: 'Bệnh viện',
  operatorName: 'phòng  CNTT',
  devices: [{ name: 'Máy chủ', model: 'R750', quantity: 2, place: 'Phòng máy', purpose: 'CSDL' }],
  applications: [{ name: 'HIS', server: '', operatingSystem: 'Ubuntu 24.04', purpose: 'Khám bệnh' }],
  zones: [{ name: 'Vùng máy chủ', purpose: '', privateAddresses: '10.10.1.0/24', publicAddresses: '' }],
};
const fields = (system: InformationSystem, unit = UNIT): string[] => overviewGaps(system, unit).map(({ field }) => field);

describe('gaps of the overview', () => {
  it('are none for a system that is described as NĐ 331 Đ22.3 asks', () => expect(overviewGaps(WHOLE, UNIT)).toEqual([]));

  it('are everything for a new one, each with its clause', () => {
    expect(overviewGaps(BARE, UNIT).map(({ field, clause }) => [field, clause])).toEqual([
      ['ownerName', 'NĐ 331 Đ22.3.a'],
      ['operatorName', 'NĐ 331 Đ22.3.b'],
      ['purpose', 'NĐ 331 Đ22.3.c'],
      ['scope.function', 'NĐ 331 Đ7.2.a; Đ22.3.c'],
      ['scope.dataFlow', 'NĐ 331 Đ7.2.a; Đ22.3.c'],
      ['scope.dependence', 'NĐ 331 Đ7.2.a; Đ22.3.c'],
      ['scope.incidentImpact', 'NĐ 331 Đ7.2.a; Đ22.3.c'],
      ['size', 'NĐ 331 Đ22.3.c'],
      ['users', 'NĐ 331 Đ22.3.c'],
      ['devices', 'NĐ 331 Đ22.3.d'],
      ['applications', 'NĐ 331 Đ22.3.d'],
      ['zones', 'NĐ 331 Đ22.3.d'],
    ]);
  });

  it('of a system under NĐ 85 cite TT 12, which has no four grounds', () => {
    const old = { ...BARE, framework: 'nd85-2016' as const };
    expect(overviewGaps(old, UNIT).every(({ clause }) => clause.startsWith('TT 12 Đ8.3.'))).toBe(true);
    expect(fields(old)).toContain('scope.function');
    expect(fields({ ...old, scope: { ...BARE.scope, dataFlow: 'Một dòng dữ liệu' } }).filter((field) => field.startsWith('scope'))).toEqual(
      [],
    );
  });

  it('of a party lead to the unit and name what is missing there', () => {
    const unit = { ...UNIT, operators: [party('Khoa Xét nghiệm'), { ...party('Phòng CNTT'), head: ' ', email: '' }] };
    expect(overviewGaps(WHOLE, unit)).toEqual([
      { field: 'unit.operators.1.head', label: 'Đơn vị vận hành: người đại diện, thư điện tử', clause: 'NĐ 331 Đ22.3.b' },
    ]);
    expect(overviewGaps(WHOLE, { ...UNIT, operators: [] })).toMatchObject([
      { field: 'operatorName', label: expect.stringContaining('chưa có') },
    ]);
    expect(overviewGaps(WHOLE, { ...UNIT, owners: [{ ...emptyOwnership(), owner: emptyParty('Bệnh viện') }] })).toMatchObject([
      { field: 'unit.owners.0.owner.mandate' },
    ]);
  });

  it('of a list are told once, for all its rows, and lead to the first', () => {
    const [device] = WHOLE.devices;
    if (device === undefined) throw new Error('The whole system has a device.');
    const devices = [device, { ...device, place: '' }, { ...device, name: '', model: '', purpose: '' }];
    expect(overviewGaps({ ...WHOLE, devices }, UNIT)).toEqual([
      { field: 'devices.1.place', label: 'Thiết bị chính, dòng 2, 3: tên hoặc chủng loại, vị trí, mục đích', clause: 'NĐ 331 Đ22.3.d' },
    ]);
    const many = Array.from({ length: 7 }, () => ({ ...device, place: '' }));
    expect(overviewGaps({ ...WHOLE, devices: many }, UNIT)[0]?.label).toBe('Thiết bị chính, dòng 1, 2, 3, 4, 5…: vị trí');
    // Name or model, server or operating system: one of both is what the law asks for.
    expect(fields({ ...WHOLE, devices: [{ ...device, name: '' }] })).toEqual([]);
  });

  it('do not miss anything in rows that say nothing', () => {
    const blank = { name: ' ', model: '', quantity: null, place: '', purpose: '' };
    expect(fields({ ...WHOLE, devices: [blank, ...WHOLE.devices] })).toEqual([]);
    expect(fields({ ...WHOLE, devices: [blank] })).toEqual(['devices']);
    const connection = { name: '', organisation: '', direction: 'in' as const, data: '' };
    expect(fields({ ...WHOLE, level: 4, connections: [connection] })).toEqual(['connections']);
  });

  it('include zones without any address, and with one that is wrong', () => {
    const zone = { name: 'DMZ', purpose: '', privateAddresses: '', publicAddresses: '' };
    expect(fields({ ...WHOLE, zones: [zone] })).toEqual(['zones.0.privateAddresses']);
    expect(fields({ ...WHOLE, zones: [{ ...zone, publicAddresses: '203.0.113.8/29' }] })).toEqual([]);
    expect(fields({ ...WHOLE, zones: [{ ...zone, publicAddresses: '203.0.113.300' }] })).toEqual(['zones.0.publicAddresses']);
  });

  it('ask who hosts where others do, and from level 3 how a rented centre or cloud keeps the system apart', () => {
    const cloud = { ...WHOLE, hosting: 'cloud' as const };
    expect(fields({ ...cloud, level: 2 })).toEqual(['host']);
    expect(overviewGaps({ ...cloud, host: 'Công ty A', level: 3 }, UNIT)).toMatchObject([
      { field: 'separation', clause: 'NĐ 331 Đ30.8; Đ30.9' },
    ]);
    expect(fields({ ...cloud, host: 'Công ty A', level: 3, separation: 'VLAN riêng' })).toEqual([]);
    expect(fields({ ...WHOLE, hosting: 'service', host: 'Công ty A', level: 3 })).toEqual([]);
  });

  it('ask for connected systems from level 4', () => {
    expect(fields({ ...WHOLE, level: 3 })).toEqual([]);
    expect(fields({ ...WHOLE, level: 4 })).toEqual(['connections']);
  });
});
