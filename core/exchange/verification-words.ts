/** The words of a judgement, the same on screen, on paper and in the terminal. */
import { vietnamTime } from '../date.ts';
import { showOffset } from './changes-text.ts';
import type { EvidenceState, JudgedSignature, PagesReport, Statement, VerificationReport, VerificationVerdict } from './verification.ts';

export const VERDICT_WORDS: Record<VerificationVerdict, string> = {
  valid: 'Hợp lệ',
  indeterminate: 'Chưa xác định',
  invalid: 'Không hợp lệ',
};

export const CHAIN_WORDS: Record<JudgedSignature['chain'], string> = {
  trusted: 'nơi cấp tin cậy',
  unknown_issuer: 'chưa biết nơi cấp',
  expired: 'hết hạn lúc ký',
  not_yet_valid: 'chưa có hiệu lực lúc ký',
  broken: 'không nối được nơi cấp',
  not_for_signing: 'không dùng để ký',
  revoked: 'đã bị thu hồi',
};

export const KIND_WORDS: Record<VerificationReport['kind'], string> = {
  dossier: 'Hồ sơ PDF',
  package: 'Gói hồ sơ',
  pdf: 'PDF khác',
  unknown: 'Tệp khác',
};

/** Signature fields by the name they bear. */
export const ROLE_WORDS: Record<string, string> = { preparer: 'Người lập', head: 'Thủ trưởng' };

export const EVIDENCE_WORDS: Record<EvidenceState, string> = {
  same: 'đúng',
  differs: 'khác',
  missing: 'thiếu',
  left_out: 'không kèm',
  redacted: 'bản che',
};

export const REPORT_WORDS: Record<NonNullable<Statement['report']>['kind'], string> = {
  owner: 'Báo cáo của chủ quản gửi cơ quan có thẩm quyền',
  operator: 'Báo cáo của đơn vị vận hành gửi chủ quản',
  security_unit: 'Báo cáo của đơn vị chuyên trách gửi chủ quản',
};

/** “2026-11-21T02:12:40Z” → “09:12:40 ngày 21/11/2026”, by the clock of Việt Nam. */
export function showMoment(instant: string): string {
  const [date = '', time = ''] = vietnamTime(new Date(instant)).split('T');
  return `${time.slice(0, 8)} ngày ${date.split('-').toReversed().join('/')}`;
}

/** When a signature was made, and how that is known. */
export function timeText({ signedAt, timeSource, statedAt }: Pick<JudgedSignature, 'signedAt' | 'timeSource' | 'statedAt'>): string {
  if (signedAt === null || timeSource === 'none') return 'chữ ký không nêu thời điểm';
  if (timeSource === 'stated') return `${showMoment(signedAt)}, theo đồng hồ máy người ký, không có dấu thời gian được tin cậy`;
  const stated = statedAt === null ? '' : `; đồng hồ máy người ký ghi ${showMoment(statedAt)}`;
  return `${showMoment(signedAt)}, do dấu thời gian chứng minh${stated}`;
}

/** What a signature covers, in states of the file, pages and bytes. */
export function coverageText({
  coversWholeFile,
  revision,
  revisions,
  pages,
  coveredBytes,
}: Pick<JudgedSignature, 'coversWholeFile' | 'revision' | 'revisions' | 'pages' | 'coveredBytes'>): string {
  const size = `${showOffset(coveredBytes)} byte${pages === null ? '' : `, ${pages} trang`}`;
  if (coversWholeFile) return `toàn bộ tệp (${size})`;
  if (revision === 0) return `không xác định được (${showOffset(coveredBytes)} byte)`;
  return `đến lần ghi ${revision}/${revisions} (${size}); phần ghi sau không thuộc chữ ký này`;
}

const SOURCES = { ocsp: 'phản hồi OCSP', crl: 'danh sách thu hồi CRL' } as const;
const ORIGINS = { embedded: 'nhúng trong tệp', given: 'lấy khi kiểm tra' } as const;

/** Whether a certificate was revoked, and who says so. */
export function revocationText({ state, source, origin, issuedAt, revokedAt, revoked }: JudgedSignature['revocationDetail']): string {
  if (state === 'unchecked') return 'chưa kiểm tra (tệp không kèm dữ liệu thu hồi, máy không kết nối mạng)';
  const known = [source === null ? null : SOURCES[source], origin === null ? null : ORIGINS[origin]]
    .filter((part) => part !== null)
    .join(' ');
  const said = `${known === '' ? '' : `, theo ${known}`}${issuedAt === null ? '' : ` lúc ${showMoment(issuedAt)}`}`;
  if (revokedAt !== null)
    return `${revoked ?? 'chứng thư'} bị thu hồi lúc ${showMoment(revokedAt)}${state === 'good' ? ' (sau khi ký)' : ''}${said}`;
  return state === 'good' ? `không bị thu hồi${said}` : `đã bị thu hồi${said}`;
}

/** What comparing pages and record gave. */
export function pagesText({ state, texts, missingTexts }: PagesReport): string {
  switch (state) {
    case 'same':
      return 'In lại bản ghi nhúng cho đúng từng byte của trang in.';
    case 'same_at_first':
      return 'Bản in ban đầu đúng từng byte như khi in lại bản ghi nhúng, nhưng sau đó tệp được ghi thêm phần không chỉ là chữ ký, có thể làm trang hiện ra khác đi.';
    case 'differ':
      return 'In lại bản ghi nhúng cho kết quả khác với trang in của tệp này.';
    case 'texts_found':
      return `Trang do bản phần mềm khác in nên không so được từng byte. Đã tìm ${showOffset(texts)} nội dung của bản ghi, đều có trên trang; cách này yếu hơn: không thấy được nội dung thêm vào trang.`;
    case 'texts_missing':
      return `Trang do bản phần mềm khác in nên không so được từng byte. Trong ${showOffset(texts)} nội dung của bản ghi có nội dung không thấy trên trang (nêu ${missingTexts.length} nội dung đầu).`;
    case 'unchecked':
      return 'Chưa so được trang in với bản ghi.';
    case 'no_record':
      return 'Tệp không có bản ghi hồ sơ của An Tâm để so.';
  }
}
