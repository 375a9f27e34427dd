import { describe, expect, it } from 'vitest';
import { doubtfulDates, type SystemDate } from './system-dates.ts';

const TODAY = '2026-11-22';
type Dates = Partial<Record<SystemDate, string | null>>;
const doubts = (dates: Dates, stage: 'in_use' | 'in_construction' = 'in_use') =>
  doubtfulDates({ investmentApproved: null, constructionStarted: null, inUseSince: null, lastChanged: null, stage, ...dates }, TODAY);

describe('dates of a system', () => {
  it('are in order where none is known, or all follow one another', () => {
    expect(doubts({})).toEqual({});
    expect(
      doubts({ investmentApproved: '2018-01-01', constructionStarted: '2018-03-01', inUseSince: '2019-04-01', lastChanged: TODAY }),
    ).toEqual({});
    // On one day, and approval after the first works: both happen.
    expect(doubts({ investmentApproved: '2018-05-01', constructionStarted: '2018-03-01', inUseSince: '2018-05-01' })).toEqual({});
  });

  it.each<[Dates, SystemDate, string]>([
    [{ investmentApproved: '2020-02-01', inUseSince: '2020-01-31' }, 'inUseSince', 'quyết định đầu tư'],
    [{ constructionStarted: '2020-02-01', inUseSince: '2020-01-31' }, 'inUseSince', 'bắt đầu đầu tư'],
    [{ inUseSince: '2020-02-01', lastChanged: '2020-01-31' }, 'lastChanged', 'đưa vào sử dụng'],
    [{ lastChanged: '2026-11-23' }, 'lastChanged', 'tương lai'],
    [{ constructionStarted: '2027-01-01' }, 'constructionStarted', 'tương lai'],
  ])('%j: %s is doubtful', (dates, field, text) => {
    expect(Object.keys(doubts(dates))).toEqual([field]);
    expect(doubts(dates)[field]).toContain(text);
  });

  it('say so when a system is in use and still being built', () => {
    expect(doubts({ inUseSince: '2026-01-01' }, 'in_construction').inUseSince).toContain('Giai đoạn');
    expect(doubts({ constructionStarted: '2026-01-01' }, 'in_construction')).toEqual({});
  });
});
