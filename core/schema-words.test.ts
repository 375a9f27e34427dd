import './interpreted-schemas.ts';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { party, plan, unitProfile } from './assessment/model.ts';
import { isoMonth } from './date.ts';

const said = (schema: z.ZodType, value: unknown): string[] => schema.safeParse(value).error?.issues.map(({ message }) => message) ?? [];

it('speaks of what people fill in, in whole sentences', () => {
  expect(said(z.string().min(1), '')).toEqual(['Không được để trống.']);
  expect(said(party.shape.phone, '0'.repeat(61))).toEqual(['Dài quá 60 ký tự.']);
  expect(said(plan.shape.cost, 2e15)).toEqual(['Không được lớn hơn 1.000.000.000.000.000.']);
  expect(said(plan.shape.cost, -1)).toEqual(['Không được nhỏ hơn 0.']);
  expect(said(plan.shape.cost, 1.5)).toEqual(['Cần là số nguyên.']);
  expect(said(plan.shape.due, '2026-02-31')).toEqual(['Cần là một ngày có thật.']);
  expect(said(unitProfile.shape.owners, [])).toEqual(['Cần ít nhất 1 mục.']);
  expect(said(z.string(), 5)).toEqual(['Cần là văn bản.']);
  expect(said(z.strictObject({ name: z.string() }), {})).toEqual(['Còn thiếu nội dung này.']);
  expect(said(z.enum(['a', 'b']), 'c')).toEqual(['Chỉ nhận một trong các giá trị nêu sẵn.']);
});

it('leaves the words a schema brings itself', () => expect(said(isoMonth, '2027-13')).toEqual(['phải có dạng năm-tháng, ví dụ 2027-06']));
