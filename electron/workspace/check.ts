/** Is everything there, and unchanged? Pages, schema, foreign keys, hashes of all bytes, the journal chain, every row against it. */
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { COMMON } from '../../core/assessment/common.ts';
import type { FsckReport } from '../../core/api.ts';
import { canonicalJson } from '../../core/canonical.ts';
import { withDigests } from '../../core/checklist/digest.ts';
import { checklist } from '../../core/checklist/model.ts';
import type { Law } from '../../core/checklist/library.ts';
import { contentProblems } from './contents.ts';
import { migratedCopy, openForReading, refuseOtherVersions, type Connection } from './database.ts';
import { workspaceFailure } from './failures.ts';
import { journalProblems, openJournal } from './journal.ts';
import { CURRENT_VERSION, versionOf } from './migrations/index.ts';
import { schemaProblems } from './schema-check.ts';

type Problem = FsckReport['problems'][number];

/** Checks an open workspace. Never throws for damage: damage is what it reports. With the law, answers to unknown items are told as well. */
export function checkConnection(db: Connection, law?: Law): FsckReport {
  const problems: Problem[] = [];
  const attempt = <T>(where: string, run: () => T, otherwise: T): T => {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof Database.SqliteError) && !(error instanceof z.ZodError) && !(error instanceof SyntaxError)) throw error;
      problems.push({ code: 'unreadable', text: `Không đọc được phần này nên chưa kiểm tra hết (${technical(error)}).`, where });
      return otherwise;
    }
  };
  attempt('database', () => problems.push(...pageProblems(db)), 0);
  attempt('schema', () => problems.push(...schemaProblems(db)), 0);
  attempt('foreign keys', () => problems.push(...linkProblems(db)), 0);
  const evidence = attempt('evidence', () => checkBlobs(db, problems), { files: 0, bytes: 0 });
  attempt('journal', () => problems.push(...journalProblems(db)), 0);
  attempt('journal', () => problems.push(...contentProblems(db)), 0);
  attempt('checklist_edition', () => problems.push(...editionProblems(db)), 0);
  if (law !== undefined) attempt('answer', () => problems.push(...unknownItems(db, law)), 0);
  const journal = attempt('journal', () => openJournal(db).head(), { head: '', entries: 0 });
  return { ok: problems.length === 0, problems, evidence, journal };
}

/** Checks a workspace file without opening it for work. NOT_A_WORKSPACE, WORKSPACE_NEWER, WORKSPACE_LOCKED, FILE_NOT_FOUND are thrown; damage is reported. */
export function checkWorkspaceFile(file: string, law?: Law): FsckReport {
  let opened: ReturnType<typeof openForReading> | undefined;
  try {
    opened = openForReading(file);
    refuseOtherVersions(opened.db, file);
    if (versionOf(opened.db) === CURRENT_VERSION) return checkConnection(opened.db, law);
    // Read as this program would: brought up to date in memory, the file itself stays as it is.
    const copy = migratedCopy(opened.db);
    try {
      return checkConnection(copy, law);
    } finally {
      copy.close();
    }
  } catch (error) {
    const failure = workspaceFailure(file, error);
    if (failure.failure.code === 'WORKSPACE_DAMAGED') {
      return {
        ok: false,
        problems: [{ code: 'unreadable', text: failure.message, where: file }],
        evidence: { files: 0, bytes: 0 },
        journal: { entries: 0, head: '' },
      };
    }
    throw failure;
  } finally {
    opened?.close();
  }
}

/** The words of SQLite, zod or the JSON parser, for whoever helps. */
const technical = (error: Error): string =>
  error instanceof z.ZodError
    ? error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).join('; ')
    : `${error instanceof Database.SqliteError ? error.code : error.name}: ${error.message}`;

const integrityRow = z.object({ integrity_check: z.string() });
const foreignRow = z.object({ table: z.string(), parent: z.string() });

const pageProblems = (db: Connection): Problem[] =>
  z
    .array(integrityRow)
    .parse(db.pragma('integrity_check(100)'))
    .filter((row) => row.integrity_check !== 'ok')
    .map((row) => ({
      code: 'database_damaged',
      text: `Cơ sở dữ liệu bị hỏng (chi tiết kỹ thuật của SQLite: ${row.integrity_check}).`,
      where: 'database',
    }));

