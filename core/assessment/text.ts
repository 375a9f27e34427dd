/** The smallest parts of what a workspace holds. */
import { z } from 'zod';

/** A text that may still be empty; normalised to NFC, length bounded so that one field can't break a page. */
export const text = (max = 500) => z.string().max(max).normalize('NFC');
export const id = z.string().min(1).max(64);
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
