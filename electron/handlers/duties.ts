/** Answers to core/contract/duties.ts. */
import type { Handlers } from '../../core/api.ts';
import type { Context } from './context.ts';

export const dutiesHandlers = (_context: Context): Pick<Handlers, never> => ({});
