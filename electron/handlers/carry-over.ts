/** Answers to core/contract/carry-over.ts. */
import type { Handlers } from '../../core/api.ts';
import type { Context } from './context.ts';

export const carryOverHandlers = (_context: Context): Pick<Handlers, never> => ({});
