/** A calendar file takes texts of people in, and no line of its own from them. */
import { expect, it } from 'vitest';
import type { Duty } from '../../core/report/duties.ts';
import { calendarFile } from './calendar-file.ts';

it('lets no text begin a line of its own', () => {
  const evil = 'một\r\nX-EVIL:1\rX-EVIL:2\nX-EVIL:3\u2028hai\u0000';
  const duty: Duty = {
    key: 'plan/his',
    kind: 'plan',
    title: evil,
    note: evil,
    systemId: 'his',
    systemName: evil,
    clause: '',
    date: '2026-12-01',
    state: 'soon',
    every: null,
    parts: [],
    markable: false,
    proposed: false,
    doneIds: [],
    evidence: [],
  };
  const { text, events } = calendarFile([duty], evil, new Date('2026-11-22T02:41:00Z'));
  expect(events).toBe(1);
  expect(text.split(/[\r\n\u2028]+/).filter((line) => line.startsWith('X-EVIL'))).toEqual([]);
  // Only what ends a line is left of the control characters.
  expect(text.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u);
});
