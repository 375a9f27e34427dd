/**
 * Must be the first import of every program entry: zod decides when a schema is made whether to compile it.
 * Compiling means `new Function`, which the window's policy forbids, and it takes longer than our checks in all: a program
 * that starts, checks some files and answers spends most of its first 100 ms compiling.
 */
import { z } from 'zod';

z.config({ jitless: true });
