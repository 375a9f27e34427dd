/** The calendar of duties and the transition, over a real workspace file. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { emptyApproval } from '../../core/assessment/empty.ts';
import { itemsOf } from '../../core/checklist/items.ts';
import type { Duty } from '../../core/report/duties.ts';
import { startProgram, type Program, type ProgramOptions } from './fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-duties-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

const STRETCH = { from: '2026-01-01', to: '2027-12-31' };
const OLD_INTERNAL = { system_types: ['internal'], information_types: ['private', 'personal'], single_owner: true };
const OLD_ONLINE = {
  ...OLD_INTERNAL,
  system_types: ['citizen_service'],
  public_service_level: 'none',
  conditional_business: 'in_list',
  users: 41_256,
};

const NEW_ONLINE = {
  system_types: ['citizen_service'],
  information_types: ['private', 'personal'],
  conditional_business: 'in_list',
  administrative_procedures: false,
  basic_subjects: 41_256,
  sensitive_subjects: 41_256,
  counting_method: 'Đếm mã người bệnh, ngày 20/11/2026',
  single_owner: true,
  scope_reason: 'Một chức năng nghiệp vụ',
};

/** A workspace with an old system whose first requirements are met, each with evidence. */
async function started(options: ProgramOptions = {}): Promise<Program & { systemId: string; place: { systemId: string; year: number } }> {
  const folder = join(root, `kho ${folders++}`);
  const program = startProgram(folder, options);
  const { call } = program;
  await call('workspace.create', { file: join(folder, 'kho.antam'), unitName: 'Bệnh viện', ownerName: '', userName: 'Lê Quang Minh' });
  const { id: systemId } = await call('systems.create', { name: 'Cổng thông tin', shortName: 'Cổng', purpose: '', framework: 'nd85-2016' });
  await call('level.save', { systemId, framework: 'nd85-2016', inputs: OLD_ONLINE });
  return { ...program, systemId, place: { systemId, year: 2026 } };
}

const paper = async ({ call }: Pick<Program, 'call'>, name: string): Promise<string> =>
  (await call('evidence.addBytes', { fileName: `${name}.txt`, bytes: Buffer.from(name), link: null })).added.id;
const sound = { ok: true, problems: [] };

describe('the transition', () => {
  it('is told per system', async () => {
    const { call, systemId } = await started();
    const { id: pacs } = await call('systems.create', { name: 'RIS-PACS', shortName: '', purpose: '', framework: 'nd85-2016' });
    await call('level.save', { systemId: pacs, framework: 'nd85-2016', inputs: OLD_INTERNAL });
    const paper = (number: string, date: string) => ({ number, date, authority: 'Bệnh viện' });
    const approved = {
      ...emptyApproval(),
      status: 'approved' as const,
      regulation: paper('214/QĐ-BVĐK', '2025-04-02'),
      appraisal: paper('31/CNTT', '2025-06-02'),
      decision: paper('387/QĐ-BVĐK', '2025-06-20'),
    };
    await call('approval.save', { systemId, approval: approved });
    const { rows, historySince } = await call('transition.list', { year: 2026 });
    expect(historySince).toBe('2027-07-01');
    expect(rows).toMatchObject([
      {
        badge: { text: 'Giữ cấp độ theo Luật 116 Đ45.1' },
        rules: [{ id: 'kept_level', date: '2027-06-30', daysLeft: 220 }],
        // The list of conditional businesses is another one now: its answer does not carry over.
        recomputed: { level: null },
        gap: { answered: 0 },
        next: 'start_gap',
      },
      { badge: null, rules: [{ id: 'never_levelled', date: null }], recomputed: { level: 2 }, next: 'determine' },
    ]);
  });
});

