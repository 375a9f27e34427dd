/** Answers to core/contract/overview.ts. */
import type { Handlers } from '../../core/api.ts';
import type { Context } from './context.ts';

export const overviewHandlers = (_context: Context): Pick<Handlers, never> => ({});
