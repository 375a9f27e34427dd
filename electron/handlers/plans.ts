/** Answers to core/contract/plans.ts. */
import type { Handlers } from '../../core/api.ts';
import type { Context } from './context.ts';

export const plansHandlers = (_context: Context): Pick<Handlers, never> => ({});
