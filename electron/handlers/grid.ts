/** Answers to core/contract/grid.ts. */
import type { Handlers } from '../../core/api.ts';
import type { Context } from './context.ts';

export const commonGridHandlers = (_context: Context): Pick<Handlers, never> => ({});
