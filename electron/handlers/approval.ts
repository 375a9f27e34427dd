/** The steps of a level's life, recorded one by one; the unit's own holidays. Answers to core/contract/approval.ts. */
import type { Handlers } from '../../core/api.ts';
import type { Context } from './context.ts';

type Methods = 'holidays.list' | 'holidays.put' | 'holidays.remove';

export const approvalHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'holidays.list': () => ({ table: context.law().holidays(), own: context.session.current()?.ownHolidays.list() ?? [] }),
  'holidays.put': (day) => ({ savedAt: context.session.need().ownHolidays.put(day) }),
  'holidays.remove': ({ date }) => {
    context.session.need().ownHolidays.remove(date);
    return {};
  },
});
