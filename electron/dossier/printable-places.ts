/** Where in the program a text of a dossier record was typed, in words a user knows, with the place to go to. */
import type { DossierRecord } from '../../core/exchange/record.ts';

export interface Place {
  words: string;
  /** Of the record; null = not of one system, or not of one requirement. */
  systemId: string | null;
  itemId: string | null;
}

const FIELD_WORDS: Record<string, string> = {
  name: 'Tên',
  shortName: 'Tên ngắn',
  purpose: 'Mục đích',
  levelReason: 'Lý do giữ cấp độ',
  unit: 'Tên đơn vị đánh giá',
  independence: 'Căn cứ độc lập',
  decidedBy: 'Người xác định cấp độ',
  note: 'Nhận xét',
  gap: 'Phần còn thiếu',
  reason: 'Lý do',
  compensating: 'Biện pháp thay thế',
  action: 'Kế hoạch',
  responsible: 'Người chịu trách nhiệm',
  title: 'Tên',
  fileName: 'Tên tệp',
  systemName: 'Tên',
  ownerName: 'Chủ quản',
  operatorName: 'Đơn vị vận hành',
  number: 'Số văn bản',
  authority: 'Cơ quan ban hành văn bản',
  mandate: 'Quy định chức năng, nhiệm vụ, quyền hạn',
  head: 'Người đại diện',
  position: 'Chức vụ',
  address: 'Địa chỉ',
  phone: 'Số điện thoại',
  email: 'Thư điện tử',
  by: 'Đơn vị thực hiện',
  contents: 'Nội dung',
  findings: 'Kết quả',
  report: 'Báo cáo',
  criterion: 'Tiêu chí',
  state: 'Tình trạng',
  regulation: 'Quy chế',
  period: 'Kỳ kiểm tra',
  conclusion: 'Kết luận',
  parentName: 'Tên cơ quan cấp trên',
  province: 'Tỉnh, thành phố',
  facilityCode: 'Mã cơ sở',
  office: 'Chức danh',
  symbol: 'Ký hiệu văn bản',
  place: 'Địa danh',
  addressees: 'Nơi kính gửi',
  recipients: 'Nơi nhận',
};

/** The lists of a record whose entries belong to a system, as they are spoken of. */
const OF_SYSTEM: Record<string, string> = {
  inspections: ' của lần kiểm tra, đánh giá',
  nationalSecurity: ' của căn cứ đưa vào Danh mục quan trọng về an ninh quốc gia',
  regulationChecks: ' của kết quả kiểm tra tuân thủ Quy chế',
};

/** The place of a path in the record, e.g. “systems[0].groups[2].items[1].note”. */
export function placeOf(record: DossierRecord, where: string): Place {
  const word = FIELD_WORDS[/([A-Za-z]+)(?:\[\d+\])?$/.exec(where)?.[1] ?? ''] ?? 'Nội dung';
  const index = (pattern: RegExp): number | null => {
    const found = pattern.exec(where)?.[1];
    return found === undefined ? null : Number(found);
  };
  const ofSystem = (key: string, between = ''): Place => {
    const system = record.systems.find(({ id, name }) => id === key || name === key);
    return { words: `${word}${between} của hệ thống «${system?.name ?? key}»`, systemId: system?.id ?? null, itemId: null };
  };

  const item = /^systems\[(\d+)\]\.groups\[(\d+)\]\.items\[(\d+)\]/.exec(where);
  if (item !== null) {
    const system = record.systems[Number(item[1])];
    const id = system?.groups[Number(item[2])]?.items[Number(item[3])]?.id;
    const words = `${word} của yêu cầu ${id ?? ''}, hệ thống «${system?.name ?? ''}»`;
    return { words, systemId: system?.id ?? null, itemId: id ?? null };
  }
  const system = record.systems[index(/^systems\[(\d+)\]/) ?? -1];
  if (system !== undefined) return ofSystem(system.id);
  const row = record.rows[index(/^rows\[(\d+)\]/) ?? -1];
  if (row !== undefined) return ofSystem(row.systemId);
  for (const [list, between] of Object.entries(OF_SYSTEM)) {
    const at = index(new RegExp(`^${list}\\[(\\d+)\\]`));
    if (at === null) continue;
    const entries: readonly { system: string }[] =
      [record.inspections, record.nationalSecurity, record.regulationChecks][Object.keys(OF_SYSTEM).indexOf(list)] ?? [];
    return ofSystem(entries[at]?.system ?? '', between);
  }
  const nowhere = (words: string): Place => ({ words, systemId: null, itemId: null });
  const evidence = index(/^evidence\[(\d+)\]/);
  if (evidence !== null) return nowhere(`${word} của minh chứng số ${evidence + 1} trong danh mục`);
  const operator = record.operators[index(/^operators\[(\d+)\]/) ?? index(/^unit\.operators\[(\d+)\]/) ?? -1];
  if (operator !== undefined) return nowhere(`${word} của đơn vị vận hành «${operator.party.name}»`);
  if (where.includes('.securityUnit.')) return nowhere(`${word} của đơn vị chuyên trách về an ninh mạng, trang Đơn vị`);
  if (where.includes('.owner.')) return nowhere(`${word} của chủ quản, trang Đơn vị`);
  if (where.startsWith('unit.signer')) return nowhere(`${word} của người ký, trang Đơn vị`);
  if (where.startsWith('unit.preparer')) return nowhere(`${word} của người lập, trang Đơn vị`);
  if (where.startsWith('unit.')) return nowhere(`${word}, trang Đơn vị`);
  if (where.startsWith('replaces.')) return nowhere(`${word} thay thế hồ sơ`);
  return nowhere(`Mục ${where}`);
}
