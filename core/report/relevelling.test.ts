import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { emptySystem } from '../assessment/empty.ts';
import type { Incident } from '../assessment/incident.ts';
import type { InformationSystem } from '../assessment/model.ts';
import type { RelevelTrigger } from '../assessment/relevelling.ts';
import { framework } from '../checklist/framework.ts';
import type { LevelDetermination } from '../level/model.ts';
import type { RiskAssessment } from '../level/risk.ts';
import type { FrameworksById } from './incident-clocks.ts';
import {
  determinationAnswering,
  openTriggers,
  procedureClause,
  relevelSuggestions,
  triggerKind,
  triggersFor,
  type Registers,
} from './relevelling.ts';
import { SERIOUS_INCIDENT } from './fixture.ts';

const read = (id: string) =>
  framework.parse(parse(readFileSync(new URL(`../../checklists/${id}/framework.yaml`, import.meta.url), 'utf8')));
const frameworks: FrameworksById = { 'nd331-2026': read('nd331-2026'), 'nd85-2016': read('nd85-2016') };
const TODAY = '2026-11-22';

const system: InformationSystem = {
  ...emptySystem({ id: 'his', name: 'HIS', shortName: 'HIS', purpose: '', ownerName: '', operatorName: '', framework: 'nd331-2026' }),
  level: 2,
};
const determined = (decidedAt: string, change: Partial<LevelDetermination> = {}): LevelDetermination => ({
  id: `d-${decidedAt}`,
  systemId: 'his',
  framework: 'nd331-2026',
  inputs: {},
  level: 2,
  matched: [],
  raisedBy: null,
  decidedBy: '',
  decidedAt,
  ...change,
});
const incident: Incident = {
  ...SERIOUS_INCIDENT,
  id: 'i1',
  systems: ['his'],
  title: 'Mã độc tống tiền',
  detectedAt: '2026-10-01T18:00:00.000Z',
};
const risk = (date: string, harm: 1 | 2 | 3 | 4 | 5, finished = true): RiskAssessment => ({
  id: `r-${date}`,
  systemId: 'his',
  date,
  occasion: 'periodic',
  assessor: '',
  assets: [],
  entries: [
    {
      id: 'e1',
      asset: '',
      threat: '',
      likelihood: null,
      impact: null,
      harm,
      harmReason: '',
      controls: '',
      treatment: null,
      action: '',
      responsible: '',
      due: null,
    },
  ],
  communication: '',
  conclusion: '',
  finished,
});
const trigger = (kind: string, on: string, change: Partial<RelevelTrigger> = {}): RelevelTrigger => ({
  id: `t-${kind}-${on}`,
  systemId: 'his',
  trigger: kind,
  on,
  note: '',
  handledOn: null,
  determinationId: null,
  outcome: '',
  ...change,
});
const none: Registers = { triggers: [], determinations: [], risks: [], incidents: [] };
const suggested = (registers: Partial<Registers>, change: Partial<InformationSystem> = {}) =>
  relevelSuggestions(frameworks, { ...system, ...change }, { ...none, ...registers }, TODAY).map(({ trigger: kind, on }) => [kind, on]);

describe('triggers of the framework files', () => {
  it('a system of the old framework follows the new decree first, from the day it is in force', () => {
    const old = { framework: 'nd85-2016' as const };
    expect(triggersFor(frameworks, old, '2026-08-18').map(({ id }) => id)).toEqual(['reality_changed']);
    expect(triggersFor(frameworks, old, '2026-08-19').map(({ id }) => id)).toEqual([
      ...frameworks['nd331-2026'].relevel_triggers.map(({ id }) => id),
      'reality_changed',
    ]);
    expect(triggersFor(frameworks, system, TODAY)).toEqual(frameworks['nd331-2026'].relevel_triggers);
    expect(triggerKind(frameworks, 'reality_changed')?.clause).toBe('NĐ 85 Đ18');
    expect(triggerKind(frameworks, 'unknown')).toBeNull();
    expect(procedureClause(frameworks, old, '2026-08-18')).toBe('NĐ 85 Đ18');
    expect(procedureClause(frameworks, old, '2026-08-19')).toBe('NĐ 331 Đ25');
    expect(procedureClause(frameworks, system, '2026-08-18')).toBe('NĐ 331 Đ25');
  });

  it('open ones nag, the oldest first', () => {
    const handled = trigger('threshold', '2026-01-01', { handledOn: '2026-02-01' });
    expect(openTriggers([trigger('threshold', '2026-05-02'), handled, trigger('higher_risk', '2026-03-01')]).map(({ on }) => on)).toEqual([
      '2026-03-01',
      '2026-05-02',
    ]);
  });

  it('the first determination of its day or later answers a trigger; a crossed threshold only a later one', () => {
    // 18:00 in UTC is the day after in Việt Nam.
    const history = [determined('2026-10-05T02:00:00Z'), determined('2026-10-01T18:00:00Z'), determined('2026-09-01T02:00:00Z')];
    expect(determinationAnswering({ trigger: 'function_change', on: '2026-10-02' }, history)?.decidedAt).toBe('2026-10-01T18:00:00Z');
    expect(determinationAnswering({ trigger: 'threshold', on: '2026-10-02' }, history)?.decidedAt).toBe('2026-10-05T02:00:00Z');
    expect(determinationAnswering({ trigger: 'function_change', on: '2026-10-06' }, history)).toBeNull();
  });
});

