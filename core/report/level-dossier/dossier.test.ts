import { describe, expect, it } from 'vitest';
import type { FrameworkId } from '../../checklist/model.ts';
import { overviewGaps } from '../overview-gaps.ts';
import { emptyOwnership } from '../../assessment/empty.ts';
import { levelDossierGaps, levelDossierPaper, levelDossierState } from './dossier.ts';
import type { Paper } from './document.ts';
import { wholeDossier } from './fixture.ts';
import type { PaperId } from './gaps.ts';
import type { LevelDossierInput } from './input.ts';

const FACTS = { program: 'An Tâm 0.1.0', created: '2026-11-20T02:00:00.000Z', draft: false };

function paperOf(input: LevelDossierInput, id: PaperId): Paper {
  const found = levelDossierPaper(input, id, FACTS);
  if (found === null) throw new Error(`no paper ${id}`);
  return found.paper;
}

/** Every text of a paper, in order. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
const said = (paper: Paper): string => textsOf(paper.sections).join(' ');
const marks = (paper: Paper): number => JSON.stringify(paper.sections).split('"missing":true').length - 1;
const change = (input: LevelDossierInput, system: Partial<LevelDossierInput['system']>): LevelDossierInput => ({
  ...input,
  system: { ...input.system, ...system },
});

const CASES: [FrameworkId, 2 | 3 | 4 | 5][] = [
  ['nd331-2026', 2],
  ['nd331-2026', 3],
  ['nd331-2026', 4],
  ['nd331-2026', 5],
  ['nd85-2016', 2],
  ['nd85-2016', 3],
  ['nd85-2016', 4],
];

describe('the papers of a level', () => {
  const formsOf = (framework: FrameworkId, level: 2 | 3 | 4 | 5): string[] =>
    levelDossierState(wholeDossier(framework, level)).papers.map(({ id, form }) => `${id} ${form}`.trim());

  it('are those whose forms the framework file names', () => {
    expect(formsOf('nd331-2026', 2)).toEqual(['volume', 'request Mẫu số 01']);
    expect(formsOf('nd331-2026', 3)).toEqual(['volume', 'request Mẫu số 02', 'submission Mẫu số 05']);
    expect(formsOf('nd331-2026', 4)).toEqual(['volume', 'expert_opinion Mẫu số 03', 'request Mẫu số 02', 'submission Mẫu số 05']);
  });

  it('go out without a form number under NĐ 85, by the same steps', () => {
    expect(formsOf('nd85-2016', 2)).toEqual(['volume', 'request']);
    expect(formsOf('nd85-2016', 3)).toEqual(['volume', 'request', 'submission']);
    expect(formsOf('nd85-2016', 4)).toEqual(['volume', 'expert_opinion', 'request', 'submission']);
  });

  it('follow level 5 where the system is on the national list', () => {
    const input = wholeDossier('nd331-2026', 3);
    const { determination } = input;
    if (determination === null) throw new Error('determined');
    const listed = { ...input, determination: { ...determination, inputs: { ...determination.inputs, listed_national_security: true } } };
    expect(levelDossierState(listed).papers.map(({ id }) => id)).toContain('expert_opinion');
    expect(said(paperOf(listed, 'request'))).toContain('do Thủ tướng Chính phủ quyết định');
    expect(said(paperOf(listed, 'submission'))).toContain('phê duyệt phương án bảo đảm an ninh mạng');
  });

  it.each(CASES)('lack nothing in a whole dossier: %s, level %i', (framework, level) => {
    const input = wholeDossier(framework, level);
    const { papers, gaps } = levelDossierState(input);
    expect(gaps).toEqual([]);
    for (const { id } of papers) expect(marks(paperOf(input, id))).toBe(0);
  });

  it('are none while the level is not determined', () => {
    const state = levelDossierState({ ...change(wholeDossier(), { level: null }), checklist: null });
    expect(state).toMatchObject({ papers: [], unneeded: [], gaps: [] });
    expect(state.enclosures.length).toBeGreaterThan(5);
  });
});

describe('the letters', () => {
  it('carry system, operator, address, level and every enclosure of the framework file', () => {
    const input = wholeDossier('nd331-2026', 3);
    const text = said(paperOf(input, 'request'));
    for (const wanted of [
      'Hệ thống thông tin bệnh viện (HIS)',
      'Phòng Công nghệ thông tin',
      '18 Trần Phú, phường Lam Thành, tỉnh Lam Giang',
      'Cấp độ 3',
      'Hồ sơ thiết kế thi công hệ thống HIS (05/3/2026)',
      'Văn bản số 512/QĐ-BVĐK ngày 08/9/2026 của Bệnh viện Đa khoa tỉnh Lam Giang',
      'Căn cứ Nghị định số 331/2026/NĐ-CP ngày 19/8/2026 của Chính phủ về bảo vệ an ninh mạng đối với hệ thống thông tin',
    ])
      expect(text).toContain(wanted);
    expect(text).not.toMatch(/hệ thống thông tin Hệ thống/);
    expect(text).not.toContain('25/CNTT-TĐ');
    expect(said(paperOf(input, 'submission'))).toContain('25/CNTT-TĐ');
  });

  it('go inside the house in the name of the operator, beyond it in that of the unit', () => {
    const head = (input: LevelDossierInput, id: PaperId) =>
      paperOf(input, id).sections[0]?.blocks.find(({ kind }) => kind === 'letterhead');
    const unitWrites = { parent: 'Sở Y tế tỉnh Lam Giang', symbol: 'BVĐK-CNTT' };
    const operatorWrites = { parent: 'Bệnh viện Đa khoa tỉnh Lam Giang', symbol: '' };
    // The owner is another body.
    expect(head(wholeDossier('nd331-2026', 3), 'request')).toMatchObject(unitWrites);
    const owned = (level: 3 | 4): LevelDossierInput => {
      const input = change(wholeDossier('nd331-2026', level), { ownerName: 'Bệnh viện Đa khoa tỉnh Lam Giang' });
      const [first] = input.unit.owners;
      if (first === undefined) throw new Error('owned');
      return { ...input, unit: { ...input.unit, owners: [{ ...first, owner: { ...first.owner, name: input.unit.name } }] } };
    };
    expect(head(owned(3), 'request')).toMatchObject(operatorWrites);
    expect(head(owned(4), 'expert_opinion')).toMatchObject(operatorWrites);
    expect(head(owned(4), 'request')).toMatchObject(unitWrites);
    expect(said(paperOf(owned(4), 'request'))).toContain('Bộ Công an');
    expect(head(owned(4), 'submission')).toMatchObject({ ...operatorWrites, symbol: 'TTr-' });
  });

  it('ask for an independent appraiser where the security unit runs the system itself', () => {
    const input = change(wholeDossier('nd331-2026', 2), { operatorName: 'trung tâm công nghệ thông tin y tế' });
    expect(levelDossierGaps(input)).toMatchObject([
      { id: 'appraiser.name', clause: 'NĐ 331 Đ18.4', place: { page: 'unit' }, papers: ['request'] },
    ]);
    const [ownership] = input.unit.owners;
    if (ownership === undefined) throw new Error('owned');
    const body = { ...ownership.owner, name: 'Hội đồng thẩm định độc lập' };
    const appointed = {
      ...input,
      unit: { ...input.unit, owners: [{ ...ownership, appraiser: { kind: 'council' as const, body, document: null } }] },
    };
    expect(levelDossierGaps(appointed)).toEqual([]);
    // The security unit approves all the same (NĐ 331 Đ18.4 with Đ18.1).
    expect(said(paperOf(appointed, 'request'))).toMatch(
      /Hội đồng thẩm định độc lập.*cho ý kiến thẩm định và.*Trung tâm Công nghệ thông tin y tế/s,
    );
  });

  it('speak the language of their decree', () => {
    const text = said(paperOf(wholeDossier('nd85-2016', 3), 'request'));
    expect(text).toContain('Thuyết minh phương án bảo đảm an toàn thông tin');
    expect(text).toContain('Nghị định số 85/2016/NĐ-CP');
    expect(text).not.toContain('331/2026');
  });
});

describe('the volume', () => {
  it('tells every requirement with verdict, note, evidence, plan and date', () => {
    const input = wholeDossier();
    const text = said(paperOf(input, 'volume'));
    for (const { id, title } of input.checklist?.groups.flatMap((group) => group.items) ?? []) {
      expect(text).toContain(id.replace(/^ND331\./, 'Đ'));
      expect(text).toContain(title);
    }
    // what a requirement set aside would say is not asked for
    expect(text).toContain('Không phát sinh: hệ thống không có');
    for (const wanted of [
      'Hạn 30/6/2027',
      'Kinh phí dự kiến 12.000.000 đồng',
      'Không phát sinh tại bệnh viện.',
      'Hồ sơ thiết kế thi công hệ thống HIS (05/3/2026)',
    ])
      expect(text).toContain(wanted);
  });

  it('explains levels 4 and 5 in detail', () => {
    const chapter = 'Thuyết minh chi tiết đối với hệ thống đề xuất cấp độ 4, cấp độ 5';
    expect(said(paperOf(wholeDossier('nd331-2026', 3), 'volume'))).not.toContain(chapter);
    const text = said(paperOf(wholeDossier('nd331-2026', 4), 'volume'));
    for (const wanted of [
      chapter,
      'Sao lưu hằng ngày, tường lửa',
      'Giảm thiểu: Bổ sung bản sao lưu tách khỏi mạng',
      'Cổng giám định bảo hiểm y tế (Bảo hiểm xã hội)',
      'Dừng khám bệnh quá 24 giờ',
    ])
      expect(text).toContain(wanted);
  });

  it('never cites a clause so that it reads as one of another act', () => {
    const text = said(paperOf(wholeDossier('nd85-2016', 3), 'volume'));
    expect(text).toContain('Khoản 1 Điều 15 Nghị định số 85/2016/NĐ-CP và khoản 3 Điều 8 Thông tư số 12/2022/TT-BTTTT');
    expect(text).toContain(' Khoản 2 Điều 15 ');
  });

  it('names the seven contents, each requirement in one of them', () => {
    const { sections } = paperOf(wholeDossier('nd331-2026', 3), 'volume');
    const contents = sections.flatMap(({ blocks }) => blocks).find((block) => block.kind === 'table' && block.columns[0]?.label === 'Điểm');
    if (contents?.kind !== 'table') throw new Error('no table of the seven contents');
    expect(contents.rows.map((row) => row[0]?.[0]?.[0]?.text)).toEqual(['a)', 'b)', 'c)', 'd)', 'đ)', 'e)', 'g)']);
    const counted = contents.rows.map((row) => Number(/\/(\d+) yêu cầu/.exec(JSON.stringify(row[3]))?.[1]));
    expect(counted.every((n) => n > 0)).toBe(true);
    const whole = /"Số yêu cầu phải đáp ứng","value":\[\{"text":"(\d+)"/.exec(JSON.stringify(sections))?.[1];
    expect(counted.reduce((a, b) => a + b, 0)).toBe(Number(whole));
  });

  it('says why another level is kept, and asks for the reason', () => {
    const kept = {
      ...change(wholeDossier('nd331-2026', 3), { level: 2 }),
      checklist: wholeDossier('nd331-2026', 2).checklist,
      answers: wholeDossier('nd331-2026', 2).answers,
    };
    expect(levelDossierGaps(kept)).toMatchObject([{ id: 'levelReason', clause: 'NĐ 331 Đ8.2' }]);
    const told = change(kept, { levelReason: 'Giữ cấp độ theo quyết định số 1' });
    expect(levelDossierGaps(told)).toEqual([]);
    expect(said(paperOf(told, 'volume'))).toContain('Giữ cấp độ theo quyết định số 1');
  });
});

describe('what is missing', () => {
  const gapsAfter = (system: Partial<LevelDossierInput['system']>): string[] =>
    levelDossierGaps(change(wholeDossier(), system)).map(({ id }) => id);

  it.each(['purpose', 'size', 'users'] as const)('of the overview is marked in the volume and listed: %s', (field) => {
    const input = change(wholeDossier(), { [field]: ' ' });
    expect(levelDossierGaps(input)).toMatchObject([
      { id: field, clause: 'NĐ 331 Đ22.3.c', place: { page: 'system', tab: 'overview' }, papers: ['volume'] },
    ]);
    expect(marks(paperOf(input, 'volume'))).toBe(1);
    expect(said(paperOf(input, 'volume'))).toMatch(/\[chưa có: [^\]]+\]/);
  });

  it('of lists is marked row by row, exactly where the list of the system page finds it', () => {
    const { system, unit } = wholeDossier();
    const spoilt: Partial<LevelDossierInput['system']>[] = [
      { devices: [] },
      { devices: system.devices.map((one) => ({ ...one, place: '' })) },
      { devices: system.devices.map((one) => ({ ...one, name: '', model: '' })) },
      { applications: [{ name: '', server: '', operatingSystem: '', purpose: '' }] },
      { zones: [{ name: 'Vùng', purpose: '', privateAddresses: '', publicAddresses: '' }] },
      { scope: { ...system.scope, dataFlow: '' } },
      { hosting: 'rented_data_centre', host: '', separation: '' },
    ];
    for (const one of spoilt) {
      const input = change(wholeDossier(), one);
      const asked = overviewGaps(input.system, unit);
      expect(asked.length).toBeGreaterThan(0);
      expect(levelDossierGaps(input).map(({ id }) => id)).toEqual(asked.map(({ field }) => field));
      expect(marks(paperOf(input, 'volume'))).toBeGreaterThan(0);
    }
    // A quantity nobody knows is a dash, not a gap.
    expect(gapsAfter({ devices: system.devices.map((one) => ({ ...one, quantity: null })) })).toEqual([]);
  });

  it('of the papers of others is asked for by the letters that enclose them', () => {
    const { approval } = wholeDossier('nd331-2026', 4).system;
    const input = change(wholeDossier('nd331-2026', 4), {
      approval: { ...approval, expertOpinion: null, appraisal: null, regulation: null },
    });
    const papers = Object.fromEntries(levelDossierGaps(input).map(({ id, papers: by }) => [id, by]));
    expect(papers).toEqual({
      'enclosure.regulation': ['volume', 'expert_opinion', 'request', 'submission'],
      'enclosure.expert_opinion': ['request', 'submission'],
      'enclosure.appraisal_opinion': ['submission'],
    });
  });

  it('of risks, determination and unit leads to where it is filled in', () => {
    const input = { ...wholeDossier(), risks: wholeDossier().risks.map((one) => ({ ...one, finished: false })), determination: null };
    const gaps = levelDossierGaps({ ...input, unit: { ...input.unit, letter: { ...input.unit.letter, place: '' } } });
    expect(gaps.map(({ id, place }) => [id, place.page])).toEqual([
      ['letter.place', 'unit'],
      ['enclosure.risk_assessment', 'system'],
      ['determination', 'level'],
    ]);
  });

  it('of parties the unit does not know is asked for field by field', () => {
    const input = wholeDossier();
    const gaps = levelDossierGaps({ ...input, unit: { ...input.unit, owners: [emptyOwnership()], operators: [] } });
    expect(gaps.map(({ id }) => id)).toEqual(expect.arrayContaining(['owner.mandate', 'operator.address', 'security_unit.name']));
  });

  it('of answers is one gap for all requirements that lack it, leading to the first', () => {
    const input = wholeDossier();
    const spoilt = input.answers.map((answer, i) => (i < 3 ? { ...answer, verdict: null } : i === 3 ? { ...answer, plan: null } : answer));
    expect(levelDossierGaps({ ...input, answers: spoilt })).toMatchObject([
      { id: 'plan.unanswered', count: 3, place: { page: 'assess', itemId: input.answers[0]?.itemId }, papers: ['volume'] },
      { id: 'plan.plan', count: 1 },
      { id: 'plan.due', count: 1 },
      { id: 'plan.responsible', count: 1 },
    ]);
  });
});
