/** Answers to core/contract/redaction.ts: copies with parts blacked out, taken in only when they hold nothing but pixels. */
import type { Handlers, Output } from '../../core/api.ts';
import type { Evidence } from '../../core/assessment/model.ts';
import { FailureError } from '../../core/failure.ts';
import { COPY_LIMIT, ORIGINAL_LIMIT, PAGE_LIMIT, PIXEL_LIMIT } from '../../core/redaction/boxes.ts';
import { besidesPixels, isPdf, jpegComponents, pictureHead, type PictureHead } from '../../core/redaction/picture.ts';
import { besidesPictures, picturePdf, type PicturePage } from '../services/picture-pdf.ts';
import { replaceEvidence, usesIn } from '../services/replace-evidence.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Context } from './context.ts';

type Methods =
  | 'redaction.open'
  | 'redaction.begin'
  | 'redaction.addPage'
  | 'redaction.save'
  | 'redaction.cancel'
  | 'redaction.origin'
  | 'redaction.replace';

/** A copy on its way: pages come one by one, so that neither side holds a whole book at once in transit. */
interface Draft {
  name: string;
  of: string;
  sha256: string;
  form: 'pdf' | 'picture';
  /** As many as the original has. */
  total: number;
  pages: PicturePage[];
  size: number;
}

export const redactionHandlers = (context: Context): Pick<Handlers, Methods> => {
  // The window has one page, so one copy is made at a time.
  let draft: Draft | null = null;
  const need = (name: string): Draft => {
    if (draft === null || draft.name !== name) throw givenUp();
    return draft;
  };
  return {
    'redaction.open': ({ id }) => {
      const { evidence, bytes } = readOriginal(context.session.need(), id);
      return { evidence, form: formOf(evidence, bytes), bytes };
    },
    'redaction.begin': ({ id, sha256, pages: total }) => {
      const { evidence, bytes } = readOriginal(context.session.need(), id);
      if (evidence.sha256 !== sha256) throw otherOriginal(evidence);
      draft = { name: context.options.newId(), of: id, sha256, form: formOf(evidence, bytes), total, pages: [], size: 0 };
      return { draft: draft.name };
    },
    'redaction.addPage': ({ draft: name, page, bytes, width, height }) => {
      const target = need(name);
      if (page !== target.pages.length || page >= target.total) throw notInOrder();
      refusePage(target, bytes);
      target.pages.push({ jpeg: bytes, width, height });
      target.size += bytes.byteLength;
      return { pages: target.pages.length };
    },
    'redaction.save': async ({ draft: name, title, year }) => {
      const finished = need(name);
      if (finished.pages.length !== finished.total) throw notInOrder();
      const { bytes, ending } = await fileOf(finished);
      // Another copy may have been begun while this one was put together.
      need(name);
      const workspace = context.session.need();
      const copy = store(workspace, finished, title, bytes, ending);
      draft = null;
      return { copy, replaceable: usesIn(workspace, finished.of, year), savedAt: context.now() };
    },
    'redaction.cancel': ({ draft: name }) => {
      if (draft?.name === name) draft = null;
      return {};
    },
    'redaction.origin': ({ id, year }) => originOf(context.session.need(), id, year),
    'redaction.replace': ({ id, year }) => {
      const workspace = context.session.need();
      const { redacted, title } = workspace.evidence.listed(id);
      if (redacted === null) {
        throw new FailureError(
          'INVALID_INPUT',
          `Minh chứng «${title}» không phải bản che nên không thay bản gốc nào. Chọn một bản che rồi làm lại.`,
        );
      }
      return { changed: replaceEvidence(workspace, redacted.of, id, year), savedAt: context.now() };
    },
  };
};

const givenUp = (): FailureError =>
  new FailureError(
    'CONFLICT',
    'Bản che đang lập đã bị bỏ giữa chừng (có bản khác được lập sau, hoặc kho đã đóng) nên chưa lưu gì. Bản gốc không thay đổi. Bấm lưu lại để lập từ đầu.',
  );

const otherOriginal = ({ title }: Evidence): FailureError =>
  new FailureError(
    'CONFLICT',
    `Bản gốc «${title}» không còn là tệp đã mở để che nên chưa lưu bản che. Mở lại trang che thông tin của minh chứng này.`,
  );

/** Hash verified. */
function readOriginal(workspace: Workspace, id: string): { evidence: Evidence; bytes: Uint8Array } {
  const evidence = workspace.evidence.get(id);
  if (evidence.size > ORIGINAL_LIMIT) {
    throw new FailureError(
      'EVIDENCE_TOO_LARGE',
      `Minh chứng «${evidence.title}» lớn hơn 64 MB nên không che thông tin trong cửa sổ được. Minh chứng vẫn nguyên trong kho. Tách tệp thành nhiều phần, thêm từng phần vào kho rồi che.`,
    );
  }
  return { evidence, bytes: workspace.evidence.read(id) };
}

