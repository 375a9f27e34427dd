import { expect, it } from 'vitest';
import { PREFLIGHT_RULES } from '../../core/report/preflight.ts';
import { LANDINGS, placeOfFinding } from './preflight-place.ts';

it('knows a place for every rule, and for no other', () => {
  expect(Object.keys(LANDINGS).toSorted()).toEqual(PREFLIGHT_RULES.map(({ id }) => id).toSorted());
});

it.each([
  [{ rule: 'place_missing', systemId: null, itemId: null }, '/unit?field=letter.place'],
  [{ rule: 'unapproved_has_date', systemId: 'his', itemId: null }, '/systems/his?tab=approval&field=approval.expected'],
  [{ rule: 'level_missing', systemId: 'his', itemId: null }, '/systems/his/level'],
  [{ rule: 'note_copied', systemId: 'his', itemId: '5.1.2' }, '/assess/his?item=5.1.2&field=note'],
  [{ rule: 'unanswered', systemId: 'his', itemId: '5.1.2' }, '/assess/his?item=5.1.2'],
  [{ rule: 'answer_outside_checklist', systemId: 'his', itemId: null }, '/assess/his'],
  [{ rule: 'notice_overdue', systemId: null, itemId: null }, '/incidents'],
  [{ rule: 'clock_behind', systemId: null, itemId: null }, null],
  [{ rule: 'of_another_edition', systemId: 'his', itemId: null }, '/systems/his'],
])('leads %o to %s', (finding, place) => {
  expect(placeOfFinding(finding)).toBe(place);
});
