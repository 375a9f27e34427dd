/** Evidence: into the vault, out of it for a look, and to the items it serves. */
import type { Handlers, Method, Output } from '../../core/api.ts';
import { validityIsReversed } from '../../core/assessment/evidence.ts';
import type { Evidence } from '../../core/assessment/model.ts';
import { showDate } from '../../core/date.ts';
import { FailureError } from '../../core/failure.ts';
import { nfc } from '../../core/text.ts';
import type { Context } from './context.ts';
import { answerAt, setAnswerAt, unlinkAt } from '../services/desk.ts';
import { takeFiles } from '../services/evidence-files.ts';
import { placesOf } from '../services/evidence-places.ts';
import { lookAt, PREVIEW_LIMIT } from '../services/evidence-preview.ts';
import type { EvidenceMeta } from '../workspace/evidence-rows.ts';
import { answered, deskAt, type ItemPlace } from './assessment.ts';

type Methods = Extract<Method, `evidence.${string}`>;

export const evidenceHandlers = (context: Context): Pick<Handlers, Methods> => {
  const vault = () => context.session.need().evidence;
  /** Intakes that are under way; each stops when it is set. */
  const underWay = new Set<{ stopped: boolean }>();
  const watched = async <T>(run: (stop: () => boolean) => Promise<T>): Promise<T> => {
    const workspace = context.session.need();
    const state = { stopped: false };
    underWay.add(state);
    try {
      return await run(() => state.stopped || context.session.current() !== workspace);
    } finally {
      underWay.delete(state);
    }
  };
  /** Takes bytes that have no file, and links them; one act. */
  const takeWritten = (fileName: string, bytes: Uint8Array, link: ItemPlace | null, meta?: EvidenceMeta): Output<'evidence.addBytes'> =>
    context.session.need().together(() => {
      const { evidence: added, known } = vault().takeBytes(fileName, bytes, meta);
      return { added, known, ...(link === null ? { answer: null, progress: null } : linkTo(context, added.id, link)) };
    });

  return {
    'evidence.addFiles': ({ paths, link, folders = false }) =>
      watched(async (stop) => {
        const linked: Pick<Output<'evidence.addFiles'>, 'answer' | 'progress'> = { answer: null, progress: null };
        const onTaken = ({ id }: Evidence): void => {
          if (link !== null) Object.assign(linked, linkTo(context, id, link));
        };
        const { emit } = context.options;
        return { ...(await takeFiles(paths, { workspace: context.session.need(), emit, stop, folders, onTaken })), ...linked };
      }),
    'evidence.addBytes': ({ fileName, bytes, link }) => {
      if (bytes.byteLength > PREVIEW_LIMIT) {
        throw new FailureError('EVIDENCE_TOO_LARGE', 'Nội dung dán vào vượt 32 MB nên chưa được nhận. Lưu thành tệp rồi kéo tệp vào.');
      }
      return takeWritten(fileName, bytes, link);
    },
    'evidence.addNote': ({ title, text, effectiveOn, link }) => {
      const dated = effectiveOn === null ? [] : [`Ngày ${showDate(effectiveOn)}`];
      const content = [nfc(title), ...dated, '', nfc(text), ''].join('\n');
      return takeWritten(nameOf(title), Buffer.from(content, 'utf8'), link, { title: nfc(title), kind: 'note', effectiveOn });
    },
    'evidence.addLink': ({ title, url, effectiveOn, note, link }) => {
      const seen = effectiveOn === null ? [] : [`Xem ngày ${showDate(effectiveOn)}`];
      const content = [nfc(title), url, ...seen, ...(note === '' ? [] : ['', nfc(note)]), ''].join('\n');
      const meta = { title: nfc(title), kind: 'link', url, note: nfc(note), effectiveOn } as const;
      return takeWritten(nameOf(title), Buffer.from(content, 'utf8'), link, meta);
    },
    'evidence.cancel': () => {
      for (const state of underWay) state.stopped = true;
      return {};
    },
    'evidence.pick': () =>
      context.options.dialogs.openFile({ title: 'Chọn tệp minh chứng', filters: [{ name: 'Mọi tệp', extensions: ['*'] }], multiple: true }),
    'evidence.pickFolder': () =>
      context.options.dialogs.openFile({ title: 'Chọn thư mục minh chứng', filters: [], multiple: false, folder: true }),
    'evidence.list': () => vault().list(),
    'evidence.save': ({ id, ...change }) => {
      const kept = vault().get(id);
      const { effectiveOn = kept.effectiveOn, validUntil = kept.validUntil } = change;
      if (change.effectiveOn !== undefined || change.validUntil !== undefined) refuseReversed({ effectiveOn, validUntil });
      const told = Object.entries(change).map(([field, value]) => [field, typeof value === 'string' ? nfc(value) : value]);
      return vault().save(id, Object.fromEntries(told));
    },
    'evidence.link': ({ id, ...place }) => linkTo(context, id, place),
    'evidence.unlink': ({ id, itemId, ...place }) => {
      const desk = deskAt(context, place);
      return answered(desk, unlinkAt(desk, itemId, id));
    },
    'evidence.replace': ({ id, path, year }) =>
      watched(async (stop) => ({ ...(await vault().replaceByFile(id, path, year, { stop })), savedAt: context.now() })),
    'evidence.places': ({ id, year }) => placesOf(context.session.need(), context.law(), id, year),
    'evidence.discard': ({ id }) => {
      vault().discard(id);
      return { savedAt: context.now() };
    },
    'evidence.restore': ({ id }) => {
      vault().restore(id);
      return { savedAt: context.now() };
    },
    'evidence.discarded': () => vault().discarded(),
    'evidence.purge': ({ id }) => {
      vault().purge(id);
      return { savedAt: context.now() };
    },
    'evidence.read': ({ id }) => {
      const evidence = vault().get(id);
      refuseAbovePreview(evidence);
      return { evidence, bytes: vault().read(id) };
    },
    'evidence.preview': async ({ id }) => {
      const evidence = vault().get(id);
      return { evidence, look: await lookAt(evidence, vault().stream(id)) };
    },
  };
};

/** Names the evidence in an answer, wherever that is kept. */
function linkTo(context: Context, evidenceId: string, { itemId, ...place }: ItemPlace): Output<'evidence.link'> {
  context.session.need().evidence.listed(evidenceId);
  const desk = deskAt(context, place);
  const before = answerAt(desk, itemId);
  if (before.evidence.includes(evidenceId)) return answered(desk, before);
  return answered(desk, setAnswerAt(desk, itemId, { evidence: [...before.evidence, evidenceId] }));
}

/** “862/QĐ-BVĐK” is a number, not a folder. */
const nameOf = (title: string): string => `${title.replace(/[/\\]/g, '-')}.txt`;

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
