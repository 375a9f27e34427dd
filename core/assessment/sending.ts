/** How a dossier left the house: the proof that it was sent in time (NĐ 331 Đ35.1, Đ35.4). */
import { z } from 'zod';
import { isoDate } from '../date.ts';
import { id, text } from './text.ts';

/** The channels of NĐ 331 Đ35.1: document system, reporting software of Bộ Công an, e-mail, other lawful means. */
export const SENDING_CHANNELS = ['document_system', 'ministry_software', 'email', 'other'] as const;

export const dossierSending = z.strictObject({
  id,
  dossierId: id,
  sentOn: isoDate,
  channel: z.enum(SENDING_CHANNELS),
  recipient: text(500),
  /** Number under which it went out or was received. */
  reference: text(200),
  note: text(4000),
});
export type DossierSending = z.infer<typeof dossierSending>;
