/** The shipped law for tests, read once in each process: reading it again takes longer than most tests. */
import { join } from 'node:path';
import { loadLaw } from './load.ts';

export const SHIPPED_LAW = loadLaw(join(import.meta.dirname, '../../checklists'));
