/** What was changed in a file, in words: bytes, pages, attachments. */
import { fewNumbers } from '../text.ts';
import type { ByteRange, Revision } from './verification.ts';

const number = new Intl.NumberFormat('vi-VN');
/** Offsets as people count them: 5000 → “5.000”. */
export const showOffset = (value: number): string => number.format(value);

/** “byte 204.800–223.231”: the first and the last byte of a stretch, counted from 0. */
export const rangeText = ({ from, to }: ByteRange): string =>
  to - from <= 1 ? `byte ${showOffset(from)}` : `byte ${showOffset(from)}–${showOffset(to - 1)}`;

/** What a state of a file brought, item by item; empty where only objects of no page changed. */
export function changesOf(revision: Revision): string[] {
  const { changedPages, addedPages, removedPages, annotatedPages, attachments, properties, unreadable, objects } = revision;
  if (unreadable) return ['không đọc được tệp ở thời điểm này'];
  if (revision.number === 1) return [`${revision.printed ? 'bản in từ bản ghi' : 'tệp ban đầu'}, ${showOffset(revision.pages ?? 0)} trang`];
  const told = [
    ...(changedPages.length > 0 ? [`sửa nội dung trang ${fewNumbers(changedPages, MOST)}`] : []),
    ...(addedPages.length > 0 ? [`thêm trang ${fewNumbers(addedPages, MOST)}`] : []),
    ...(removedPages > 0 ? [`bỏ ${removedPages} trang`] : []),
    ...(annotatedPages.length > 0 ? [`thêm hoặc sửa ô ký, chú thích ở trang ${fewNumbers(annotatedPages, MOST)}`] : []),
    ...(attachments.length > 0
      ? [
          `thêm, thay hoặc bỏ tệp đính kèm ${attachments
            .slice(0, MOST)
            .map((name) => `«${name}»`)
            .join(', ')}`,
        ]
      : []),
    ...(properties ? ['sửa thuộc tính tệp (tên, tác giả…)'] : []),
  ];
  if (told.length > 0) return told;
  const { added, changed, removed } = objects;
  return added + changed + removed === 0
    ? ['không đổi đối tượng nào']
    : [`${added} đối tượng mới, ${changed} đối tượng sửa, ${removed} đối tượng bỏ; không đổi trang nào`];
}

const MOST = 8;

/** “thêm 1.204 byte (byte 204.800–206.003): sửa nội dung trang 3”. */
export const revisionText = (revision: Revision): string =>
  `thêm ${showOffset(revision.to - revision.from)} byte (${rangeText(revision)}): ${changesOf(revision).join('; ')}`;

/** What was appended after the last signature; null where nothing was. */
export function appendedText(revisions: readonly Revision[]): string | null {
  const last = revisions.findLastIndex(({ signatures }) => signatures.length > 0);
  const after = last < 0 ? [] : revisions.slice(last + 1);
  return after.length === 0 ? null : `sau chữ ký cuối: ${after.map(revisionText).join('; ')}`;
}

/** Bytes that are not as printing gives them, and the pages they draw. */
export function differingText(differing: readonly ByteRange[], pages: readonly number[]): string | null {
  if (differing.length === 0) return null;
  const more = differing.length > MOST ? ` và ${differing.length - MOST} chỗ khác` : '';
  const where = pages.length === 0 ? '' : `; thuộc trang ${fewNumbers(pages, MOST)}`;
  return `khác ở ${differing.slice(0, MOST).map(rangeText).join(', ')}${more}${where}`;
}
