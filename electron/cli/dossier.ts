import { rmSync } from 'node:fs';
import { z } from 'zod';
import { digestOfBytes } from '../../core/canonical.ts';
import { isoDate, isoInstant, vietnamDate } from '../../core/date.ts';
import { idOfContent } from '../../core/exchange/build.ts';
import type { ReportChoice } from '../../core/exchange/record.ts';
import { checkDossier, freezeRecord, printRecordInWorker } from '../services/dossier.ts';
import { packDossier } from '../services/pack.ts';
import { writeWhole } from '../services/files.ts';
import { openWorkspace } from '../workspace/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { onePositional, optionalText, requiredText, wholeNumber, wrongUse } from './arguments.ts';
import type { Command } from './command.ts';
import { refuseOverwriting, workspaceFiles } from './outputs.ts';

/** `dossier`: preflight, then the unsigned dossier and, if asked, the package with the evidence. */
export const dossier: Command = {
  name: 'dossier',
  usage:
    'dossier KHO --year NĂM --out TỆP.pdf [--package TỆP.zip] [--at THỜI-ĐIỂM-ISO] [--draft] [--report owner|operator|security-unit --by TÊN]',
  words: 'one',
  options: {
    year: { type: 'string' },
    out: { type: 'string' },
    package: { type: 'string' },
    at: { type: 'string' },
    draft: { type: 'boolean' },
    report: { type: 'string' },
    by: { type: 'string' },
  },
  run: async ({ positionals, values }, terminal) => {
    const year = wholeNumber(requiredText(values, 'year'), 'year', 2016, 2100);
    const out = requiredText(values, 'out');
    const packageFile = optionalText(values, 'package');
    const draft = values['draft'] === true;
    const report = reportOf(optionalText(values, 'report'), optionalText(values, 'by'));
    const at = instant(optionalText(values, 'at'), terminal.clock());
    const workspaceFile = onePositional(positionals, 'kho làm việc');
    refuseOverwriting(workspaceFiles(workspaceFile), packageFile === undefined ? [out] : [out, packageFile]);
    const workspace = openWorkspace(workspaceFile, {
      clock: terminal.clock,
      newId: terminal.newId,
      actor: 'antam',
    });
    try {
      const { errors, warnings } = checkDossier(workspace, terminal.law(), year, vietnamDate(at), report);
      const findings = { errors, warnings };
      const lines = [...errors.map((f) => `Lỗi: ${f.text}`), ...warnings.map((f) => `Cảnh báo: ${f.text}`)];
      if (errors.length > 0 && !draft) {
        return {
          exit: 1,
          json: { pdf: null, sha256: null, pages: 0, items: 0, preflight: findings },
          text: [...lines, `Còn ${errors.length} lỗi nên chưa in: không có tệp nào được ghi.`].join('\n'),
        };
      }
      const frozen = freezeRecord(workspace, terminal.law(), {
        year,
        draft,
        id: '',
        at,
        program: `An Tâm ${terminal.version}`,
        ...(report === undefined ? {} : { report }),
      });
      // By its content, so that the same workspace at the same time prints the same bytes.
      const record = { ...frozen, id: idOfContent(frozen) };
      const { pdf, pages } = await printRecordInWorker(record, {
        paths: terminal.paths,
        onProgress: ({ done, total }) => terminal.progress(`Đang in ${done}/${total}`),
        signal: terminal.signal,
      });
      await writeBoth(workspace, pdf, { out, packageFile }, terminal.signal);
      const items = record.systems.flatMap((system) => system.groups).reduce((sum, group) => sum + group.items.length, 0);
      return {
        exit: 0,
        json: { pdf: out, sha256: digestOfBytes(pdf), pages, items, preflight: findings },
        text: `Đã in ${pages} trang, ${items} yêu cầu: ${out}`,
        messages: lines,
      };
    } finally {
      workspace.close();
    }
  },
};

const REPORT_KINDS: Record<string, ReportChoice['kind']> = {
  owner: 'owner',
  operator: 'operator',
  'security-unit': 'security_unit',
};

/** Whose report is asked for: the unit's own, or that of a named operator or security unit to the owner (NĐ 331 Đ35.4.a). */
function reportOf(kind: string | undefined, by: string | undefined): ReportChoice | undefined {
  if (kind === undefined && by === undefined) return undefined;
  const found = Object.hasOwn(REPORT_KINDS, kind ?? '') ? REPORT_KINDS[kind ?? ''] : undefined;
  if (found === undefined) throw wrongUse('--report nhận một trong: owner, operator, security-unit.');
  if (found === 'owner') {
    if (by !== undefined) throw wrongUse('--by chỉ dùng với --report operator hoặc --report security-unit.');
    return { kind: found, by: '' };
  }
  if (by === undefined) throw wrongUse('--report operator và --report security-unit cần tên đơn vị báo cáo: --by TÊN.');
  return { kind: found, by };
}

/** Writes the dossier and, if asked, the package: both or neither. The package was not there before, so taking it back loses nothing. */
async function writeBoth(
  workspace: Workspace,
  pdf: Uint8Array,
  { out, packageFile }: { out: string; packageFile: string | undefined },
  signal: AbortSignal,
): Promise<void> {
  if (packageFile !== undefined) await packDossier(workspace, pdf, packageFile, { signal });
  try {
    writeWhole(out, pdf);
  } catch (error) {
    if (packageFile !== undefined) rmSync(packageFile, { force: true });
    throw error;
  }
}

/** The instant a text names. Without a zone it is Vietnamese time, whatever the computer's zone; a date alone is its midnight. */
function instant(text: string | undefined, now: Date): Date {
  if (text === undefined) return now;
  const local = isoDate.safeParse(text).success ? `${text}T00:00:00` : text;
  // Date.parse alone also takes what is no ISO 8601, and days that no month has.
  const whole = z.iso.datetime({ local: true }).safeParse(local).success && !local.endsWith('Z') ? `${local}+07:00` : local;
  if (isoInstant.safeParse(whole).success) return new Date(whole);
  throw wrongUse(`--at phải là thời điểm ISO 8601, ví dụ 2026-12-16T09:00:00+07:00, không phải «${text}».`);
}
