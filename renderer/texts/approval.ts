import type { ApprovalLimit } from '../../core/report/approval/limits.ts';

const days = (count: number, kind: ApprovalLimit['kind']): string => `${count} ngày${kind === 'working' ? ' làm việc' : ''}`;

/** The panel of approval: its path, its limits, what it says of writing. */
export const approval = {
  path: 'Các bước của hồ sơ cấp độ',
  noLevel: 'Chưa xác định cấp độ nên chưa biết ai thẩm định, ai phê duyệt, trong bao lâu.',
  noLevelGo: 'Xác định cấp độ',
  step: {
    done: 'đã qua',
    now: 'hiện tại',
    prepares: (who: string) => `${who} lập hồ sơ đề xuất cấp độ.`,
    request: (form: string | undefined) => (form === undefined ? 'Gửi văn bản đề nghị thẩm định.' : `Gửi văn bản đề nghị (${form}).`),
    expertOpinion: (who: string, form: string | undefined) =>
      `Kèm ý kiến chuyên môn của ${who}${form === undefined ? '' : ` (đề nghị theo ${form})`}.`,
    appraises: (who: string, limit: string) => `${who} thẩm định${limit}.`,
    opinion: (form: string | undefined) => `Có ý kiến thẩm định${form === undefined ? '' : ` (${form})`}.`,
    submission: (who: string, form: string | undefined) => `Trình ${who} phê duyệt${form === undefined ? '' : ` (${form})`}.`,
    appraised: 'Đơn vị thẩm định đã xem xét hồ sơ.',
    approves: (who: string, limit: string) => `${who} phê duyệt${limit}.`,
    decision: (form: string | undefined) => (form === undefined ? 'Nghị định không có mẫu quyết định.' : `Quyết định theo ${form}.`),
    plan: (who: string) => `${who} phê duyệt phương án.`,
  },
  within: (count: number, kind: ApprovalLimit['kind']) => ` trong ${days(count, kind)}`,
  noLimit: ' (không quy định thời hạn)',
  back: 'Lùi một bước',
  wentBack: (status: string) => `Đã lùi về «${status}»; các văn bản đã ghi vẫn còn`,
  limits: {
    title: 'Thời hạn',
    names: {
      incomplete_reply: 'Trả lời hồ sơ chưa đầy đủ, hợp lệ',
      appraisal: 'Thẩm định',
      approval: 'Phê duyệt',
    } satisfies Record<ApprovalLimit['id'], string>,
    waits: {
      incomplete_reply: 'tính từ ngày tiếp nhận hồ sơ',
      appraisal: 'tính từ ngày hồ sơ đầy đủ, hợp lệ',
      approval: 'tính từ ngày hồ sơ trình đầy đủ, hợp lệ',
    } satisfies Record<ApprovalLimit['id'], string>,
    length: days,
    left: (count: number, kind: ApprovalLimit['kind']) => (count === 0 ? 'hôm nay là ngày cuối' : `còn ${days(count, kind)}`),
    overdue: (count: number, kind: ApprovalLimit['kind']) => (count === 0 ? 'quá hạn' : `quá hạn ${days(count, kind)}`),
    kept: 'xong, đúng hạn',
    over: 'đã qua',
    keptLate: (count: number, kind: ApprovalLimit['kind']) => (count === 0 ? 'xong, quá hạn' : `xong, quá hạn ${days(count, kind)}`),
    notStarted: 'chưa ghi',
    unannounced: (years: string) =>
      `Lịch nghỉ lễ, Tết năm ${years} chưa được công bố hoặc chưa có trong bảng nên ngày này có thể đổi; xem bảng ngày nghỉ ở trang Thiết lập.`,
  },
  appraisalTitle: 'Gửi và thẩm định hồ sơ',
  decisionTitle: 'Trình và phê duyệt',
  protectionTitle: 'Quy chế và phương án',
  unsaved: 'Chưa lưu.',
  failed: 'Chưa lưu được bước phê duyệt',
} as const;
