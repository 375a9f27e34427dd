import { describe, expect, it } from 'vitest';
import { cite, citeTogether } from './citation.ts';
import { determineLevel } from './determine.ts';
import { partyLabel } from './explain.ts';
import { shippedFramework } from './fixture.ts';
import type { LevelInputs } from './model.ts';
import { levelProposalText, levelSentence, type ProposedRisk } from './proposal.ts';
import { topicOf } from './words.ts';

const nd331 = shippedFramework('nd331-2026');
const nd85 = shippedFramework('nd85-2016');
const his = { name: 'Hệ thống thông tin bệnh viện', ownerName: 'Sở Y tế tỉnh Lam Giang', operatorName: 'Phòng Công nghệ thông tin' };
const online: LevelInputs = {
  system_types: ['citizen_service'],
  information_types: ['personal', 'private'],
  conditional_business: 'in_list',
  administrative_procedures: false,
  basic_subjects: 63_480,
  sensitive_subjects: 41_256,
  counting_method: 'Đếm mã người bệnh khác nhau.',
  single_owner: true,
  scope_reason: 'HIS có một cơ sở dữ liệu, không tách rời khi vận hành.',
};

describe('clauses in the words of a document', () => {
  it.each([
    [nd331, ['NĐ 331 Đ13.2.c'], 'điểm c khoản 2 Điều 13 Nghị định số 331/2026/NĐ-CP'],
    [nd331, ['NĐ 331 Đ8.2'], 'khoản 2 Điều 8 Nghị định số 331/2026/NĐ-CP'],
    [nd331, ['NĐ 331 Đ9.2.đ'], 'điểm đ khoản 2 Điều 9 Nghị định số 331/2026/NĐ-CP'],
    [nd331, ['NĐ 331 Đ9.1.b', 'NĐ 331 Đ9.1.c'], 'điểm b, điểm c khoản 1 Điều 9 Nghị định số 331/2026/NĐ-CP'],
    [
      nd331,
      ['NĐ 331 Đ10.2.a; Đ10.5; Luật 116 Đ8.1'],
      'điểm a khoản 2 Điều 10 và khoản 5 Điều 10 Nghị định số 331/2026/NĐ-CP và khoản 1 Điều 8 Luật An ninh mạng số 116/2025/QH15',
    ],
    [nd331, ['NĐ 331 Đ18.3.a-d'], 'các điểm từ a đến d khoản 3 Điều 18 Nghị định số 331/2026/NĐ-CP'],
    [nd85, ['NĐ 85 Đ7'], 'Điều 7 Nghị định số 85/2016/NĐ-CP'],
    [nd85, ['NĐ 85 Đ6.2.a; TT 12 Đ7.2'], 'điểm a khoản 2 Điều 6 Nghị định số 85/2016/NĐ-CP và khoản 2 Điều 7 Thông tư số 12/2022/TT-BTTTT'],
    [nd331, ['Mẫu 08 cột (10)'], 'Mẫu 08 cột (10)'],
    [nd331, ['NĐ 99 Đ1'], 'NĐ 99 Đ1'],
  ] as const)('%#', (framework, clauses, expected) => {
    expect(cite(framework, ...clauses)).toBe(expected);
  });

  it('names one document once, and tells when there are several', () => {
    expect(citeTogether(nd331, ['NĐ 331 Đ13.2.a', 'NĐ 331 Đ12.1'])).toEqual({
      document: 'Nghị định số 331/2026/NĐ-CP',
      places: ['điểm a khoản 2 Điều 13', 'khoản 1 Điều 12'],
    });
    expect(citeTogether(nd331, ['NĐ 331 Đ13.2.a', 'Luật 116 Đ8.1.c'])).toBeNull();
  });

  it('can be written for every clause of every question, option and rule', () => {
    for (const framework of [nd331, nd85]) {
      const clauses = [
        ...framework.level_rules.map((rule) => rule.clause),
        ...framework.harm_scale.map((one) => one.clause),
        ...framework.inputs.flatMap((input) => [input.clause, ...('options' in input ? input.options.map((one) => one.clause) : [])]),
      ].filter((clause) => clause !== undefined);
      expect(clauses.filter((clause) => cite(framework, clause) === clause)).toEqual([]);
    }
  });
});