const linkProblems = (db: Connection): Problem[] =>
  z
    .array(foreignRow)
    .parse(db.pragma('foreign_key_check'))
    .map((row) => ({
      code: 'link_broken',
      text: `Một dòng của bảng ${row.table} trỏ tới dòng không còn ở bảng ${row.parent}.`,
      where: row.table,
    }));

const editionRow = z.object({ digest: z.string(), content: z.string() });
const editionContent = checklist.omit({ digest: true, itemDigests: true }).strip();

/** Editions are named by the digest of what they say, and so is each of their requirements: answers are looked up by these names. */
const editionProblems = (db: Connection): Problem[] =>
  z
    .array(editionRow)
    .parse(db.prepare('SELECT digest, content FROM checklist_edition').all())
    .filter(({ digest, content }) => !isNamedByContent(digest, JSON.parse(content)))
    .map(({ digest }) => ({
      code: 'edition_altered',
      text: 'Bản danh mục yêu cầu lưu trong kho không khớp mã băm: nội dung đã bị sửa ngoài phần mềm.',
      where: `checklist_edition ${digest.slice(0, 16)}`,
    }));

function isNamedByContent(digest: string, content: unknown): boolean {
  const parsed = editionContent.safeParse(content);
  if (!parsed.success) return false;
  const expected = withDigests({ schema: 1, ...parsed.data });
  return expected.digest === digest && canonicalJson(expected) === canonicalJson(content);
}

const answered = z.object({ system_id: z.string(), year: z.number(), framework: z.string(), item_id: z.string() });

/** Answers that no dossier shows, because no checklist of their framework knows the item. */
function unknownItems(db: Connection, law: Law): Problem[] {
  const known = new Set(
    law.frameworks.flatMap(({ id }) =>
      law
        .levels(id)
        .flatMap(({ level }) => law.checklist(id, level).groups.flatMap(({ items }) => items.map((item) => `${id} ${item.id}`))),
    ),
  );
  return z
    .array(answered)
    .parse(
      db
        .prepare(
          `SELECT system_id, year, answer.framework, item_id FROM answer JOIN assessment ON assessment.id = answer.assessment_id
           UNION ALL SELECT '${COMMON}', year, framework, item_id FROM common_answer`,
        )
        .all(),
    )
    .filter(({ framework, item_id: item }) => !known.has(`${framework} ${item}`))
    .map(({ system_id: system, year, framework, item_id: item }) => ({
      code: 'item_unknown',
      text: `Câu trả lời cho yêu cầu «${item}»: các danh mục ${framework} của phần mềm này không có yêu cầu đó nên hồ sơ không in câu trả lời này.`,
      where: `answer ${system}/${year}/${framework}/${item}`,
    }));
}

const blobRow = z.object({ id: z.number(), sha256: z.string(), size: z.number(), title: z.string().nullable() });
const chunkRow = z.object({ number: z.number(), bytes: z.instanceof(Uint8Array) });

/** Hashes every stored byte; returns what the vault holds as evidence. */
function checkBlobs(db: Connection, problems: Problem[]): FsckReport['evidence'] {
  const chunks = db.prepare('SELECT number, bytes FROM blob_chunk WHERE blob_id = ? ORDER BY number');
  const rows = db
    .prepare(
      'SELECT blob.id, blob.sha256, blob.size, evidence.title FROM blob LEFT JOIN evidence ON evidence.sha256 = blob.sha256 WHERE blob.sha256 IS NOT NULL ORDER BY blob.id',
    )
    .all();
  let files = 0;
  let bytes = 0;
  for (const { id, sha256, size, title } of z.array(blobRow).parse(rows)) {
    const hash = createHash('sha256');
    let read = 0;
    for (const raw of chunks.iterate(id)) {
      const chunk = chunkRow.parse(raw);
      hash.update(chunk.bytes);
      read += chunk.bytes.byteLength;
    }
    if (read !== size || hash.digest('hex') !== sha256) {
      const what = title === null ? 'Một tệp hồ sơ' : `Minh chứng «${title}»`;
      problems.push({
        code: 'evidence_damaged',
        text: `${what} không khớp mã băm: nội dung đã bị hỏng hoặc bị sửa.`,
        where: `blob ${sha256.slice(0, 16)}`,
      });
    }
    if (title !== null) {
      files += 1;
      bytes += size;
    }
  }
  return { files, bytes };
}
