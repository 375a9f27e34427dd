import { describe, expect, it } from 'vitest';
import { find, fitOf, folded, wordsOf } from './search.ts';

const looked = (head: string, rest = '') => folded([head], [rest]);

describe('finding', () => {
  it('needs no marks, đ neither, and every word', () => {
    expect(fitOf(wordsOf('sao luu'), looked('Quy tắc sao lưu'))).toBeGreaterThan(0);
    expect(fitOf(wordsOf('duong truyen'), looked('Đường truyền dự phòng'))).toBeGreaterThan(0);
    expect(fitOf(wordsOf('sao luu bang'), looked('Quy tắc sao lưu'))).toBe(0);
    expect(fitOf(wordsOf('sao luu bang'), looked('Quy tắc sao lưu', 'băng từ'))).toBeGreaterThan(0);
  });

  it('puts what is named so before what speaks of it, and the phrase before its scattered words', () => {
    const all = [looked('Nhật ký', 'sao lưu nhật ký'), looked('Lưu bản sao'), looked('Sao lưu dữ liệu')];
    expect(find(wordsOf('sao lưu'), all, (one) => one).map(({ head }) => head)).toEqual(['sao luu du lieu', 'luu ban sao', 'nhat ky']);
  });

  it('takes an id as it stands in the law', () => {
    const all = [looked('15.11.2.1.a Khác'), looked('5.11.2.1.a Quy tắc'), looked('5.11.2.1.b Quy tắc')];
    expect(find(wordsOf('5.11.2.1.A'), all, (one) => one)[0]?.head).toBe('5.11.2.1.a quy tac');
  });

  it.each([
    ['Điều 30 khoản 7', ['d30.7']],
    ['dieu 30 khoan 3 diem a', ['d30.3.a']],
    ['điểm đ khoản 3 Điều 30 Nghị định', ['d30.3.d', 'nghi', 'dinh']],
    ['khoản 7, Điều 30', ['d30.7']],
    ['NĐ 331 Đ30.7', ['nd', '331', 'd30.7']],
    ['Điều 30.4.d', ['d30.4.d']],
    ['điều kiện 30', ['dieu', 'kien', '30']],
    ['hệ điều hành', ['he', 'dieu', 'hanh']],
  ])('takes a clause as it is spoken: %s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('finds nothing where nothing is asked', () => {
    expect(wordsOf('  ')).toEqual([]);
    expect(find([], [looked('x')], (one) => one)).toEqual([]);
  });
});
