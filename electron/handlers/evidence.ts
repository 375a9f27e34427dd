/** Evidence: into the vault, out of it for a look, and to the items it serves. */
import type { Handlers, Output } from '../../core/api.ts';
import { validityIsReversed } from '../../core/assessment/evidence.ts';
import type { Evidence } from '../../core/assessment/model.ts';
import { failureOf, FailureError } from '../../core/failure.ts';
import type { Context } from './context.ts';
import { answerAt, setAnswerAt } from '../services/desk.ts';
import { answered, deskAt, type ItemPlace } from './assessment.ts';

type Methods =
  | 'evidence.addFiles'
  | 'evidence.addBytes'
  | 'evidence.pick'
  | 'evidence.list'
  | 'evidence.save'
  | 'evidence.link'
  | 'evidence.unlink'
  | 'evidence.read';

/** What the window takes for a preview, and what can be pasted. */
const PREVIEW_LIMIT = 32 * 1_048_576;

export const evidenceHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'evidence.addFiles': async ({ paths, link }) => {
    const workspace = context.session.need();
    const result: Output<'evidence.addFiles'> = { added: [], refused: [], answer: null, progress: null };
    for (const path of paths) {
      try {
        const evidence = await workspace.evidence.addFile(path);
        result.added.push(evidence);
        if (link !== null) Object.assign(result, linkTo(context, evidence.id, link));
      } catch (error) {
        result.refused.push({ path, failure: failureOf(error) });
      }
    }
    return result;
  },
  'evidence.addBytes': ({ fileName, bytes, link }) => {
    if (bytes.byteLength > PREVIEW_LIMIT) {
      throw new FailureError('EVIDENCE_TOO_LARGE', 'Nội dung dán vào vượt 32 MB nên chưa được nhận. Lưu thành tệp rồi kéo tệp vào.');
    }
    const added = context.session.need().evidence.addBytes(fileName, bytes);
    return { added, ...(link === null ? { answer: null, progress: null } : linkTo(context, added.id, link)) };
  },
  'evidence.pick': () =>
    context.options.dialogs.openFile({ title: 'Chọn tệp minh chứng', filters: [{ name: 'Mọi tệp', extensions: ['*'] }], multiple: true }),
  'evidence.list': () => context.session.need().evidence.list(),
  'evidence.save': ({ id, ...change }) => {
    refuseReversed(change);
    return context.session.need().evidence.save(id, change);
  },
  'evidence.link': ({ id, ...place }) => linkTo(context, id, place),
  'evidence.unlink': ({ id, ...place }) => changeLinks(context, place, (linked) => linked.filter((one) => one !== id)),
  'evidence.read': ({ id }) => {
    const workspace = context.session.need();
    const evidence = workspace.evidence.get(id);
    refuseAbovePreview(evidence);
    return { evidence, bytes: workspace.evidence.read(id) };
  },
});

function linkTo(context: Context, evidenceId: string, place: ItemPlace): Output<'evidence.link'> {
  context.session.need().evidence.get(evidenceId);
  return changeLinks(context, place, (linked) => (linked.includes(evidenceId) ? linked : [...linked, evidenceId]));
}

/** Changes the evidence of an answer, wherever that is kept. */
function changeLinks(context: Context, { itemId, ...place }: ItemPlace, change: (linked: string[]) => string[]): Output<'evidence.link'> {
  const desk = deskAt(context, place);
  const { evidence } = answerAt(desk, itemId);
  const wanted = change(evidence);
  return answered(desk, wanted.length === evidence.length ? answerAt(desk, itemId) : setAnswerAt(desk, itemId, { evidence: wanted }));
}

function refuseReversed(change: Pick<Evidence, 'effectiveOn' | 'validUntil'>): void {
  if (!validityIsReversed(change)) return;
  throw new FailureError(
    'INVALID_INPUT',
    'Ngày hết hiệu lực đứng trước ngày của tài liệu nên thay đổi chưa được lưu. Sửa một trong hai ngày rồi lưu lại.',
  );
}

function refuseAbovePreview(evidence: Evidence): void {
  if (evidence.size <= PREVIEW_LIMIT) return;
  throw new FailureError(
    'EVIDENCE_TOO_LARGE',
    `Minh chứng «${evidence.title}» lớn hơn 32 MB nên không xem trước trong cửa sổ. Minh chứng vẫn nguyên trong kho và vẫn vào gói hồ sơ.`,
  );
}
