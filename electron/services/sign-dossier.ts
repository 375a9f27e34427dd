/** Signs a dossier, whoever asks: in the room of its role, never a draft, never a file that was meddled with. */
import { reasonTexts, verdictOf } from '../../core/exchange/reasons.ts';
import type { SignerRole } from '../../core/exchange/signers.ts';
import { FailureError } from '../../core/failure.ts';
import type { Paths } from '../paths.ts';
import type { SigningKey } from '../signing/pkcs12.ts';
import { findRooms } from '../signing/rooms.ts';
import { signPdf } from '../signing/sign.ts';
import { refuseUnsuitable } from '../signing/suitability.ts';
import { recordOf } from './dossier.ts';
import { judgePdf, type VerificationOptions } from './verification.ts';

export interface SignOptions {
  key: SigningKey;
  role: SignerRole;
  at: Date;
  paths: Paths;
  /** As for verifying. */
  reprint: VerificationOptions['reprint'];
  timestampUrl?: string;
}

const REASONS: Record<SignerRole, string> = { preparer: 'Lập báo cáo', head: 'Phê duyệt báo cáo' };

/**
 * The dossier with one more signature in the room of its role; the bytes before stay as they are. Drafts are refused, and
 * so is a file that verifying would call invalid (CHANGED_AFTER_SIGNING): nobody should put his name to that.
 */
export async function signDossier(pdf: Uint8Array, { key, role, at, paths, reprint, timestampUrl }: SignOptions): Promise<Uint8Array> {
  const record = await recordOf(pdf);
  if (record.draft) {
    throw new FailureError('CONFLICT', 'Đây là bản nháp nên không ký. In bản chính rồi ký bản đó.');
  }
  refuseUnsuitable(key, at);
  const [disproved] = (await judgePdf(pdf, { trusted: [], now: at, reprint })).reasons.filter(
    ({ code }) => verdictOf([{ code }]) === 'invalid',
  );
  if (disproved !== undefined) {
    const [told] = reasonTexts([disproved]);
    throw new FailureError(
      'CHANGED_AFTER_SIGNING',
      `Tệp không còn nguyên vẹn nên chưa được ký: ${told?.text ?? ''} Không ký tệp này; in lại hồ sơ từ kho dữ liệu hoặc đề nghị nơi gửi gửi lại tệp gốc.`,
    );
  }
  const place = (await findRooms(pdf)).find((room) => room.role === role);
  const office =
    role === 'head' ? [record.unit.signer.authority, record.unit.signer.title].filter(Boolean).join(' ') : record.unit.preparer.office;
  return signPdf(pdf, {
    key,
    role,
    office,
    reason: REASONS[role],
    at,
    fonts: paths.fonts,
    ...(place === undefined ? {} : { place }),
    ...(timestampUrl === undefined ? {} : { timestamp: { url: timestampUrl } }),
  });
}
