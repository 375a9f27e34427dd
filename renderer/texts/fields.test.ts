import { expect, it } from 'vitest';
import type { z } from 'zod';
import { informationSystem, plan, unitProfile } from '../../core/assessment/model.ts';
import { fieldLabel } from './fields.ts';

it('names fields as the screens do, entries of lists by their number', () => {
  expect(fieldLabel('owners.1.owner.phone')).toBe('Chủ quản 2, Chủ quản hệ thống thông tin, Số điện thoại');
  expect(fieldLabel('plan.cost')).toBe('Kế hoạch khắc phục, Kinh phí (đồng)');
  expect(fieldLabel('itemDigest')).toBe('');
  expect(fieldLabel('constructor')).toBe('');
});

/** Chosen from lists, never typed. */
const CHOSEN = new Set(['id', 'framework', 'stage', 'level', 'traits', 'template', 'tier', 'hosting', 'state']);

it.each([
  ['unit', unitProfile],
  ['system', informationSystem],
  ['plan', plan],
])('has a name for every field of the %s', (_name, schema: z.ZodObject) => {
  const typed = Object.keys(schema.shape).filter((field) => !CHOSEN.has(field));
  expect(typed.filter((field) => fieldLabel(field) === '')).toEqual([]);
});
