import { emptyOwnership, emptyParty } from '../../assessment/empty.ts';
import type { OwnerDelegation } from '../../assessment/model.ts';
import { soundReport } from '../fixture.ts';
import { proveRules } from './fixture.ts';
import type { Spoil } from './fixture.ts';
import { partyRules } from './parties.ts';

const decision = { number: '12/QĐ-SYT', date: '2026-01-05', authority: 'Sở Y tế tỉnh Lam Giang' };
const delegation: OwnerDelegation = {
  delegate: emptyParty('Bệnh viện'),
  document: decision,
  scope: 'Hệ thống của bệnh viện',
  duties: 'Thay chủ quản',
  from: '2026-01-05',
  until: '2028-01-05',
};
const delegated =
  (change: Partial<OwnerDelegation>): Spoil =>
  ({ unit }) =>
    unit.owners.forEach((ownership) => (ownership.delegation = { ...delegation, ...change }));
const another =
  (name: string): Spoil =>
  ({ unit }) => {
    const [first = emptyOwnership()] = soundReport().unit.owners;
    unit.owners.push({ ...first, owner: { ...first.owner, name } });
  };

proveRules(partyRules, {
  operator_details_missing: {
    hit: ({ unit }) => unit.operators.forEach((operator) => (operator.phone = '')),
    near: ({ unit }) => unit.operators.push(emptyParty('Đơn vị khác')),
  },
  contact_malformed: {
    hit: ({ unit }) => unit.operators.forEach((operator) => (operator.email = 'vanthu.lamgiang.example')),
    near: ({ unit }) => unit.operators.forEach((operator) => (operator.phone = '0200 555 0100, máy lẻ 12')),
  },
  owner_repeated: { hit: another(' sở y tế tỉnh LAM GIANG'), near: another('Sở Y tế tỉnh khác') },
  owner_without_system: {
    hit: another('Sở Y tế tỉnh khác'),
    near: (report, his, staff) => {
      another('Sở Y tế tỉnh khác')(report, his, staff);
      staff.system.ownerName = 'Sở Y tế tỉnh khác';
    },
  },
  delegation_incomplete: { hit: delegated({ scope: ' ' }), near: delegated({}) },
  appraiser_without_document: {
    hit: ({ unit }) =>
      unit.owners.forEach((one) => (one.appraiser = { kind: 'council', body: emptyParty('Hội đồng thẩm định'), document: null })),
    near: ({ unit }) =>
      unit.owners.forEach((one) => (one.appraiser = { kind: 'council', body: emptyParty('Hội đồng thẩm định'), document: decision })),
  },
});