describe('suggestions', () => {
  it('none without a level, out of use, or where nothing happened', () => {
    expect(suggested({})).toEqual([]);
    expect(suggested({ incidents: [incident] }, { level: null })).toEqual([]);
    expect(suggested({ incidents: [incident] }, { archivedAt: '2026-11-01T00:00:00Z' })).toEqual([]);
  });

  it('a serious incident on this system, by its day in Việt Nam, until a determination or a record follows', () => {
    expect(suggested({ incidents: [incident] })).toEqual([['serious_incident', '2026-10-02']]);
    expect(suggested({ incidents: [{ ...incident, serious: false }] })).toEqual([]);
    expect(suggested({ incidents: [{ ...incident, systems: ['lis'] }] })).toEqual([]);
    expect(suggested({ incidents: [incident], determinations: [determined('2026-10-01T17:59:59Z')] })).toHaveLength(1);
    expect(suggested({ incidents: [incident], determinations: [determined('2026-10-01T18:00:01Z')] })).toEqual([]);
    expect(suggested({ incidents: [incident], triggers: [trigger('serious_incident', '2026-10-02')] })).toEqual([]);
    expect(suggested({ incidents: [incident], triggers: [trigger('serious_incident', '2026-10-01')] })).toHaveLength(1);
    expect(suggested({ incidents: [incident], triggers: [trigger('serious_incident', '2026-10-02', { systemId: 'lis' })] })).toHaveLength(
      1,
    );
  });

  it('a finished risk assessment above the level kept, the newest only', () => {
    expect(suggested({ risks: [risk('2026-09-01', 3)] })).toEqual([['higher_risk', '2026-09-01']]);
    expect(suggested({ risks: [risk('2026-09-01', 2)] })).toEqual([]);
    expect(suggested({ risks: [risk('2026-09-01', 3, false)] })).toEqual([]);
    expect(suggested({ risks: [risk('2026-09-02', 2), risk('2026-09-01', 3)] })).toEqual([]);
  });

  it('a change after the last determination, not on its day', () => {
    const determinations = [determined('2026-09-10T02:00:00Z')];
    expect(suggested({ determinations }, { lastChanged: '2026-09-11' })).toEqual([['function_change', '2026-09-11']]);
    expect(suggested({ determinations }, { lastChanged: '2026-09-10' })).toEqual([]);
  });

  it('a threshold that a newer determination crosses while the level kept lies below', () => {
    const rule = { id: 'l3.online_large', level: 3 as const, clause: 'NĐ 331 Đ13.2.c', text: '' };
    const below = determined('2026-03-01T02:00:00Z');
    const above = determined('2026-09-01T02:00:00Z', { level: 3, matched: [rule] });
    expect(suggested({ determinations: [above, below] })).toEqual([['threshold', '2026-09-01']]);
    expect(suggested({ determinations: [above, below] }, { level: 3 })).toEqual([]);
    expect(suggested({ determinations: [above, { ...below, matched: [rule] }] })).toEqual([]);
    expect(suggested({ determinations: [{ ...above, matched: [{ ...rule, clause: 'NĐ 331 Đ13.2.b' }] }, below] })).toEqual([]);
  });

  it('for a system of the old framework too', () => {
    expect(suggested({ incidents: [incident] }, { framework: 'nd85-2016' })).toEqual([['serious_incident', '2026-10-02']]);
  });
});
