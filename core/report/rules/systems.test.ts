import { proveRules } from './fixture.ts';
import type { Spoil } from './fixture.ts';
import { systemRules } from './systems.ts';

const zones =
  (ofHis: string, ofStaff: string): Spoil =>
  (_report, his, staff) => {
    his.system.zones = [{ name: 'Máy chủ', purpose: '', privateAddresses: ofHis, publicAddresses: '' }];
    staff.system.zones = [{ name: 'Máy chủ', purpose: '', privateAddresses: ofStaff, publicAddresses: '' }];
  };

proveRules(systemRules, {
  no_systems: { hit: (report) => report.systems.splice(0), near: (report) => report.systems.splice(1) },
  system_name_missing: { hit: (_, his) => (his.system.name = ' '), near: (_, his) => (his.system.shortName = '') },
  unique_names: {
    hit: (_, his, staff) => (staff.system.name = ` ${his.system.name.toUpperCase()}`),
    near: (_, his, staff) => Object.assign(staff.system, { name: his.system.name, ownerName: 'Chủ quản khác' }),
  },
  system_owner_missing: { hit: (_, his) => (his.system.ownerName = ''), near: (_, his) => (his.system.ownerName = 'Chủ quản khác') },
  system_owner_unknown: {
    hit: (_, his) => (his.system.ownerName = 'Chủ quản khác'),
    near: (_, his) => (his.system.ownerName = ' sở y tế tỉnh lam giang'),
  },
  system_operator_missing: { hit: (_, his) => (his.system.operatorName = ''), near: (_, his) => (his.system.operatorName = 'Đơn vị khác') },
  system_operator_unknown: { hit: (_, his) => (his.system.operatorName = 'Đơn vị khác'), near: (_, his) => (his.system.operatorName = '') },
  system_type_missing: {
    hit: (_, _his, staff) => (staff.determination = null),
    near: (_, _his, staff) => Object.assign(staff.determination?.inputs ?? {}, { information_types: [] }),
  },
  totals_chain: {
    hit: (_, his, staff) => {
      his.determination = null;
      staff.determination = null;
    },
    near: (_, _his, staff) => (staff.determination = null),
  },
  short_names_repeated: {
    hit: (_, _his, staff) => (staff.system.shortName = 'his '),
    near: (_, his) => (his.system.shortName = ''),
  },
  system_dates_doubtful: {
    hit: (_, his) => (his.system.inUseSince = '2026-12-17'),
    near: (_, his) => (his.system.inUseSince = '2019-01-03'),
  },
  separation_missing: {
    hit: (_, his) => (his.system.hosting = 'cloud'),
    near: (_, _his, staff) => (staff.system.hosting = 'cloud'),
  },
  addresses_overlap: { hit: zones('10.0.1.0/24', '10.0.1.200-10.0.2.20'), near: zones('10.0.1.0/24', '10.0.1.128/25') },
});
