/** Records of which only the names are known yet: a half-filled form is as storable as a full one. */
import type { FrameworkId } from '../checklist/model.ts';
import type { InformationSystem, Party, UnitProfile } from './model.ts';

export const emptyParty = (name = ''): Party => ({ name, mandate: '', head: '', position: '', address: '', phone: '', email: '' });

/** A unit that owns its systems itself while no other owner is named. */
export const emptyUnit = (name: string, ownerName = '', preparer = ''): UnitProfile => ({
  name,
  parentName: '',
  province: '',
  facilityCode: '',
  owners: [{ owner: emptyParty(ownerName === '' ? name : ownerName), securityUnit: emptyParty() }],
  operators: [],
  preparer: { name: preparer, office: '' },
  signer: { authority: '', title: '', name: '' },
  letter: { symbol: '', place: '', addressees: [], recipients: ['Như trên', 'Lưu: VT'] },
});

type Named = Pick<InformationSystem, 'id' | 'name' | 'shortName' | 'purpose' | 'ownerName' | 'operatorName'>;

/** A system in use whose level is still to be determined. */
export const emptySystem = (known: Named & { framework: FrameworkId }): InformationSystem => ({
  ...known,
  stage: 'in_use',
  inUseSince: null,
  level: null,
  levelReason: '',
  traits: [],
  approval: { status: 'drafting', dossierFinished: false, decision: null, regulation: null, expected: null },
  expectedPlanCompletion: null,
  inspections: [],
  assessor: { unit: '', independence: '' },
  nationalSecurity: null,
  regulationCheck: null,
});
