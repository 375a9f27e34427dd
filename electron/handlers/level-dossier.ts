/** Answers to core/contract/level-dossier.ts. */
import type { Handlers } from '../../core/api.ts';
import type { Context } from './context.ts';

export const levelDossierHandlers = (_context: Context): Pick<Handlers, never> => ({});
