import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { DossierRecord } from '../../../../core/exchange/record.ts';
import { fixtureRecord } from '../../fixture.ts';
import { openFonts } from '../../kit/fonts.ts';
import { letter } from '../letter.ts';
import { readReport } from '../report.ts';
import { summary, tasksOf } from './summary.ts';

beforeAll(() => openFonts(join(import.meta.dirname, '../../../../resources/fonts')));

const report = (record: DossierRecord) => readReport(record, '', 'a'.repeat(64));

it('puts on the road map only what must be done and is not', () => {
  const record = fixtureRecord();
  const before = tasksOf(report(record).systems);
  const planned = record.systems
    .flatMap((system) => system.groups)
    .flatMap((group) => group.items)
    .filter((item) => before.some(({ id }) => id === item.id) && item.plan !== null);
  const [recommended, met] = planned;
  if (recommended === undefined || met === undefined) throw new Error('the fixture has two plans');
  recommended.recommended = true;
  met.verdict = 'compliant';
  expect(tasksOf(report(record).systems)).toHaveLength(before.length - 2);
});

it('gives letter and summary the day of the figures: the cutoff, or the day before it on which the dossier was made', () => {
  const texts = (createdAt: string): string => {
    const made = report({ ...fixtureRecord(), createdAt });
    return JSON.stringify([letter(made, []), summary(made)]);
  };
  const after = texts('2026-12-18T02:45:00.000Z');
  expect(after).toContain('đến ngày 14/12/2026) như sau');
  expect(after).toContain('Đến ngày 14/12/2026,');
  const early = texts('2026-11-20T02:00:00.000Z');
  expect(early).toContain('đến ngày 20/11/2026, trước ngày chốt số liệu 14/12/2026) như sau');
  expect(early).toContain('Đến ngày 20/11/2026,');
});
