/** A dossier that was exported, signed by another program and comes back: taken in only if signing is all that happened to it. */
import { basename } from 'node:path';
import { digestOfBytes } from '../../core/canonical.ts';
import { recordDigest } from '../../core/exchange/parse.ts';
import type { SignatureReport, VerificationReport } from '../../core/exchange/verification.ts';
import { FailureError } from '../../core/failure.ts';
import type { NewSignature } from '../workspace/dossiers.ts';
import { recordOf } from './dossier.ts';

/** What is kept of the dossier: its bytes, the digest of its record, how many signatures it has. */
export interface KeptDossier {
  pdf: Uint8Array;
  recordDigest: string;
  signatures: number;
}

const refused = (what: string, todo: string): FailureError =>
  new FailureError('CONFLICT', `${what} Hồ sơ trong kho không thay đổi. ${todo}`);

/**
 * The signatures that a file adds to the kept dossier, in their order; `judge` gives the report on the file of these bytes. CONFLICT for another dossier, an older state, the very same
 * file; CHANGED_AFTER_SIGNING for a file that verifying calls invalid, with its reason; NOT_A_DOSSIER.
 */
export async function newSignatures(
  file: string,
  pdf: Uint8Array,
  kept: KeptDossier,
  { judge, now }: { judge: () => Promise<VerificationReport>; now: Date },
): Promise<NewSignature[]> {
  const name = basename(file);
  if (recordDigest(await recordOf(pdf)) !== kept.recordDigest) {
    throw refused(
      `Tệp «${name}» là một hồ sơ khác với hồ sơ đang chọn (bản ghi bên trong khác nhau) nên chưa được nhận.`,
      'Chọn đúng hồ sơ trong danh sách, hoặc chọn lại tệp.',
    );
  }
  if (digestOfBytes(pdf) === digestOfBytes(kept.pdf)) {
    throw refused(`Tệp «${name}» giống hệt bản đang có trong kho, không có chữ ký mới nào.`, 'Ký tệp đó bằng phần mềm ký rồi nhận lại.');
  }
  const judged = await judge();
  if (judged.sha256 !== digestOfBytes(pdf))
    throw refused(`Tệp «${name}» bị thay đổi trong lúc đang đọc nên chưa được nhận.`, 'Nhận lại tệp.');
  if (judged.verdict === 'invalid') {
    throw new FailureError(
      'CHANGED_AFTER_SIGNING',
      `Tệp «${name}» không hợp lệ nên chưa được nhận: ${judged.reasons[0]?.text ?? ''} Hồ sơ trong kho không thay đổi. Xuất lại tệp PDF từ đây, ký ở chế độ ký nối tiếp (không ghi lại toàn bộ tệp), đặt hình chữ ký trong ô trống dưới chức vụ người ký rồi nhận lại.`,
      judged.reasons.map(({ code, text }) => ({ where: code, text })),
    );
  }
  // Of a valid chain of updates the kept state is a beginning, or the file was made from an earlier state.
  if (Buffer.compare(pdf.subarray(0, kept.pdf.byteLength), kept.pdf) !== 0) {
    throw refused(
      `Tệp «${name}» được ký trên một bản cũ hơn, thiếu chữ ký đã có trong kho; nhận vào sẽ làm mất chữ ký đó.`,
      'Xuất bản mới nhất rồi ký tiếp trên bản đó.',
    );
  }
  const added = judged.signatures.slice(kept.signatures);
  if (added.length === 0) {
    throw refused(`Tệp «${name}» không có thêm chữ ký nào so với bản đang có trong kho.`, 'Ký tệp đó bằng phần mềm ký rồi nhận lại.');
  }
  return added.map((signature) => asKept(signature, now));
}

/** A signature that states no time is kept under the time of its coming. */
const asKept = ({ role, signer, signedAt }: SignatureReport, now: Date): NewSignature => ({
  role,
  signer,
  signedAt: (signedAt === null ? now : new Date(signedAt)).toISOString(),
});
