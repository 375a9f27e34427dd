/** Where a finding of preflight is put right: page, tab and field by its rule. The record of a dossier keeps none of it. */
import type { PreflightFinding } from '../../core/report/model.ts';

/** Names of fields that landing.ts finds; the first empty one of them takes the cursor. */
type Fields = readonly string[];

type Landing =
  /** The page of the unit, at a field; `*` stands for any place of a list. */
  | { page: 'unit'; fields: Fields }
  /** A tab of the page of the system. */
  | { page: 'system'; tab: 'overview' | 'components' | 'risk' | 'level' | 'approval' | 'inspections'; fields?: Fields }
  /** The questions on the level of the system. */
  | { page: 'level' }
  /** The requirement on the desk, at a part of its answer. */
  | { page: 'item'; fields?: Fields }
  | { page: 'systems' | 'calendar' | 'incidents' | 'transition' }
  /** Nothing in the program mends it. */
  | { page: 'none' };

const unit = (...fields: string[]): Landing => ({ page: 'unit', fields });
const approval = (...fields: string[]): Landing => ({ page: 'system', tab: 'approval', fields });
const overview = (...fields: string[]): Landing => ({ page: 'system', tab: 'overview', fields });
const ITEM: Landing = { page: 'item' };
const LEVEL: Landing = { page: 'level' };
const REASON: Landing = { page: 'system', tab: 'level', fields: ['levelReason'] };
const RISK: Landing = { page: 'system', tab: 'risk', fields: ['risk'] };
const INSPECTION: Landing = { page: 'system', tab: 'inspections', fields: ['inspection', 'inspection.add'] };
const PARTY_FIELDS = ['head', 'position', 'phone', 'email', 'address', 'mandate'];

