/** Answers to core/contract/outside-help.ts. */
import type { Handlers } from '../../core/api.ts';
import type { Context } from './context.ts';

export const outsideHandlers = (_context: Context): Pick<Handlers, never> => ({});
