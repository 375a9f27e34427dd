/** Who signs a dossier and in which order, and who did, held against whom it names: remarks that leave the judgement to people. */
import { z } from 'zod';
import { fold } from '../text.ts';
import { isIssuedField } from './issued.ts';
import type { ToldReason } from './reasons.ts';
import type { DossierRecord } from './record.ts';
import type { SignatureReport } from './verification.ts';

/** Roles that the paper has rooms for. `office`: the clerk who signs for the body, with its seal (NĐ 30 Đ32.2.c–d). */
export const FIXED_ROLES = ['preparer', 'head', 'office'] as const;
export type FixedRole = (typeof FIXED_ROLES)[number];

const ROLE_NAMES: Record<FixedRole, string> = { preparer: 'người lập', head: 'thủ trưởng', office: 'cơ quan (văn thư đóng dấu)' };
export const isFixedRole = (role: string): role is FixedRole => Object.hasOwn(ROLE_NAMES, role);

/**
 * A role: one of the fixed ones, or in free words another one, such as “Người kiểm tra”, which signs without showing on a page. It
 * names the field of the signature, so it must read the same in every program.
 */
export const signerRole = z
  .string()
  .transform((text) => text.normalize('NFC').trim().replace(/\s+/g, ' '))
  .refine((role) => /^\p{L}[\p{L}\p{M}\p{N} ,()/-]{1,59}$/u.test(role) && !isIssuedField(role), {
    message: 'phải là tên vai trò từ 2 đến 60 ký tự, chỉ gồm chữ, số, dấu cách, phẩy, ngoặc, gạch',
  });
export type SignerRole = z.infer<typeof signerRole>;

/** “thủ trưởng”; a free role by its own words. */
export const roleName = (role: SignerRole): string => (isFixedRole(role) ? ROLE_NAMES[role] : role);

/** The name the dossier prints where this role signs; empty where it prints none. */
export function printedName({ unit }: Pick<DossierRecord, 'unit'>, role: SignerRole): string {
  if (!isFixedRole(role)) return '';
  return { preparer: unit.preparer.name, head: unit.signer.name, office: unit.name }[role];
}

/**
 * Why this role must not sign yet, or not any more; null when it may. The body signs after the person in charge did (NĐ 30 Đ32.2.c–d),
 * and what bears its seal is issued.
 */
export function orderProblem(
  record: Pick<DossierRecord, 'unit'>,
  role: SignerRole,
  signed: readonly { role: string; signer: string }[],
): string | null {
  if (signed.some((one) => one.role === 'office') && role !== 'office')
    return 'Hồ sơ đã có chữ ký và dấu của cơ quan, tức là đã ban hành, nên không ký thêm; tệp không thay đổi. Muốn thêm chữ ký, in hồ sơ mới rồi ký lại theo thứ tự.';
  // Agencies' own programs name fields as they like: there the name of the head tells.
  const byHead = signed.some((one) => one.role === 'head' || (!isFixedRole(one.role) && bearsName(one.signer, record.unit.signer.name)));
  return role === 'office' && !byHead
    ? 'Cơ quan chỉ ký số, đóng dấu sau khi người có thẩm quyền đã ký (NĐ 30 Đ32.2.c, Đ32.2.d); hồ sơ này chưa có chữ ký của thủ trưởng nên chưa đóng dấu, tệp không thay đổi. Đề nghị thủ trưởng ký trước.'
    : null;
}

/**
 * Does a certificate bear the printed name? Marks, case and academic titles before the name (“BSCKII. Trần Văn Khải”) make
 * no difference: agencies write names in all these ways.
 */
export function bearsName(certificateName: string, printed: string): boolean {
  const words = (name: string): string => fold(name.replace(/^(?:[\p{L}\d]{1,8}\.\s*)+/u, ''));
  return words(certificateName) === words(printed);
}

/**
 * The signatures with the roles they have here: programs of agencies name fields as they like (“Signature1”), so there the name on the
 * certificate decides. One that bears neither printed name, or whose role is taken, keeps its own.
 */
export function withRoles<T extends Pick<SignatureReport, 'role' | 'signer'>>(record: DossierRecord, signatures: readonly T[]): T[] {
  const taken = new Set(signatures.map(({ role }) => role));
  return signatures.map((signature) => {
    if (isFixedRole(signature.role) || signature.signer === '') return signature;
    const role = (['head', 'preparer'] as const).find((one) => !taken.has(one) && bearsName(signature.signer, printedName(record, one)));
    if (role === undefined) return signature;
    taken.add(role);
    return { ...signature, role };
  });
}

/** Remarks on the signatures of a dossier; they don't touch the verdict, since a deputy may sign, and a small unit has one person for both. */
export function signerRemarks(record: DossierRecord, signatures: readonly SignatureReport[]): ToldReason[] {
  const of = (role: SignerRole): SignatureReport | undefined => signatures.find((signature) => signature.role === role);
  const [preparer, head, office] = [of('preparer'), of('head'), of('office')];
  const differing = FIXED_ROLES.flatMap((role) => {
    const signer = of(role)?.signer ?? '';
    const printed = printedName(record, role);
    return signer === '' || bearsName(signer, printed) ? [] : [`chứng thư: ${signer}; hồ sơ in: ${printed}`];
  });
  const remarks: ToldReason[] = [];
  if (differing.length > 0) remarks.push({ code: 'signer_name_differs', detail: differing.join(' – ') });
  const others = signatures.filter(({ role }) => !isFixedRole(role)).map(({ role, signer }) => `${role}: ${signer}`);
  if (others.length > 0) remarks.push({ code: 'other_signature', detail: others.join(', ') });
  if (office !== undefined && signatures.slice(0, signatures.indexOf(office)).every((one) => one !== head))
    remarks.push({ code: 'seal_before_head' });
  if (preparer === undefined || head === undefined) return remarks;
  if (preparer.signer !== '' && preparer.signer === head.signer) remarks.push({ code: 'same_signer', detail: head.signer });
  if (signatures.indexOf(head) < signatures.indexOf(preparer)) remarks.push({ code: 'signing_order' });
  return remarks;
}
