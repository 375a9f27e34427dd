import { describe, expect, it } from 'vitest';
import { emptyOwnership, emptyParty, emptySystem, emptyUnit } from '../assessment/empty.ts';
import type { InformationSystem, Ownership } from '../assessment/model.ts';
import { soundReport } from './fixture.ts';
import { independenceFindings } from './independence.ts';

const { law } = soundReport();
const TODAY = '2026-11-22';

const system = (id: string, change: Partial<InformationSystem> = {}): InformationSystem => ({
  ...emptySystem({ id, name: id, shortName: '', purpose: '', ownerName: 'Sở Y tế', operatorName: 'Phòng CNTT', framework: 'nd331-2026' }),
  level: 3,
  ...change,
});
const owned = (change: Partial<Ownership> = {}): Ownership => ({
  ...emptyOwnership('Sở Y tế'),
  securityUnit: emptyParty('Phòng CNTT'),
  ...change,
});
const rules = (owners: Ownership[], systems: InformationSystem[]): string[] =>
  independenceFindings({ unit: { ...emptyUnit('Bệnh viện'), owners }, systems, law, today: TODAY }).map(
    ({ rule, owner, systems: concerned }) => `${rule} ${owner ?? '-'} ${concerned.map(({ id }) => id).join(',')}`,
  );
const appraiser = (name: string): Ownership['appraiser'] => ({ kind: 'subordinate_unit', body: emptyParty(name), document: null });

describe('independence', () => {
  it('is missing where the security unit runs a system that it appraises', () => {
    expect(rules([owned()], [system('HIS'), system('LIS', { operatorName: 'Khoa Xét nghiệm' })])).toEqual([
      'security_unit_is_operator 0 HIS',
    ]);
  });

  it('is no question of the security unit where the ministry appraises, or while there is no level', () => {
    expect(rules([owned()], [system('HIS', { level: 4 }), system('PACS', { level: null })])).toEqual([]);
  });

  it('is there once another body is named; an empty name is nobody', () => {
    expect(rules([owned({ appraiser: appraiser('Hội đồng thẩm định') })], [system('HIS')])).toEqual([]);
    expect(rules([owned({ appraiser: appraiser(' ') })], [system('HIS')])).toEqual(['security_unit_is_operator 0 HIS']);
  });

  it('is missing again where that body runs a system itself', () => {
    const owners = [owned({ appraiser: appraiser('khoa XÉT NGHIỆM') })];
    expect(rules(owners, [system('HIS'), system('LIS', { operatorName: 'Khoa Xét nghiệm' })])).toEqual(['appraiser_is_operator 0 LIS']);
  });

  it('is judged owner by owner', () => {
    const other: Ownership = { ...emptyOwnership('Bệnh viện'), securityUnit: emptyParty('Phòng CNTT') };
    expect(
      rules([owned({ securityUnit: emptyParty('Phòng An ninh') }), other], [system('HIS'), system('A', { ownerName: 'bệnh viện' })]),
    ).toEqual(['security_unit_is_operator 1 A']);
  });

  it('is missing where whoever runs a system assesses it', () => {
    const assessed = system('HIS', { assessor: { unit: ' phòng CNTT', independence: '' }, level: null });
    expect(rules([owned()], [assessed, system('LIS', { assessor: { unit: 'Phòng QLCL', independence: '' }, level: null })])).toEqual([
      'assessor_is_operator - HIS',
    ]);
  });
});

describe("a delegate's term", () => {
  it.each([
    ['2026-11-21', ['delegation_over 0 ']],
    ['2026-11-22', []],
    [null, []],
  ])('until %s', (until, expected) => {
    const delegation = { delegate: emptyParty('Bệnh viện'), document: null, scope: '', duties: '', from: null, until };
    expect(rules([owned({ delegation })], [])).toEqual(expected);
  });
});
