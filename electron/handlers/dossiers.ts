/** Dossiers kept in the workspace: print, look, verify, send out. Signing: signing.ts. */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Handlers } from '../../core/api.ts';
import { digestOf } from '../../core/canonical.ts';
import { serialiseRecord } from '../../core/exchange/parse.ts';
import type { DossierRecord } from '../../core/exchange/record.ts';
import { printedName } from '../../core/exchange/signers.ts';
import { FailureError } from '../../core/failure.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Context } from './context.ts';
import { checkDossier, dossierReports, freezeRecord, keptRecord, printRecordInWorker } from '../services/dossier.ts';
import { withEnding, writeWhole } from '../services/files.ts';
import { wordOfRecord, workbookOfRecord } from '../services/office.ts';
import type { Verify } from '../services/verification-in-worker.ts';

type Methods =
  | 'dossier.reports'
  | 'dossier.preflight'
  | 'dossier.print'
  | 'dossier.cancelPrint'
  | 'dossier.list'
  | 'dossier.read'
  | 'dossier.facts'
  | 'dossier.verify'
  | 'dossier.export';

const EXPORTS = {
  pdf: { ending: 'pdf', filter: 'Hồ sơ PDF' },
  word: { ending: 'docx', filter: 'Tài liệu Word' },
  excel: { ending: 'xlsx', filter: 'Bảng tính Excel' },
} as const;

export function dossierHandlers(context: Context): Pick<Handlers, Methods> {
  const { options, session } = context;
  let printing: AbortController | null = null;

  return {
    'dossier.reports': () => dossierReports(session.need()),
    'dossier.preflight': ({ year, report }) => checkDossier(session.need(), context.law(), year, context.today(), report),

    'dossier.print': async ({ year, draft, report, replaces }) => {
      if (printing !== null) {
        throw new FailureError('CONFLICT', 'Một lần in khác đang chạy. Đợi in xong hoặc dừng lần in đó rồi in lại.');
      }
      const workspace = session.need();
      const replaced = replaces === undefined ? null : replacedBy(workspace, replaces);
      const controller = new AbortController();
      printing = controller;
      try {
        options.emit('dossier.progress', { phase: 'collect', done: 0, total: 1 });
        const record = freezeRecord(workspace, context.law(), {
          year,
          draft,
          id: options.newId(),
          at: options.clock(),
          program: `An Tâm ${options.version}`,
          ...(report === undefined ? {} : { report }),
          ...(replaced === null ? {} : { replaces: replaced }),
        });
        const { pdf, pages } = await printRecordInWorker(record, {
          paths: options.paths,
          onProgress: (progress) => options.emit('dossier.progress', progress),
          signal: controller.signal,
        });
        options.emit('dossier.progress', { phase: 'store', done: 0, total: 1 });
        workspace.dossiers.add({
          id: record.id,
          year,
          draft,
          pages,
          record: serialiseRecord(record),
          recordDigest: digestOf(record),
          pdf,
          warnings: record.warnings.length,
          ...(record.report === undefined ? {} : { report: record.report }),
          replaces: record.replaces?.id ?? null,
        });
        return workspace.dossiers.get(record.id);
      } finally {
        printing = null;
      }
    },

    'dossier.cancelPrint': () => {
      printing?.abort();
      return {};
    },

    'dossier.list': ({ year }) => session.need().dossiers.list(year ?? undefined),
    'dossier.read': ({ id }) => ({ bytes: session.need().dossiers.read(id) }),
    'dossier.facts': ({ id }) => {
      const record = keptRecord(context.session.need(), id);
      return {
        preparer: printedName(record, 'preparer'),
        head: printedName(record, 'head'),
        changedAt: firstChange(session.need().journal, record.journal.entries),
      };
    },

    'dossier.verify': ({ id }) => verifyKept(context, id),

    'dossier.export': async ({ id, what }) => {
      const { year } = keptRecord(context.session.need(), id);
      const { ending, filter } = EXPORTS[what];
      const chosen = await options.dialogs.saveFile({
        title: 'Lưu hồ sơ',
        suggestedName: `Ho-so-${year}.${ending}`,
        filters: [{ name: filter, extensions: [ending] }],
      });
      if (chosen === null) return null;
      const file = withEnding(chosen, ending);
      writeWhole(file, await fileOf(context, id, what));
      return { file };
    },
  };
}

/** What a correction says of the dossier it replaces; freezing refuses one that does not fit. CONFLICT where it was replaced before. */
function replacedBy(workspace: Workspace, { id, reason }: { id: string; reason: string }): NonNullable<DossierRecord['replaces']> {
  const old = workspace.dossiers.get(id);
  if (old.replacedBy !== null) {
    throw new FailureError(
      'CONFLICT',
      'Hồ sơ này đã có hồ sơ thay thế nên không lập thêm; chưa có gì được in. Nếu hồ sơ thay thế còn sai, lập hồ sơ thay thế cho hồ sơ đó.',
    );
  }
  return { id, createdAt: old.createdAt, digest: old.recordDigest, reason };
}

function fileOf(context: Context, id: string, what: keyof typeof EXPORTS): Uint8Array | Promise<Uint8Array> {
  if (what === 'pdf') return context.session.need().dossiers.read(id);
  const { paths } = context.options;
  return what === 'word'
    ? wordOfRecord(keptRecord(context.session.need(), id), { paths })
    : workbookOfRecord(keptRecord(context.session.need(), id), { paths });
}

/** Entries of the journal that change nothing a dossier prints: dossiers themselves, and the opening of an empty assessment. */
const CHANGES_NOTHING: ReadonlySet<string> = new Set([
  'dossier.print',
  'dossier.sign',
  'dossier.import',
  'dossier_sending.put',
  'dossier_sending.remove',
  'assessment.open',
]);
const PAGE = 200;

/** When the data first changed after the journal had `entries` entries. */
function firstChange(journal: Workspace['journal'], entries: number): string | null {
  for (let from = entries + 1; ; from += PAGE) {
    const page = journal.entries(from, PAGE);
    const change = page.find(({ kind }) => !CHANGES_NOTHING.has(kind));
    if (change !== undefined) return change.at;
    if (page.length < PAGE) return null;
  }
}

/** A kept dossier is judged as a stranger's file would be: from its bytes on disk. */
async function verifyKept(context: Context, id: string): ReturnType<Verify> {
  const directory = mkdtempSync(join(tmpdir(), 'antam-verify-'));
  try {
    const file = join(directory, `${id}.pdf`);
    writeFileSync(file, context.session.need().dossiers.read(id));
    return await context.verifier.verify(file, { trusted: context.trust.certificates(), now: context.options.clock() });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
