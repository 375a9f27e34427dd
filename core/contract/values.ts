/** The smallest values of the contract. */
import { z } from 'zod';

export const id = z.string().min(1).max(64);
export const year = z.number().int().min(2016).max(2100);
export const path = z.string().min(1).max(32_000);
export const nothing = z.undefined();
export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
/** How large the window shows its page; 1 = as designed. */
export const zoom = z.number().min(0.8).max(2);
/** When what was asked to be kept was durable. */
export const saved = z.strictObject({ savedAt: z.iso.datetime({ offset: true }) });
export const done = z.strictObject({});

/** Calls by name, each with its input and output. */
export type ContractPart = Record<string, { input: z.ZodType; output: z.ZodType }>;
