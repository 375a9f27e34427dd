/** How dossiers left the house, and what came back signed by other programs. */
import type { Handlers } from '../../core/api.ts';
import { vietnamDate } from '../../core/date.ts';
import { FailureError } from '../../core/failure.ts';
import { readWhole } from '../services/files.ts';
import { newSignatures } from '../services/import-signed.ts';
import { digestOfBytes } from '../../core/canonical.ts';
import type { Context } from './context.ts';

type Methods = 'sending.put' | 'sending.remove' | 'dossier.importSigned';

/** As much as verifying looks at. */
const PDF_LIMIT = 64 * 1_048_576;

export const sendingHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'sending.put': (sending) => {
    const workspace = context.session.need();
    const { draft, createdAt } = workspace.dossiers.get(sending.dossierId);
    if (draft) throw new FailureError('CONFLICT', 'Đây là bản nháp nên không ghi việc gửi. In bản chính, ký rồi gửi bản đó.');
    if (sending.sentOn > context.today()) {
      throw new FailureError('INVALID_INPUT', 'Ngày gửi nằm sau hôm nay nên chưa ghi được. Sửa ngày gửi rồi ghi lại.', [
        { where: 'sentOn', text: 'Ngày gửi không sau hôm nay.' },
      ]);
    }
    if (sending.sentOn < vietnamDate(new Date(createdAt))) {
      throw new FailureError('INVALID_INPUT', 'Ngày gửi nằm trước ngày lập hồ sơ nên chưa ghi được. Sửa ngày gửi rồi ghi lại.', [
        { where: 'sentOn', text: 'Ngày gửi không trước ngày lập hồ sơ.' },
      ]);
    }
    return { savedAt: workspace.dossierSendings.put(sending) };
  },
  'sending.remove': ({ id }) => {
    context.session.need().dossierSendings.remove(id);
    return { savedAt: context.now() };
  },

  'dossier.importSigned': async ({ id, path }) => {
    const workspace = context.session.need();
    const { draft, recordDigest, signatures } = workspace.dossiers.get(id);
    if (draft) throw new FailureError('CONFLICT', 'Đây là bản nháp nên không nhận bản đã ký. In bản chính, xuất ra rồi ký bản đó.');
    const file = path ?? (await pickSigned(context));
    if (file === null) return null;
    const kept = { pdf: workspace.dossiers.read(id), recordDigest, signatures: signatures.length };
    const pdf = readWhole(file, PDF_LIMIT);
    const now = context.options.clock();
    const judge = () => context.verifier.verify(file, { trusted: context.trust.certificates(), now });
    const added = await newSignatures(file, pdf, kept, { judge, now });
    const dossier = workspace.dossiers.addSigned(id, digestOfBytes(kept.pdf), added, pdf);
    return { dossier, signers: added.map(({ signer }) => signer) };
  },
});

async function pickSigned(context: Context): Promise<string | null> {
  const [file] = await context.options.dialogs.openFile({
    title: 'Chọn hồ sơ đã ký bằng phần mềm khác',
    filters: [{ name: 'Hồ sơ PDF', extensions: ['pdf'] }],
    multiple: false,
  });
  return file ?? null;
}
