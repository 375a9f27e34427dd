import { expect, it } from 'vitest';
import { z } from 'zod';
import { validPart } from './valid-part.ts';

const schema = z.strictObject({
  name: z.string().min(1),
  purpose: z.string().max(5),
  parties: z.array(z.strictObject({ name: z.string(), phone: z.string().max(3) })),
});
const kept = { name: 'HIS', purpose: 'cũ', parties: [{ name: 'A', phone: '1' }] };

it('gives the whole form when nothing is wrong', () =>
  expect(validPart(schema, { ...kept, purpose: 'mới' }, kept)).toEqual({ value: { ...kept, purpose: 'mới' }, wrong: [] }));

it('keeps the other changes when one field is wrong', () =>
  expect(validPart(schema, { ...kept, name: '', purpose: 'mới' }, kept)).toEqual({
    value: { ...kept, purpose: 'mới' },
    wrong: ['name'],
  }));

it('keeps the neighbours of a wrong field inside a list', () =>
  expect(validPart(schema, { ...kept, parties: [{ name: 'B', phone: '12345' }] }, kept)).toEqual({
    value: { ...kept, parties: [{ name: 'B', phone: '1' }] },
    wrong: ['parties.0.phone'],
  }));

it('never mixes entries of lists that have moved', () =>
  expect(
    validPart(
      schema,
      { ...kept, purpose: 'mới', parties: [{ name: 'C', phone: '12345' }, kept.parties[0] ?? { name: '', phone: '' }] },
      kept,
    ),
  ).toEqual({ value: { ...kept, purpose: 'mới' }, wrong: ['parties.0.phone'] }));

it('keeps nothing when what was kept does not fit any more', () =>
  expect(validPart(schema, { ...kept, name: '' }, { ...kept, name: '' })).toEqual({ value: null, wrong: ['name'] }));