function formOf({ title }: Evidence, bytes: Uint8Array): Draft['form'] {
  if (isPdf(bytes)) return 'pdf';
  const head = pictureHead(bytes);
  if (head === null) {
    throw new FailureError(
      'INVALID_INPUT',
      `Minh chứng «${title}» không phải tệp PDF hoặc ảnh (PNG, JPEG, WebP, GIF, BMP), hoặc tệp đã hỏng, nên không che thông tin được. Minh chứng vẫn nguyên trong kho. Xuất tài liệu thành PDF, thêm vào kho rồi che.`,
    );
  }
  refuseHuge(title, head);
  return 'picture';
}

/** By what the first bytes claim: nothing is unpacked to find out. */
function refuseHuge(title: string, { width, height }: PictureHead): void {
  if (width * height <= PIXEL_LIMIT) return;
  const shown = [width, height].map((side) => side.toLocaleString('vi-VN')).join(' × ');
  throw new FailureError(
    'EVIDENCE_TOO_LARGE',
    `Ảnh «${title}» có ${shown} điểm ảnh, quá 40 triệu, nên chưa được mở để tránh làm treo máy. Ảnh vẫn nguyên trong kho. Thu nhỏ ảnh, thêm bản thu nhỏ vào kho rồi che.`,
  );
}

const notClean = (details: string[]): FailureError =>
  new FailureError(
    'INTERNAL',
    'Bản che vừa lập chưa đúng là ảnh thuần (còn phần khác ngoài điểm ảnh) nên bị từ chối và chưa lưu. Bản gốc không thay đổi. Khởi động lại phần mềm và thử lại; nếu lỗi lặp lại, gửi nội dung này cho người hỗ trợ.',
    details.map((text) => ({ where: '', text })),
  );

/** A copy that lacks a page, or shows them in another order, would say something else than its original. */
const notInOrder = (): FailureError =>
  new FailureError(
    'INTERNAL',
    'Bản che vừa lập thiếu trang hoặc sai thứ tự trang so với bản gốc nên bị từ chối và chưa lưu. Bản gốc không thay đổi. Bấm lưu lại để lập từ đầu.',
  );

function refusePage({ form, pages, size }: Draft, bytes: Uint8Array): void {
  const head = pictureHead(bytes);
  const strange = besidesPixels(bytes);
  if (head === null || strange.length > 0) throw notClean(strange);
  // Pages of a PDF are stored as they come, in the one form that PDF takes over whole.
  if (form === 'pdf' && (head.form !== 'jpeg' || ![1, 3].includes(jpegComponents(bytes)))) throw notClean([head.form]);
  if (head.width * head.height > PIXEL_LIMIT || (form === 'picture' && pages.length > 0)) throw notClean(['size']);
  if (pages.length >= PAGE_LIMIT || size + bytes.byteLength > COPY_LIMIT) {
    throw new FailureError(
      'EVIDENCE_TOO_LARGE',
      'Bản che vượt 300 trang hoặc 256 MB nên chưa lưu. Bản gốc không thay đổi. Tách tài liệu thành nhiều phần, thêm từng phần vào kho rồi che.',
    );
  }
}

/** The bytes of a finished copy, looked through once more. */
async function fileOf({ form, pages }: Draft): Promise<{ bytes: Uint8Array; ending: string }> {
  const [first] = pages;
  if (first === undefined) throw notClean(['0']);
  if (form === 'picture') return { bytes: first.jpeg, ending: pictureHead(first.jpeg)?.form === 'png' ? 'png' : 'jpg' };
  const bytes = await picturePdf(pages);
  const strange = await besidesPictures(bytes);
  if (strange.length > 0) throw notClean(strange);
  return { bytes, ending: 'pdf' };
}

function store(workspace: Workspace, { of, sha256 }: Draft, title: string, bytes: Uint8Array, ending: string): Evidence {
  return workspace.together(() => {
    const { evidence: original } = readOriginal(workspace, of);
    if (original.sha256 !== sha256) throw otherOriginal(original);
    const { kind, effectiveOn, validUntil } = original;
    const meta = { title, kind, effectiveOn, validUntil, sensitivity: 'internal', redacted: { of, sha256 } } as const;
    const copy = workspace.evidence.addBytes(`${title.replace(/[/\\]/g, '-')}.${ending}`, bytes, meta);
    if (copy.redacted?.of !== of) throw knownOtherwise(copy);
    // The very same copy was made before: it is the same evidence, by its new title.
    return copy.title === title ? copy : workspace.evidence.save(copy.id, { title });
  });
}

const knownOtherwise = ({ title }: Evidence): FailureError =>
  new FailureError(
    'CONFLICT',
    `Trong kho đã có minh chứng «${title}» giống hệt bản che này nhưng không phải bản che của bản gốc này, nên chưa lưu thêm. Dùng minh chứng đó, hoặc thay đổi các ô che rồi lưu lại.`,
  );

function originOf(workspace: Workspace, id: string, year: number): Output<'redaction.origin'> {
  const { redacted } = workspace.evidence.get(id);
  if (redacted === null) return null;
  try {
    const { evidence: original } = readOriginal(workspace, redacted.of);
    return { original, matches: original.sha256 === redacted.sha256, replaceable: usesIn(workspace, redacted.of, year) };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    // Its bytes are damaged, or it is gone: told, not hidden behind a failure of the whole page.
    return { original: error.failure.code === 'NOT_FOUND' ? null : workspace.evidence.get(redacted.of), matches: false, replaceable: 0 };
  }
}
