/** Signing the dossiers of a workspace, with a key from a file or from a USB token. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { basename } from 'node:path';
import type { Handlers, Output } from '../../core/api.ts';
import { digestOfBytes } from '../../core/canonical.ts';
import type { KeySource, SignatureRequest } from '../../core/contract/signing.ts';
import { printedName } from '../../core/exchange/signers.ts';
import { FailureError } from '../../core/failure.ts';
import { readWhole } from '../services/files.ts';
import { keptRecord } from '../services/dossier.ts';
import { signDossier } from '../services/sign-dossier.ts';
import { issuedState } from '../signing/issued.ts';
import type { OpenKey } from '../signing/key.ts';
import { addLongTermData } from '../signing/long-term.ts';
import { openPkcs12 } from '../signing/pkcs12.ts';
import { openPicture, PICTURE_BYTES } from '../signing/sign-picture.ts';
import { refuseUnsuitable } from '../signing/suitability.ts';
import type { Context } from './context.ts';
import { verificationOptions } from './verify.ts';

type Methods =
  'dossier.pickKey' | 'dossier.inspectKey' | 'dossier.pickPicture' | 'dossier.signingFacts' | 'dossier.sign' | 'dossier.cancelSigning';

const KEY_LIMIT = 1_048_576;

export function signingHandlers(context: Context): Pick<Handlers, Methods> {
  const { options } = context;
  const running = new Map<string, AbortController>();

  return {
    'dossier.pickKey': async () => {
      const [file] = await options.dialogs.openFile({
        title: 'Chọn tệp chứng thư số',
        filters: [{ name: 'Tệp chứng thư số PKCS#12', extensions: ['p12', 'pfx'] }],
        multiple: false,
      });
      return file ?? null;
    },
    'dossier.inspectKey': ({ path, password }) => {
      const key = openPkcs12(readWhole(path, KEY_LIMIT), password);
      refuseUnsuitable(key, options.clock());
      return key.info;
    },
    'dossier.pickPicture': async () => {
      const [file] = await options.dialogs.openFile({
        title: 'Chọn ảnh chữ ký hoặc con dấu',
        filters: [{ name: 'Ảnh PNG nền trong suốt', extensions: ['png'] }],
        multiple: false,
      });
      return file === undefined ? null : { path: file, ...(await openPicture(pictureBytes(file))) };
    },
    'dossier.signingFacts': ({ id }) => factsOf(context, id),

    'dossier.sign': async (request) => {
      const { id } = request;
      if (running.has(id)) {
        throw new FailureError('CONFLICT', 'Hồ sơ này đang được ký nên không ký thêm lúc này. Đợi lần ký đang chạy xong rồi ký tiếp.');
      }
      const controller = new AbortController();
      running.set(id, controller);
      try {
        return await sign(context, request, controller.signal);
      } finally {
        running.delete(id);
      }
    },
    'dossier.cancelSigning': ({ id }) => {
      const controller = running.get(id);
      controller?.abort();
      if (controller !== undefined) context.tokens.cancel();
      return {};
    },
  };
}

async function sign(context: Context, request: SignatureRequest, signal: AbortSignal): Promise<Output<'dossier.sign'>> {
  const { options, session, settings } = context;
  const { id, role, picture, issued, timestamp, revocation } = request;
  const workspace = session.need();
  const tell = (phase: 'key' | 'check' | 'sign' | 'timestamp' | 'revocation' | 'store'): void =>
    options.emit('dossier.signing', { id, phase });
  const { timestampUrl } = settings.get();
  if (timestamp && timestampUrl === '') {
    throw new FailureError(
      'INVALID_INPUT',
      'Chưa có địa chỉ dịch vụ dấu thời gian nên hồ sơ chưa được ký. Nhập địa chỉ, hoặc ký không kèm dấu thời gian.',
    );
  }
  if (revocation && !timestamp) {
    throw new FailureError(
      'INVALID_INPUT',
      'Dữ liệu thu hồi cần dấu thời gian đi kèm nên hồ sơ chưa được ký. Chọn cả hai, hoặc ký không kèm dữ liệu thu hồi.',
    );
  }
  const opened = picture === null ? null : await openPicture(pictureBytes(picture));
  tell('key');
  const key = await openKey(context, request.key);
  try {
    const at = options.clock();
    const before = workspace.dossiers.read(id);
    const { reprint, trusted } = verificationOptions(context);
    const signed = await signDossier(before, {
      key,
      role,
      at,
      paths: options.paths,
      reprint,
      signal,
      onPhase: tell,
      ...(opened === null ? {} : { picture: opened }),
      ...(issued === null ? {} : { issued }),
      ...(timestamp ? { timestampUrl } : {}),
    });
    if (revocation) tell('revocation');
    const whole = revocation ? await withLongTermData(signed, { timestampUrl, trusted, now: at, signal }) : signed;
    tell('store');
    const signature = { role, signer: key.info.subject, signedAt: at.toISOString() };
    return workspace.dossiers.addSignature(id, digestOfBytes(before), signature, whole);
  } finally {
    await key.close();
  }
}

async function withLongTermData(
  pdf: Uint8Array,
  options: Parameters<typeof addLongTermData>[1] & { signal: AbortSignal },
): Promise<Uint8Array> {
  try {
    return await addLongTermData(pdf, options);
  } catch (error) {
    if (options.signal.aborted) throw new FailureError('CANCELLED', 'Đã dừng ký; hồ sơ không thay đổi.');
    throw error;
  }
}

async function openKey({ tokens }: Context, source: KeySource): Promise<OpenKey> {
  if (source.kind === 'token') {
    const { module, tokenSerial: serial, certificate: fingerprint, pin } = source;
    return tokens.signingKey({ module, serial, fingerprint }, pin);
  }
  return { ...openPkcs12(readWhole(source.path, KEY_LIMIT), source.password), close: async () => undefined };
}

/** Anything larger is told as too large a picture, not as an unreadable file. */
function pictureBytes(file: string): Uint8Array {
  try {
    return readWhole(file, PICTURE_BYTES);
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.code !== 'FILE_TOO_LARGE') throw error;
    throw new FailureError(
      'PICTURE_INVALID',
      `Ảnh «${basename(file)}» lớn hơn 2 MB nên không dùng được; hồ sơ chưa được ký. Thu nhỏ ảnh rồi chọn lại; ảnh rộng 1000 điểm là đủ nét.`,
    );
  }
}

async function factsOf({ session }: Context, id: string): Promise<Output<'dossier.signingFacts'>> {
  const workspace = session.need();
  const record = keptRecord(workspace, id);
  return {
    printed: { preparer: printedName(record, 'preparer'), head: printedName(record, 'head'), office: printedName(record, 'office') },
    createdAt: record.createdAt,
    number: issuedState(await PDFDocument.load(workspace.dossiers.read(id), { updateMetadata: false })),
  };
}
