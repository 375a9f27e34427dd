/**
 * Must be the first import of every program entry: zod decides when a schema is made whether to compile it.
 * Compiling means `new Function`, which the window's policy forbids, and it takes longer than our checks in all: a program
 * that starts, checks some files and answers spends most of its first 100 ms compiling.
 * It also gives schemas their Vietnamese words: what they refuse, people read.
 */
import { z } from 'zod';
import { schemaWords } from './schema-words.ts';

z.config({ jitless: true, localeError: schemaWords });
