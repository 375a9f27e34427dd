/** Answers to core/contract/redaction.ts. */
import type { Handlers } from '../../core/api.ts';
import type { Context } from './context.ts';

export const redactionHandlers = (_context: Context): Pick<Handlers, never> => ({});
