/** Is this key fit to sign a dossier at this time? Asked before signing, so that nobody signs in vain. */
import { showDate, vietnamDate } from '../../core/date.ts';
import { FailureError } from '../../core/failure.ts';
import { isWeakCertificate, maySign, parseCertificate } from './certificates.ts';
import type { SigningKey } from './pkcs12.ts';

/** Throws CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET_VALID, CERTIFICATE_NOT_FOR_SIGNING or KEY_TOO_WEAK. */
export function refuseUnsuitable(key: Pick<SigningKey, 'certificate' | 'info'>, at: Date): void {
  const { info } = key;
  const day = (instant: string): string => showDate(vietnamDate(new Date(instant)));
  if (at > new Date(info.notAfter)) {
    throw new FailureError(
      'CERTIFICATE_EXPIRED',
      `Chứng thư số của ${info.subject} đã hết hạn ngày ${day(info.notAfter)} nên chữ ký sẽ không có giá trị; hồ sơ chưa được ký. Gia hạn chứng thư rồi ký lại, hoặc kiểm tra đồng hồ máy.`,
    );
  }
  if (at < new Date(info.notBefore)) {
    throw new FailureError(
      'CERTIFICATE_NOT_YET_VALID',
      `Chứng thư số của ${info.subject} chỉ có hiệu lực từ ngày ${day(info.notBefore)}; hồ sơ chưa được ký. Kiểm tra đồng hồ máy, hoặc đợi đến ngày đó.`,
    );
  }
  if (!maySign(parseCertificate(key.certificate))) {
    throw new FailureError(
      'CERTIFICATE_NOT_FOR_SIGNING',
      `Chứng thư số của ${info.subject} không được cấp để ký văn bản; hồ sơ chưa được ký. Dùng chứng thư có mục đích ký số.`,
    );
  }
  if (isWeakCertificate(parseCertificate(key.certificate))) {
    throw new FailureError(
      'KEY_TOO_WEAK',
      `Chứng thư số của ${info.subject} (${info.algorithm}) dùng khóa ngắn hơn RSA 2048 hoặc được cấp bằng thuật toán đã lạc hậu nên chữ ký có thể bị giả mạo; hồ sơ chưa được ký. Đề nghị nơi cấp đổi chứng thư mới.`,
    );
  }
}
