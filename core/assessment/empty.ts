/** Records of which only the names are known yet: a half-filled form is as storable as a full one. */
import type { FrameworkId } from '../checklist/model.ts';
import type { Approval, InformationSystem, Inspection, Ownership, Party, UnitProfile } from './model.ts';

export const emptyParty = (name = ''): Party => ({ name, mandate: '', head: '', position: '', address: '', phone: '', email: '' });

export const emptyOwnership = (ownerName = ''): Ownership => ({
  owner: emptyParty(ownerName),
  securityUnitKind: 'unit',
  securityUnit: emptyParty(),
  delegation: null,
  appraiser: null,
});

/** A unit that owns its systems itself while no other owner is named. */
export const emptyUnit = (name: string, ownerName = '', preparer = ''): UnitProfile => ({
  name,
  parentName: '',
  province: '',
  commune: '',
  facilityCode: '',
  tier: '',
  owners: [emptyOwnership(ownerName === '' ? name : ownerName)],
  operators: [],
  preparer: { name: preparer, office: '' },
  signer: { authority: '', title: '', name: '' },
  letter: { symbol: '', place: '', addressees: [], recipients: ['Như trên', 'Lưu: VT'] },
});

export const emptyApproval = (): Approval => ({
  status: 'drafting',
  dossierFinished: false,
  request: null,
  receivedOn: null,
  completeOn: null,
  expertOpinion: null,
  appraisal: null,
  submission: null,
  submissionCompleteOn: null,
  decision: null,
  planDecision: null,
  regulation: null,
  expected: null,
  planCompletedOn: null,
});

/** An inspection of which only its days are known. */
export const emptyInspection = (known: Pick<Inspection, 'id' | 'from' | 'to'>): Inspection => ({
  kind: 'periodic',
  by: '',
  professional: false,
  independence: '',
  contentIds: [],
  mode: '',
  contents: '',
  result: '',
  findings: '',
  report: '',
  evidence: [],
  ...known,
});

type Named = Pick<InformationSystem, 'id' | 'name' | 'shortName' | 'purpose' | 'ownerName' | 'operatorName'>;

/** A system in use whose level is still to be determined. */
export const emptySystem = (known: Named & { framework: FrameworkId }): InformationSystem => ({
  ...known,
  template: '',
  scope: { function: '', dataFlow: '', dependence: '', incidentImpact: '' },
  size: '',
  users: '',
  hosting: 'own',
  host: '',
  separation: '',
  devices: [],
  applications: [],
  zones: [],
  connections: [],
  stage: 'in_use',
  constructionStarted: null,
  investmentApproved: null,
  inUseSince: null,
  lastChanged: null,
  archivedAt: null,
  archiveReason: '',
  level: null,
  levelReason: '',
  traits: [],
  approval: emptyApproval(),
  renewal: null,
  expectedPlanCompletion: null,
  inspections: [],
  assessor: { unit: '', independence: '' },
  nationalSecurity: null,
  regulationCheck: null,
});
