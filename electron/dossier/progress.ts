/** What printing tells while it runs, and how it ends when it is stopped. Apart from print.ts, so that callers of the worker don't load the printer. */
import { FailureError } from '../../core/failure.ts';

export interface PrintProgress {
  /** Pages are set first, in one step; then they are written, in hundredths. */
  phase: 'layout' | 'write';
  done: number;
  total: number;
}

export const printCancelled = (): FailureError =>
  new FailureError('CANCELLED', 'Đã dừng in hồ sơ theo yêu cầu; chưa có tệp nào được ghi. In lại khi cần.');
