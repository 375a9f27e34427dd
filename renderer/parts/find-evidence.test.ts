import { describe, expect, it } from 'vitest';
import { findEvidence } from './find-evidence.ts';

const piece = (title: string, fileName: string, addedAt: string, note = '') => ({ title, fileName, addedAt, note, url: '' });
const decision = piece('Quyết định phê duyệt', 'qd-1187.pdf', '2026-10-05T02:00:00Z');
const minutes = piece('Biên bản đào tạo', 'bien-ban.docx', '2026-11-20T02:00:00Z');
const photo = piece('Ảnh phòng máy chủ', 'DSC_0042.jpg', '2026-11-21T02:00:00Z', 'Chụp trước khi đóng tủ');
const titles = (search: string): string[] => findEvidence([decision, photo, minutes], search).map(({ title }) => title);

describe('finding evidence', () => {
  it('puts what came last first', () => expect(titles('')).toEqual([photo.title, minutes.title, decision.title]));
  it('ignores marks, đ included, and takes words in any order', () => {
    expect(titles('dao bien')).toEqual([minutes.title]);
    expect(titles('QUYET dinh')).toEqual([decision.title]);
  });
  it('looks into file names too', () => expect(titles('dsc_0042')).toEqual([photo.title]));
  it('looks into notes too', () => expect(titles('dong tu')).toEqual([photo.title]));
  it('finds nothing where a word is missing', () => expect(titles('biên bản 1187')).toEqual([]));
});
