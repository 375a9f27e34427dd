/**
 * A record for tests: two systems of both frameworks with the real requirements of the law's files, long notes with every
 * vowel and tone of Vietnamese, evidence and plans. Deterministic, no clock, no chance.
 */
import { dossierRecord, type DossierRecord } from '../../core/exchange/record.ts';
import { HOSPITAL, OPERATOR, evidence, party, row, sha256, system } from './fixture-parts.ts';

/** The fixture. A new value on every call, so that tests may change it. */
export function fixtureRecord(): DossierRecord {
  const list = evidence(40);
  const his = system(
    'his',
    'Hệ thống thông tin bệnh viện và bệnh án điện tử (HIS-EMR)',
    'HIS-EMR',
    'nd331-2026',
    3,
    ['web_app', 'central_database', 'internal_lan', 'remote_access', 'large_online_service'],
    list.length,
  );
  const pacs = system(
    'pacs',
    'Hệ thống lưu trữ và truyền hình ảnh y khoa (RIS-PACS)',
    'RIS-PACS',
    'nd85-2016',
    2,
    ['central_database', 'internal_lan'],
    list.length,
  );
  return dossierRecord.parse({
    format: 'antam-dossier',
    version: 1,
    id: '01JDOSSIER2026',
    createdAt: '2026-12-18T02:45:00.000Z',
    printer: 1,
    program: 'An Tâm 0.1.0',
    draft: false,
    year: 2026,
    period: { from: '2025-12-15', to: '2026-12-14' },
    unit: {
      name: HOSPITAL,
      parentName: 'Sở Y tế tỉnh Lạc Hồng',
      province: 'Tỉnh Lạc Hồng',
      facilityCode: '64001',
      owners: [{ owner: party(HOSPITAL, 'Nguyễn Thị Hoài An', 'Giám đốc'), securityUnit: party(OPERATOR, 'Lê Minh Đức', 'Trưởng phòng') }],
      operators: [party(OPERATOR, 'Lê Minh Đức', 'Trưởng phòng')],
      preparer: { name: 'Lê Minh Đức', office: 'Người lập báo cáo' },
      signer: { authority: '', title: 'Giám đốc', name: 'Nguyễn Thị Hoài An' },
      letter: {
        symbol: 'BVĐK-CNTT',
        place: 'Lạc Hồng',
        addressees: ['Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao, Bộ Công an', 'Sở Y tế tỉnh Lạc Hồng'],
        recipients: ['Như trên', 'Ban Giám đốc (để b/c)', 'Các đơn vị vận hành (để t/h)', 'Lưu: VT, CNTT'],
      },
    },
    totals: {
      total: 2,
      classified: 2,
      dossierPrepared: 2,
      appraised: 1,
      approved: 1,
      approvedInspected: 1,
      expectedAllApproved: '2027-01',
    },
    rows: [row(his, true), row(pacs, false)],
    operators: [{ systems: [his.name, pacs.name], party: party(OPERATOR, 'Lê Minh Đức', 'Trưởng phòng') }],
    nationalSecurity: [],
    regulationChecks: [
      {
        system: his.name,
        regulation: '512/QĐ-BVĐK ngày 12/10/2026',
        period: 'Tháng 10–11/2026',
        checked: 42,
        broken: 5,
        fixed: 3,
        conclusion: 'Tuân thủ; 02 nội dung còn lại khắc phục trước 31/01/2027',
      },
    ],
    inspections: [
      {
        system: his.name,
        kind: 'periodic',
        from: '2026-11-16',
        to: '2026-12-11',
        by: 'Tổ tự đánh giá thuộc Phòng Quản lý chất lượng',
        independence: 'Độc lập với đơn vị vận hành (Quyết định số 448/QĐ-BVĐK)',
        contents: 'Tuân thủ pháp luật; hiệu quả biện pháp; rà quét lỗ hổng',
        findings: 'Cao 02, trung bình 07, thấp 11; đã khắc phục 17/20',
        report: 'Báo cáo số 231/BC-QLCL ngày 11/12/2026',
      },
    ],
    systems: [his, pacs],
    evidence: list,
    checklists: [
      {
        framework: 'nd331-2026',
        level: 3,
        title: 'Yêu cầu cơ bản bảo đảm an ninh mạng hệ thống thông tin cấp độ 3',
        digest: sha256('nd331-2026/3'),
        items: 239,
      },
      {
        framework: 'nd85-2016',
        level: 2,
        title: 'Yêu cầu cơ bản bảo đảm an toàn hệ thống thông tin cấp độ 2',
        digest: sha256('nd85-2016/2'),
        items: 51,
      },
    ],
    journal: { head: sha256('journal'), entries: 18_437 },
    warnings: [
      {
        rule: 'not_confirmed',
        severity: 'warning',
        text: 'Có yêu cầu mang kết quả của năm trước sang mà chưa được xác nhận lại trong kỳ báo cáo.',
        clause: 'NĐ 331 Đ36.10',
        systemId: 'his',
        itemId: null,
        count: 12,
      },
    ],
  });
}
