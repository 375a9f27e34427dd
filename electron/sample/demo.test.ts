/** The demonstration from end to end, judged by programs that are not ours. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRecord } from '../../core/exchange/parse.ts';
import type { DossierRecord } from '../../core/exchange/record.ts';
import { extractRecord } from '../dossier/extract.ts';
import { SHIPPED_LAW as law } from '../law/fixture.ts';
import { programPaths } from '../paths.ts';
import { certificatesIn } from '../signing/certificates.ts';
import { countingAnswers } from '../services/answers.ts';
import { verifyFile } from '../services/verification.ts';
import { checkWorkspaceFile, openWorkspace } from '../workspace/index.ts';
import { buildDemo, type DemoFiles } from './demo.ts';

const paths = programPaths();
const folder = mkdtempSync(join(tmpdir(), 'antam-demo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const build = (name: string, seed: number): Promise<DemoFiles> =>
  buildDemo(resolve(folder, name), { law, paths, seed, version: '0.1.0', progress: () => undefined, signal: new AbortController().signal });
const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
const squeeze = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');

let demo: DemoFiles;
let record: DossierRecord;
let workspaceAsMade: Buffer;
beforeAll(async () => {
  demo = await build('one', 1);
  workspaceAsMade = readFileSync(demo.workspace);
  const parsed = parseRecord((await extractRecord(readFileSync(demo.dossier))) ?? '');
  if (!parsed.ok) throw new Error(parsed.failure.message);
  record = parsed.value;
}, 120_000);

describe('the demonstration', () => {
  it('is a believable hospital: both frameworks, levels 1 to 4, hundreds of answers, several kinds of evidence', () => {
    expect(record.systems.length).toBeGreaterThanOrEqual(6);
    expect(new Set(record.systems.map((system) => system.framework))).toEqual(new Set(['nd331-2026', 'nd85-2016']));
    expect(new Set(record.systems.map((system) => system.level))).toEqual(new Set([1, 2, 3, 4]));
    const answered = record.systems
      .flatMap((system) => system.groups)
      .flatMap((group) => group.items)
      .filter((item) => item.verdict !== null);
    expect(answered.length).toBeGreaterThan(500);
    expect(new Set(record.evidence.map((evidence) => evidence.mediaType))).toEqual(new Set(['application/pdf', 'image/png', 'text/plain']));
    expect(checkWorkspaceFile(demo.workspace)).toMatchObject({ ok: true, problems: [] });
  });

  it('carries signatures that poppler finds valid, in a file that qpdf finds sound, with the record attached', () => {
    const said = run('pdfsig', '-nocert', demo.dossier);
    expect(said.match(/Signature is Valid\./g)).toHaveLength(2);
    expect(said).toContain('Total document signed');
    expect(run('qpdf', '--check', demo.dossier)).toContain('No syntax or stream encoding errors');
    expect(run('pdfdetach', '-list', demo.dossier)).toContain('antam-dossier.json');
  });

  it('prints every title, note and plan of the record with all its marks', () => {
    const page = squeeze(run('pdftotext', '-raw', '-enc', 'UTF-8', demo.dossier, '-'));
    const items = record.systems.flatMap((system) => system.groups).flatMap((group) => group.items);
    const texts = items.flatMap((item) => [
      item.title,
      item.note,
      item.gap,
      item.reason,
      item.plan?.action ?? '',
      item.plan?.responsible ?? '',
    ]);
    const missing = [...new Set(texts)].filter((text) => text !== '' && !page.includes(squeeze(text)));
    expect(missing).toEqual([]);
  });

  it('is valid for us, dossier and package, once its authority is trusted', { timeout: 60_000 }, async () => {
    const options = {
      trusted: certificatesIn(readFileSync(demo.ca)),
      now: new Date('2026-11-22T00:00:00Z'),
      reprint: () => Promise.resolve(new Uint8Array(readFileSync(demo.unsigned))),
    };
    expect(await verifyFile(demo.dossier, options)).toMatchObject({ verdict: 'valid', content: { year: 2026, systems: 8 } });
    expect(await verifyFile(demo.package, options)).toMatchObject({ kind: 'package', verdict: 'valid' });
  });

  it('gives the record back as it stands in the workspace', () => {
    const workspace = openWorkspace(demo.workspace, { clock: () => new Date(0), newId: () => 'x', actor: '' });
    const answers = countingAnswers(workspace, law, law.checklist('nd331-2026', 3), 'his', 2026);
    const kept = new Map(answers.map((answer) => [answer.itemId, answer]));
    const printed = record.systems.find((system) => system.id === 'his')?.groups.flatMap((group) => group.items) ?? [];
    const byNumber = new Map(record.evidence.map((evidence) => [evidence.nr, evidence.id]));
    const differing = printed.filter((item) => {
      const answer = kept.get(item.id);
      if (answer === undefined) return item.verdict !== null;
      const { verdict, note, gap, reason, plan, confirmed } = answer;
      const told = plan && { action: plan.action, responsible: plan.responsible, due: plan.due, cost: plan.cost };
      const mine = { verdict, note, gap, reason, plan: told, confirmed, evidence: answer.evidence };
      const theirs = {
        verdict: item.verdict,
        note: item.note,
        gap: item.gap,
        reason: item.reason,
        plan: item.plan,
        confirmed: item.confirmed,
        evidence: item.evidence.map((nr) => byNumber.get(nr)),
      };
      return JSON.stringify(mine) !== JSON.stringify(theirs);
    });
    workspace.close();
    expect(printed.length).toBeGreaterThan(200);
    expect(differing.map((item) => item.id)).toEqual([]);
  });

  it('shows what is answered once, planned together, carried on and about to expire', () => {
    const workspace = openWorkspace(demo.workspace, { clock: () => new Date(0), newId: () => 'x', actor: '' });
    try {
      const his = countingAnswers(workspace, law, law.checklist('nd331-2026', 3), 'his', 2026);
      const common = new Set(workspace.common.list(2026, 'nd331-2026').map(({ control }) => control));
      const controls = law.checklist('nd331-2026', 3).groups.flatMap(({ items }) => items.map(({ id, control }) => [id, control] as const));
      const shared = new Set(controls.filter(([, control]) => common.has(control)).map(([id]) => id));
      const own = his.filter(({ itemId, verdict, inherited }) => shared.has(itemId) && verdict !== null && inherited !== true);
      expect(own.length).toBeGreaterThan(5);
      expect(his.filter(({ inherited }) => inherited).length).toBeGreaterThan(2 * own.length);
      expect(workspace.common.list(2026, 'nd85-2016').length).toBeGreaterThan(10);

      const plans = workspace.plans.list();
      const today = '2026-11-20';
      expect(new Set(plans.map(({ state }) => state)).size).toBe(4);
      expect(new Set(plans.map(({ budgetSource }) => budgetSource)).size).toBe(4);
      expect(plans.filter(({ due, state }) => (due ?? today) < today && state === 'in_progress').length).toBeGreaterThan(3);
      expect(his.filter(({ plan }) => plan?.action.startsWith('Thuê dịch vụ giám sát') === true).length).toBeGreaterThan(3);

      const portal = countingAnswers(workspace, law, law.checklist('nd85-2016', 3), 'portal', 2026);
      expect(portal.filter(({ carried, confirmed }) => carried?.year === 2025 && !confirmed).length).toBeGreaterThan(3);
      expect(['his', 'portal'].map((id) => workspace.assessments.find(id, 2025)?.framework)).toEqual(['nd85-2016', 'nd85-2016']);

      const evidence = workspace.evidence.list();
      const until = (from: string, to: string): number =>
        evidence.filter(({ validUntil }) => validUntil !== null && validUntil >= from && validUntil < to).length;
      expect(until('2026-01-01', today)).toBeGreaterThan(3);
      expect(until(today, '2026-12-20')).toBeGreaterThan(3);
      expect(new Set(evidence.map(({ kind }) => kind)).size).toBeGreaterThan(6);
      expect(new Set(evidence.map(({ sensitivity }) => sensitivity)).size).toBe(3);
    } finally {
      workspace.close();
    }
  });

  it('keeps its keys and their password to the user who made them', () => {
    const modes = [demo.preparerP12, demo.headP12, demo.passwordFile].map((file) => statSync(file).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600, 0o600]);
  });

  it('is whole or not there: stopped while it is made, it leaves nothing', { timeout: 60_000 }, async () => {
    const empty = join(folder, 'trống');
    mkdirSync(empty);
    for (const [directory, step] of [
      [join(folder, 'dừng'), 'Đang dựng RIS-PACS'],
      [empty, 'Đang in hồ sơ'],
    ] as const) {
      const stop = new AbortController();
      const progress = (line: string): void => {
        if (line === step) stop.abort();
      };
      const before = readdirSync(folder);
      const made = buildDemo(directory, { law, paths, seed: 1, version: '0.1.0', progress, signal: stop.signal });
      await expect(made).rejects.toMatchObject({ failure: { code: 'CANCELLED' } });
      expect(readdirSync(folder)).toEqual(before);
    }
    expect(readdirSync(empty)).toEqual([]);
  });

  it('goes only into a new or an empty folder, and says why not elsewhere', async () => {
    writeFileSync(join(folder, 'tệp'), 'x');
    for (const [name, code] of [
      ['tệp', 'WORKSPACE_EXISTS'],
      ['tệp/dưới', 'WORKSPACE_EXISTS'],
      ['one', 'WORKSPACE_EXISTS'],
    ] as const)
      await expect(build(name, 1)).rejects.toMatchObject({ failure: { code } });
    await expect(build('/proc/antam', 1)).rejects.toMatchObject({ failure: { code: 'FILE_NOT_WRITABLE' } });
    expect(readFileSync(join(folder, 'tệp'), 'utf8')).toBe('x');
  });

  it('says that it was made before the cutoff, on request, with the figures of its day', () => {
    expect(record.warnings.map(({ rule }) => rule)).toContain('before_cutoff');
    const page = squeeze(run('pdftotext', '-raw', '-enc', 'UTF-8', '-l', '1', demo.dossier, '-'));
    expect(page).toContain(squeeze('đến ngày 20/11/2026, trước ngày chốt số liệu 14/12/2026'));
  });

  it('repeats with its seed, byte for byte, but for keys and signatures', { timeout: 60_000 }, async () => {
    const again = await build('two', 1);
    expect(Buffer.compare(readFileSync(again.workspace), workspaceAsMade)).toBe(0);
    expect(Buffer.compare(readFileSync(again.unsigned), readFileSync(demo.unsigned))).toBe(0);
    expect(Buffer.compare(readFileSync(again.dossier), readFileSync(demo.dossier))).not.toBe(0);
  });
});
