/** Answers to core/contract/search.ts. */
import type { Handlers } from '../../core/api.ts';
import type { Context } from './context.ts';

export const searchHandlers = (_context: Context): Pick<Handlers, never> => ({});
