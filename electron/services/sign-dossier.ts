/** Signs a dossier, whoever asks: in the room of its role, never a draft, never a file that was meddled with. */
import { showDate, vietnamDate } from '../../core/date.ts';
import { issuedTexts, refuseImpossibleIssue, type Issued } from '../../core/exchange/issued.ts';
import { reasonTexts, verdictOf } from '../../core/exchange/reasons.ts';
import type { DossierRecord } from '../../core/exchange/record.ts';
import { isFixedRole, orderProblem, type FixedRole, type SignerRole } from '../../core/exchange/signers.ts';
import { FailureError } from '../../core/failure.ts';
import type { Paths } from '../paths.ts';
import type { SigningKey } from '../signing/key.ts';
import { findRooms, type Room } from '../signing/rooms.ts';
import type { SignaturePicture } from '../signing/sign-picture.ts';
import { signPdf } from '../signing/sign.ts';
import { refuseUnsuitable } from '../signing/suitability.ts';
import { recordOf } from './dossier.ts';
import { judgePdf, type VerificationOptions } from './verification.ts';

/** check: is the file still what its record prints; the others say themselves. */
export type SigningPhase = 'check' | 'sign' | 'timestamp';

export interface SignOptions {
  key: SigningKey;
  role: SignerRole;
  at: Date;
  paths: Paths;
  /** As for verifying. */
  reprint: VerificationOptions['reprint'];
  /** Of the handwritten signature; for the role `office` the seal. */
  picture?: SignaturePicture;
  /** Number and date of the letter, filled in the same update. */
  issued?: Issued;
  timestampUrl?: string;
  onPhase?: (phase: SigningPhase) => void;
  /** Aborted: fails with CANCELLED, nothing is signed. */
  signal?: AbortSignal;
}

const REASONS: Record<FixedRole, string> = { preparer: 'Lập báo cáo', head: 'Phê duyệt báo cáo', office: 'Ký số của cơ quan' };
const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** The decree this program works for was issued then: no computer that runs it has an earlier day. */
const PROGRAM_SINCE = '2026-08-19';

/**
 * The dossier with one more signature in the room of its role; the bytes before stay as they are. Drafts are refused, and
 * so is a file that verifying would call invalid (CHANGED_AFTER_SIGNING): nobody should put his name to that. CONFLICT when it is not
 * the role's turn, CLOCK_WRONG, INVALID_INPUT for number or date, and the failures of the certificate, the picture and the timestamp.
 */
export async function signDossier(pdf: Uint8Array, options: SignOptions): Promise<Uint8Array> {
  const { key, role, at, paths, picture, issued, timestampUrl, onPhase = () => undefined, signal } = options;
  const record = await recordOf(pdf);
  if (record.draft) {
    throw new FailureError('CONFLICT', 'Đây là bản nháp nên không ký. In bản chính rồi ký bản đó.');
  }
  refuseWrongClock(record, at);
  refuseUnsuitable(key, at);
  if (issued !== undefined) refuseImpossibleIssue(issued, record, vietnamDate(at));
  onPhase('check');
  await refuseDisproved(pdf, record, options);
  refuseCancelled(signal);
  onPhase('sign');
  const rooms = await findRooms(pdf);
  const place = roomOf(role, rooms, picture !== undefined);
  const stamp = {
    ...(signal === undefined ? {} : { signal }),
    onAsk: () => onPhase('timestamp'),
  };
  const signing = signPdf(pdf, {
    key,
    role,
    office: officeOf(record, role),
    reason: isFixedRole(role) ? REASONS[role] : role,
    at,
    fonts: paths.fonts,
    kind: role === 'office' ? 'seal' : role === 'head' ? 'person_under_seal' : 'person',
    ...(place === undefined ? {} : { place }),
    ...(picture === undefined ? {} : { picture }),
    ...(issued === undefined ? {} : { issued: issuedTexts(issued) }),
    ...(timestampUrl === undefined ? {} : { timestamp: { url: timestampUrl, ...stamp } }),
  });
  try {
    return await signing;
  } finally {
    // Whatever came of it, and however the service that was waited for put it.
    refuseCancelled(signal);
  }
}

function refuseCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new FailureError('CANCELLED', 'Đã dừng ký; hồ sơ không thay đổi.');
}

/** Verifies what stands in the file so far. */
async function refuseDisproved(pdf: Uint8Array, record: DossierRecord, { at, role, reprint, signal }: SignOptions): Promise<void> {
  const stoppable: VerificationOptions['reprint'] = (one, deadline) =>
    reprint(one, signal === undefined ? deadline : AbortSignal.any([deadline, signal]));
  const { reasons, signatures } = await judgePdf(pdf, { trusted: [], now: at, reprint: stoppable });
  refuseCancelled(signal);
  const [disproved] = reasons.filter(({ code }) => verdictOf([{ code }]) === 'invalid');
  if (disproved !== undefined) {
    const [told] = reasonTexts([disproved]);
    throw new FailureError(
      'CHANGED_AFTER_SIGNING',
      `Tệp không còn nguyên vẹn nên chưa được ký: ${told?.text ?? ''} Không ký tệp này; in lại hồ sơ từ kho dữ liệu hoặc đề nghị nơi gửi gửi lại tệp gốc.`,
    );
  }
  const outOfTurn = orderProblem(record, role, signatures);
  if (outOfTurn !== null) throw new FailureError('CONFLICT', outOfTurn);
}

/** The time of a signature comes from this clock: one that is surely wrong would spoil it for ever. */
function refuseWrongClock({ createdAt }: Pick<DossierRecord, 'createdAt'>, at: Date): void {
  const today = vietnamDate(at);
  const why =
    today < PROGRAM_SINCE
      ? 'trước cả ngày phần mềm này ra đời'
      : at.getTime() + CLOCK_TOLERANCE_MS < new Date(createdAt).getTime()
        ? `trước lúc hồ sơ được in (ngày ${showDate(vietnamDate(new Date(createdAt)))})`
        : null;
  if (why === null) return;
  throw new FailureError(
    'CLOCK_WRONG',
    `Đồng hồ máy đang chỉ ngày ${showDate(today)}, ${why}, nên thời điểm ký sẽ sai; hồ sơ chưa được ký. Chỉnh lại ngày, giờ, múi giờ của máy rồi ký lại.`,
  );
}

/** The body has two rooms: one for its seal, over the signature of the head, and one for words, where nothing else stands. */
function roomOf(role: SignerRole, rooms: readonly Room[], hasPicture: boolean): Room | undefined {
  const own = rooms.filter((room) => room.role === role).toSorted((a, b) => b.h - a.h);
  return role === 'office' && !hasPicture ? own.at(-1) : own[0];
}

/** What stands under the signer's name. */
function officeOf({ unit }: DossierRecord, role: SignerRole): string {
  if (role === 'head') return [unit.signer.authority, unit.signer.title].filter(Boolean).join(' ');
  return role === 'preparer' ? unit.preparer.office : '';
}
