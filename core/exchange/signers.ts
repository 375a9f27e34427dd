/** Who signed a dossier, held against whom it names: remarks that leave the judgement to people. */
import { fold } from '../text.ts';
import type { ToldReason } from './reasons.ts';
import type { DossierRecord } from './record.ts';
import type { SignatureReport } from './verification.ts';

export type SignerRole = 'preparer' | 'head';

/** The name the dossier prints where this role signs. */
export const printedName = ({ unit }: Pick<DossierRecord, 'unit'>, role: SignerRole): string =>
  role === 'head' ? unit.signer.name : unit.preparer.name;

/**
 * Does a certificate bear the printed name? Marks, case and academic titles before the name (“BSCKII. Trần Văn Khải”) make
 * no difference: agencies write names in all these ways.
 */
export function bearsName(certificateName: string, printed: string): boolean {
  const words = (name: string): string => fold(name.replace(/^(?:[\p{L}\d]{1,8}\.\s*)+/u, ''));
  return words(certificateName) === words(printed);
}

/** Remarks on the signatures of a dossier; they don't touch the verdict, since a deputy may sign, and a small unit has one person for both. */
export function signerRemarks(record: DossierRecord, signatures: readonly SignatureReport[]): ToldReason[] {
  const of = (role: SignerRole): SignatureReport | undefined => signatures.find((signature) => signature.role === role);
  const [preparer, head] = [of('preparer'), of('head')];
  const differing = (['preparer', 'head'] as const).flatMap((role) => {
    const signer = of(role)?.signer ?? '';
    const printed = printedName(record, role);
    return signer === '' || bearsName(signer, printed) ? [] : [`chứng thư: ${signer}; hồ sơ in: ${printed}`];
  });
  const remarks: ToldReason[] = [];
  if (differing.length > 0) remarks.push({ code: 'signer_name_differs', detail: differing.join(' – ') });
  const others = signatures.filter(({ role }) => role !== 'preparer' && role !== 'head').map(({ signer }) => signer);
  if (others.length > 0) remarks.push({ code: 'other_signature', detail: others.join(', ') });
  if (preparer === undefined || head === undefined) return remarks;
  if (preparer.signer !== '' && preparer.signer === head.signer) remarks.push({ code: 'same_signer', detail: head.signer });
  if (signatures.indexOf(head) < signatures.indexOf(preparer)) remarks.push({ code: 'signing_order' });
  return remarks;
}
