/** Answers to core/contract/life.ts. */
import type { Handlers } from '../../core/api.ts';
import type { Context } from './context.ts';

export const lifeHandlers = (_context: Context): Pick<Handlers, never> => ({});