describe('a duty', () => {
  /** A system of NĐ 331 with one requirement that is repeated every six months. */
  async function withReview(options: ProgramOptions = {}) {
    const program = await started(options);
    const { call, systemId, place } = program;
    await call('level.save', { systemId, framework: 'nd331-2026', inputs: NEW_ONLINE });
    const { checklist } = await call('assessment.open', place);
    const item = itemsOf(checklist).find(({ control }) => control === 'access.account-review');
    await call('answers.set', { ...place, itemId: item?.id ?? '', change: { verdict: 'compliant' } });
    const list = async (): Promise<Duty[]> => (await call('duties.list', STRETCH)).filter(({ kind }) => kind === 'cadence');
    const evidenceOfItem = async () => (await call('assessment.open', place)).answers.find(({ itemId }) => itemId === item?.id)?.evidence;
    return { ...program, list, evidenceOfItem };
  }

  it('is recorded with its evidence, comes back at its next date, and can be undone', async () => {
    const { call, list, evidenceOfItem, services: _services, ...program } = await withReview();
    const [open] = await list();
    expect(open).toMatchObject({ state: 'overdue', date: '2026-06-14' });
    const evidence = await paper({ call }, 'Biên bản rà soát');
    const keys = open?.parts.map(({ key }) => key) ?? [];
    const made = await call('duties.done', { keys, doneOn: '2026-11-20', note: 'Rà soát quý IV', evidence: [evidence] });
    expect(await list()).toMatchObject([
      { state: 'done', date: '2026-11-20', note: 'Rà soát quý IV', doneIds: made.ids, evidence: [evidence] },
      { state: 'later', date: '2027-05-20', doneIds: [] },
    ]);
    expect(await evidenceOfItem()).toEqual([evidence]);
    expect(await call('workspace.check', undefined)).toMatchObject(sound);

    await call('duties.undoDone', { ids: made.ids, linked: made.linked });
    expect(await list()).toEqual([open]);
    expect(await evidenceOfItem()).toEqual([]);
    expect(await call('workspace.check', undefined)).toMatchObject(sound);
    expect(await program.failure('duties.undoDone', { ids: made.ids, linked: [] })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that cannot be recorded whole is not recorded at all', async () => {
    const { call, failure, list, evidenceOfItem } = await withReview();
    const [open] = await list();
    const keys = open?.parts.map(({ key }) => key) ?? [];
    const evidence = await paper({ call }, 'Biên bản');
    const before = await call('workspace.check', undefined);
    const done = { keys, doneOn: '2026-11-20', note: '', evidence: [evidence] };
    expect(await failure('duties.done', { ...done, evidence: [evidence, 'không có'] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await failure('duties.done', { ...done, keys: [...keys, 'cadence/x/y'] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await failure('duties.done', { ...done, doneOn: '2026-11-23' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await call('workspace.check', undefined)).toEqual(before);
    expect(await list()).toEqual([open]);
    expect(await evidenceOfItem()).toEqual([]);
  });

  it('stays on 1 January, before the new year is begun; evidence goes to the answers it is seen with', async () => {
    const { call, list, evidenceOfItem } = await withReview({ now: '2027-01-01T02:00:00Z' });
    const [open] = await list();
    expect(open).toMatchObject({ state: 'overdue', date: '2026-06-14' });
    const evidence = await paper({ call }, 'Biên bản');
    const made = await call('duties.done', { keys: [open?.parts[0]?.key ?? ''], doneOn: '2026-12-31', note: '', evidence: [evidence] });
    expect(made.linked).toMatchObject([{ year: 2026 }]);
    expect(await evidenceOfItem()).toEqual([evidence]);
  });

  it('of an archived system is left out', async () => {
    const { call, list, systemId } = await withReview();
    await call('systems.archive', { id: systemId, on: '2026-11-01', reason: 'Thay bằng hệ thống mới' });
    expect(await list()).toEqual([]);
  });

  it.each(['Asia/Ho_Chi_Minh', 'America/New_York'])('goes into a calendar file that calendars can read (computer in %s)', async (zone) => {
    vi.stubEnv('TZ', zone);
    onTestFinished(() => void vi.unstubAllEnvs());
    const file = join(root, 'Lịch việc.ics');
    const { call } = await withReview({ saveTo: file });
    const written = await call('duties.export', { ...STRETCH, kinds: [], systemId: null });
    const text = readFileSync(file, 'utf8');
    // Lines end in CRLF and are folded after 75 bytes, never inside a letter.
    const raw = text.split('\r\n');
    expect(raw.every((line) => Buffer.byteLength(line, 'utf8') <= 75)).toBe(true);
    expect(text).not.toContain('�');
    const lines = text.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
    const events = lines
      .join('\n')
      .split('BEGIN:VEVENT\n')
      .slice(1)
      .map((event) => event.split('\n'));
    const values = (name: string): (string | undefined)[] =>
      events.map((event) => event.find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`)));
    expect(events).toHaveLength(written?.events ?? 0);
    expect(new Set(values('UID')).size).toBe(events.length);
    expect(values('SUMMARY')).toContain('SUMMARY:Chốt số liệu báo cáo năm 2026');
    expect(values('SUMMARY')).toContain('SUMMARY:Cổng: Rà soát danh sách tài khoản');
    expect(values('DTSTART')).toContain('DTSTART;VALUE=DATE:20261214');
    expect(values('DTEND')).toContain('DTEND;VALUE=DATE:20261215');
    expect(values('TRIGGER').every((line) => line === 'TRIGGER:-P7D')).toBe(true);
    expect(values('DESCRIPTION').some((line) => line?.includes('Thứ Bảy\\, 19/12\\; nên gửi thứ Sáu 18/12'))).toBe(true);
    // Written again on another day, an event keeps its id.
    await call('duties.export', { ...STRETCH, kinds: ['report'], systemId: null });
    expect(values('UID')).toEqual(
      expect.arrayContaining([...readFileSync(file, 'utf8').matchAll(/^UID:.*$/gm)].map(([uid]) => uid.trim())),
    );
  });
});
