/** Answers to core/contract/risk.ts. */
import type { Handlers } from '../../core/api.ts';
import type { Context } from './context.ts';

export const riskHandlers = (_context: Context): Pick<Handlers, never> => ({});
