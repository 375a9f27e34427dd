import { describe, expect, it } from 'vitest';
import { emailProblem, phoneProblem } from './contact.ts';

describe('a phone number', () => {
  it.each([
    '',
    '0299 3 868 115',
    '+84 (299) 386.8115',
    '0912345678, 0987654321',
    '0299.3868115 máy lẻ 12',
    '115',
    '1900 1234',
    '0299 3868115 - 0299 3868116',
  ])('may be “%s”', (text) => expect(phoneProblem(text)).toBeNull());
  it.each(['0299 3', 'gọi anh Minh', '0299 3868115x', 'cntt@bv.vn', '0912345678901234567'])('is hardly “%s”', (text) =>
    expect(phoneProblem(text)).toContain('«'),
  );
});

describe('an e-mail address', () => {
  it.each(['', 'cntt@benhvien.vn', 'a.b+c@x-y.gov.vn; d@e.vn'])('may be “%s”', (text) => expect(emailProblem(text)).toBeNull());
  it.each(['cntt', 'cntt@', '@bv.vn', 'cntt@bv', 'công nghệ@bv.vn', 'a@b..vn', 'a@-b.vn'])('is hardly “%s”', (text) =>
    expect(emailProblem(text)).toContain('«'),
  );
});
