import { proveRules } from './fixture.ts';
import type { Spoil } from './fixture.ts';
import { unitRules } from './unit.ts';
import { emptyParty } from '../../assessment/empty.ts';
import type { IndependentAppraiser, OwnerDelegation } from '../../assessment/model.ts';

const ownerField =
  (field: 'name' | 'head' | 'position' | 'address' | 'phone' | 'email'): Spoil =>
  (report) => {
    for (const { owner } of report.unit.owners) owner[field] = ' ';
  };
const securityField =
  (field: 'name' | 'mandate' | 'head' | 'position' | 'address' | 'phone' | 'email'): Spoil =>
  (report) => {
    for (const { securityUnit } of report.unit.owners) securityUnit[field] = '';
  };
const ownerMandateEmpty: Spoil = (report) => {
  for (const { owner } of report.unit.owners) owner.mandate = '';
};

const appraisedBy = (name: string): IndependentAppraiser => ({ kind: 'council', body: emptyParty(name), document: null });
const delegatedUntil = (until: string): OwnerDelegation => ({
  delegate: emptyParty('Bệnh viện'),
  document: null,
  scope: '',
  duties: '',
  from: null,
  until,
});

proveRules(unitRules, {
  owner_name_missing: { hit: ownerField('name'), near: ownerMandateEmpty },
  owner_head_missing: { hit: ownerField('position'), near: ownerMandateEmpty },
  owner_address_missing: { hit: ownerField('address'), near: ownerMandateEmpty },
  owner_contact_missing: { hit: ownerField('email'), near: ownerMandateEmpty },
  security_unit_name_missing: { hit: securityField('name'), near: securityField('mandate') },
  security_unit_mandate_missing: { hit: securityField('mandate'), near: ownerMandateEmpty },
  security_unit_head_missing: { hit: securityField('head'), near: ownerField('head') },
  security_unit_address_missing: { hit: securityField('address'), near: ownerField('address') },
  security_unit_contact_missing: { hit: securityField('phone'), near: ownerField('phone') },
  unit_name_missing: { hit: ({ unit }) => (unit.name = ''), near: ({ unit }) => (unit.parentName = '') },
  place_missing: { hit: ({ unit }) => (unit.letter.place = ' '), near: ({ unit }) => (unit.province = '') },
  addressee_missing: {
    hit: ({ unit }) => (unit.letter.addressees = ['']),
    near: ({ unit }) => (unit.letter.addressees = ['', 'Bộ Công an']),
  },
  signer_missing: { hit: ({ unit }) => (unit.signer.name = ''), near: ({ unit }) => (unit.signer.authority = '') },
  preparer_missing: { hit: ({ unit }) => (unit.preparer.name = ''), near: ({ unit }) => (unit.preparer.office = '') },
  recipients_missing: { hit: ({ unit }) => (unit.letter.recipients = []), near: ({ unit }) => (unit.letter.recipients = ['Như trên', '']) },
  symbol_missing: { hit: ({ unit }) => (unit.letter.symbol = ''), near: ({ unit }) => (unit.letter.symbol = 'BV') },
  security_unit_is_operator: {
    hit: ({ unit }, his) => unit.owners.forEach(({ securityUnit }) => (securityUnit.name = ` ${his.system.operatorName.toUpperCase()}`)),
    // At level 4 the ministry appraises.
    near: ({ unit }, ...systems) => {
      for (const { securityUnit } of unit.owners) securityUnit.name = systems[0].system.operatorName;
      for (const { system } of systems) system.level = 4;
    },
  },
  appraiser_is_operator: {
    hit: ({ unit }, his) => unit.owners.forEach((ownership) => (ownership.appraiser = appraisedBy(his.system.operatorName))),
    near: ({ unit }) => unit.owners.forEach((ownership) => (ownership.appraiser = appraisedBy('Hội đồng thẩm định'))),
  },
  delegation_over: {
    hit: (report) => report.unit.owners.forEach((ownership) => (ownership.delegation = delegatedUntil('2026-12-13'))),
    near: (report) => report.unit.owners.forEach((ownership) => (ownership.delegation = delegatedUntil(report.today))),
  },
});