/** By rule. preflight-place.test.ts proves that none is missing. */
export const LANDINGS: Readonly<Record<string, Landing>> = {
  period_not_begun: { page: 'none' },
  before_cutoff: { page: 'calendar' },
  sending_overdue: { page: 'calendar' },
  clock_behind: { page: 'none' },

  owner_name_missing: unit('owners.*.owner.name'),
  owner_head_missing: unit('owners.*.owner.head', 'owners.*.owner.position'),
  owner_address_missing: unit('owners.*.owner.address'),
  owner_contact_missing: unit('owners.*.owner.phone', 'owners.*.owner.email'),
  security_unit_name_missing: unit('owners.*.securityUnit.name'),
  security_unit_mandate_missing: unit('owners.*.securityUnit.mandate'),
  security_unit_head_missing: unit('owners.*.securityUnit.head', 'owners.*.securityUnit.position'),
  security_unit_address_missing: unit('owners.*.securityUnit.address'),
  security_unit_contact_missing: unit('owners.*.securityUnit.phone', 'owners.*.securityUnit.email'),
  unit_name_missing: unit('name'),
  place_missing: unit('letter.place'),
  addressee_missing: unit('letter.addressees'),
  signer_missing: unit('signer.name', 'signer.title'),
  preparer_missing: unit('preparer.name'),
  recipients_missing: unit('letter.recipients'),
  symbol_missing: unit('letter.symbol'),
  security_unit_is_operator: unit('owners.*.appraiser.body.name', 'owners.*.appraiser'),
  appraiser_is_operator: unit('owners.*.appraiser.body.name'),
  delegation_over: unit('owners.*.delegation.until'),
  operator_details_missing: unit(...PARTY_FIELDS.map((field) => `operators.*.${field}`)),
  contact_malformed: unit('!owners.*.phone', '!owners.*.email', '!operators.*.phone', '!operators.*.email'),
  owner_repeated: unit('owners.*.owner.name'),
  owner_without_system: { page: 'systems' },
  delegation_incomplete: unit(
    'owners.*.delegation.delegate.name',
    'owners.*.delegation.document',
    'owners.*.delegation.scope',
    'owners.*.delegation.duties',
    'owners.*.delegation.from',
    'owners.*.delegation.until',
  ),
  appraiser_without_document: unit('owners.*.appraiser.document'),

  no_systems: { page: 'systems' },
  system_name_missing: overview('name'),
  unique_names: overview('name'),
  short_names_repeated: overview('shortName'),
  system_owner_missing: overview('ownerName'),
  system_owner_unknown: overview('ownerName'),
  system_operator_missing: overview('operatorName'),
  system_operator_unknown: overview('operatorName'),
  system_type_missing: LEVEL,
  totals_chain: LEVEL,
  system_dates_doubtful: overview('!inUseSince', '!lastChanged', '!constructionStarted', '!investmentApproved'),
  separation_missing: overview('separation'),
  addresses_overlap: { page: 'system', tab: 'components', fields: ['zones.0.privateAddresses'] },

  level_missing: LEVEL,
  level_without_determination: LEVEL,
  level_below_criteria: REASON,
  level_above_criteria: REASON,
  level_without_criterion: REASON,
  checklist_matches_level: ITEM,
  level_5_not_listed: approval('nationalSecurity.criterion', 'nationalSecurity'),
  national_security_without_criterion: approval('nationalSecurity.criterion'),
  listed_without_ground: approval('nationalSecurity.criterion', 'nationalSecurity'),
  level_before_change: LEVEL,
  risk_first: RISK,
  risk_missing: RISK,
  risk_outdated: RISK,
  incident_without_risk: RISK,
  risk_above_level: LEVEL,
  plan_before_use: approval('approval.planCompletedOn'),
  conditions_before_use: { page: 'system', tab: 'inspections', fields: ['inspection.add'] },

  approved_has_decision: approval('approval.decision'),
  approved_has_no_date: approval('approval.expected'),
  unapproved_has_date: approval('approval.expected'),
  unapproved_has_no_decision: approval('approval.status'),
  approved_has_regulation: approval('approval.regulation'),
  regulation_not_later: approval('approval.regulation'),
  regulation_same_day: approval('approval.regulation'),
  appraisal_first: approval('approval.appraisal'),
  decision_before_cutoff: approval('approval.decision'),
  document_in_future: approval('approval.status'),
  step_after_cutoff: approval('approval.status'),
  expected_in_future: approval('approval.expected'),
  authority_fits_level: approval('approval.decision'),
  in_use_before_approval: approval('approval.status'),
  old_framework_without_approval: LEVEL,
  transition_approval_limit: approval('approval.expected'),
  expert_opinion_missing: approval('approval.expertOpinion'),
  plan_decision_missing: approval('approval.planDecision'),
  appraised_by_operator: approval('approval.appraisal'),

  assessment_missing: ITEM,
  incomplete_has_date: approval('expectedPlanCompletion'),
  complete_has_no_date: approval('expectedPlanCompletion'),
  plan_in_future: approval('expectedPlanCompletion'),
  plan_after_completion: approval('expectedPlanCompletion'),
  transition_limit: approval('expectedPlanCompletion'),
  regulation_check_missing: approval('regulationCheck'),
  regulation_check_counts: approval('regulationCheck.checked', 'regulationCheck'),
  regulation_check_incomplete: approval('regulationCheck.period', 'regulationCheck.conclusion'),

  compliant_without_evidence: ITEM,
  not_applicable_without_reason: { page: 'item', fields: ['reason'] },
  reason_copied: { page: 'item', fields: ['reason'] },
  reason_copied_across: { page: 'item', fields: ['reason'] },
  note_copied: { page: 'item', fields: ['note'] },
  partial_without_evidence: ITEM,
  partial_without_gap: { page: 'item', fields: ['gap'] },
  partial_without_plan: { page: 'item', fields: ['plan'] },
  non_compliant_without_plan: { page: 'item', fields: ['plan'] },
  plan_without_date: ITEM,
  plan_without_responsible: ITEM,
  plan_due_in_past: ITEM,
  plan_done_unmet: ITEM,
  unanswered: ITEM,
  unconfirmed: ITEM,
  answer_to_changed_item: ITEM,
  answer_outside_checklist: ITEM,
  many_not_applicable: ITEM,

  evidence_not_found: ITEM,
  evidence_discarded: ITEM,
  evidence_expired: ITEM,
  evidence_after_cutoff: ITEM,
  evidence_dates_reversed: ITEM,
  evidence_in_future: ITEM,
  evidence_undated: ITEM,
  evidence_replaced: ITEM,
  evidence_overused: ITEM,
  evidence_not_redacted: ITEM,
  evidence_secret: ITEM,

  assessor_is_operator: approval('assessor.unit'),
  assessor_missing: approval('assessor.unit'),
  assessor_independence_missing: approval('assessor.independence'),
  inspection_dates_reversed: INSPECTION,
  periodic_within_period: { page: 'system', tab: 'inspections', fields: ['inspection.add'] },
  approved_not_inspected: { page: 'system', tab: 'inspections', fields: ['inspection.add'] },
  inspection_without_independence: INSPECTION,
  inspection_in_future: INSPECTION,
  inspection_after_cutoff: INSPECTION,
  inspection_incomplete: INSPECTION,
  inspector_is_operator: INSPECTION,
  professional_required: INSPECTION,

  cadence_overdue: ITEM,
  cadence_never_done: ITEM,
  inspection_overdue: { page: 'system', tab: 'inspections', fields: ['inspection.add'] },
  relevel_open: { page: 'system', tab: 'level' },
  approval_limit_passed: approval('approval.status'),
  transition_overdue: { page: 'transition' },
  notice_overdue: { page: 'incidents' },
  notice_late: { page: 'incidents' },

  level_lowered: REASON,
  system_dropped: { page: 'systems' },
  totals_lower: { page: 'systems' },
  met_no_longer: { page: 'item', fields: ['note'] },
  unmet_not_applicable: { page: 'item', fields: ['reason'] },
  plan_postponed: { page: 'item', fields: ['note'] },
  expected_postponed: approval('approval.expected', 'expectedPlanCompletion'),
};

/** The route of the place of a finding, with what it names; null where nothing in the program mends it. */
export function placeOfFinding({ rule, systemId, itemId }: Pick<PreflightFinding, 'rule' | 'systemId' | 'itemId'>): string | null {
  const landing = LANDINGS[rule];
  // A rule of another edition, read out of a record, still names its system.
  if (landing === undefined) return systemId === null ? '/unit' : `/systems/${systemId}`;
  const ofSystem = systemId === null ? '/systems' : `/systems/${systemId}`;
  switch (landing.page) {
    case 'none':
      return null;
    case 'unit':
      return address('/unit', { field: landing.fields.join(',') });
    case 'system':
      return address(ofSystem, systemId === null ? {} : { tab: landing.tab, field: landing.fields?.join(',') });
    case 'level':
      return systemId === null ? ofSystem : `${ofSystem}/level`;
    case 'item':
      return systemId === null
        ? '/systems'
        : address(`/assess/${systemId}`, itemId === null ? {} : { item: itemId, field: landing.fields?.join(',') });
    default:
      return `/${landing.page}`;
  }
}

function address(path: string, search: Record<string, string | undefined>): string {
  const parts = Object.entries(search).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`]));
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}