describe('the explanation of a proposal', () => {
  const of = (framework: typeof nd331, inputs: LevelInputs, risk: ProposedRisk = null): string[] =>
    levelProposalText(framework, his, inputs, determineLevel(framework, inputs), risk);
  const sentence = (framework: typeof nd331, inputs: LevelInputs, risk: ProposedRisk = null): string =>
    levelSentence(framework, his, inputs, determineLevel(framework, inputs), risk);

  it('names parties, scope, nature, grounds, criteria, risk and level, each with its clause', () => {
    expect(of(nd331, { ...online, risk_assessed_level: 3 }, { date: '2026-09-02' })).toEqual([
      'Hệ thống thông tin: Hệ thống thông tin bệnh viện; chủ quản là Sở Y tế tỉnh Lam Giang; đơn vị vận hành là Phòng Công nghệ thông tin. Hệ thống chỉ có một chủ quản theo điểm a khoản 1 Điều 8 Nghị định số 331/2026/NĐ-CP.',
      'Phạm vi hệ thống được xác định theo điểm a khoản 2 Điều 7 và khoản 3 Điều 8 Nghị định số 331/2026/NĐ-CP. Lý do: HIS có một cơ sở dữ liệu, không tách rời khi vận hành.',
      'Hệ thống thông tin bệnh viện thuộc loại hình trực tiếp hoặc hỗ trợ cung cấp dịch vụ trực tuyến cho người dân, doanh nghiệp (điểm b khoản 2 Điều 9 Nghị định số 331/2026/NĐ-CP), xử lý thông tin riêng và thông tin cá nhân (điểm b, điểm c khoản 1 Điều 9 Nghị định số 331/2026/NĐ-CP).',
      'Các yếu tố làm căn cứ: dịch vụ trực tuyến thuộc danh mục ngành, nghề đầu tư kinh doanh có điều kiện: thuộc danh mục; hệ thống giải quyết thủ tục hành chính: không; số chủ thể có dữ liệu cá nhân cơ bản: 63.480; số chủ thể có dữ liệu cá nhân nhạy cảm: 41.256; cách đếm và ngày đếm chủ thể dữ liệu: Đếm mã người bệnh khác nhau.',
      'Đối chiếu với tiêu chí xác định cấp độ tại Nghị định số 331/2026/NĐ-CP, hệ thống thuộc các trường hợp: (1) dịch vụ trực tuyến thuộc danh mục ngành nghề có điều kiện – cấp độ 3 (điểm a khoản 2 Điều 13); (2) dịch vụ trực tuyến khác có dữ liệu của từ 100.000 chủ thể (cơ bản) hoặc từ 10.000 chủ thể (nhạy cảm) – cấp độ 3 (điểm c khoản 2 Điều 13).',
      'Kết quả đánh giá rủi ro an ninh mạng ngày 02/9/2026 cho mức tổn hại tương ứng cấp độ 3 (tổn hại đặc biệt nghiêm trọng quyền, lợi ích của tổ chức, cá nhân; nghiêm trọng lợi ích công cộng; tổn hại hoặc nghiêm trọng trật tự, an toàn xã hội; hoặc tổn hại an ninh quốc gia – điểm c khoản 1 Điều 8 Luật An ninh mạng số 116/2025/QH15), không cao hơn cấp độ xác định theo tiêu chí.',
      'Căn cứ khoản 2 Điều 8 Nghị định số 331/2026/NĐ-CP, đề xuất cấp độ 3 đối với Hệ thống thông tin bệnh viện.',
    ]);
  });

  it('proposes what the risk asks for where that is higher, and says so where it is lower', () => {
    expect(sentence(nd331, { ...online, risk_assessed_level: 4 })).toMatch(
      /cao hơn cấp độ 3 xác định theo tiêu chí\. Căn cứ khoản 5 Điều 10 Nghị định số 331\/2026\/NĐ-CP, đề xuất cấp độ 4/,
    );
    expect(sentence(nd331, { ...online, risk_assessed_level: 2 })).toMatch(/thấp hơn cấp độ 3 .*không làm thay đổi.*đề xuất cấp độ 3/);
    expect(sentence(nd331, { system_types: ['other'], information_types: ['public'], risk_assessed_level: 2 })).toMatch(
      /không thuộc trường hợp nào.*đề xuất cấp độ 2/,
    );
  });

  it('speaks the terms of NĐ 85 where that decree applies', () => {
    const inputs = {
      system_types: ['citizen_service'],
      information_types: ['private'],
      public_service_level: 'none',
      conditional_business: 'in_list',
      users: 41_256,
      highest_component_level: 4,
    };
    const text = sentence(nd85, inputs);
    expect(text).toContain('điểm b khoản 2 Điều 6 Nghị định số 85/2016/NĐ-CP và khoản 3 Điều 7 Thông tư số 12/2022/TT-BTTTT');
    expect(text).toContain('từ 10.000 người sử dụng – cấp độ 3 (điểm c khoản 2 Điều 9)');
    expect(text).toContain('Cấp độ cao nhất của các hệ thống thành phần là cấp độ 4, cao hơn cấp độ 3');
    expect(text).not.toContain('331');
  });

  it('is empty, or says that no criterion fits, where there is no level', () => {
    const inputs = { system_types: ['other'], information_types: ['public'] };
    expect(sentence(nd331, inputs)).toBe('');
    expect(of(nd331, inputs).at(-1)).toContain('không thuộc trường hợp nào');
  });

  it('knows names: of a party, of what a question is about', () => {
    expect(partyLabel(nd331, 'operator')).toBe('Đơn vị vận hành hệ thống thông tin');
    expect(topicOf('Hệ thống có giải quyết thủ tục hành chính không?')).toBe('Hệ thống giải quyết thủ tục hành chính');
    expect(topicOf('Hệ thống phục vụ quốc phòng, an ninh?')).toBe('Hệ thống phục vụ quốc phòng, an ninh');
  });
});
