/** Registers: lists of dated records (risk assessments, incidents, …), each kept whole as JSON in its own table. */
import { z } from 'zod';
import { dutyDone, ownHoliday } from '../../core/assessment/duty.ts';
import { incident } from '../../core/assessment/incident.ts';
import { plan } from '../../core/assessment/model.ts';
import { dossierSending } from '../../core/assessment/sending.ts';
import { relevelTrigger } from '../../core/assessment/relevelling.ts';
import { canonicalJson } from '../../core/canonical.ts';
import { FailureError } from '../../core/failure.ts';
import { riskAssessment } from '../../core/level/risk.ts';
import type { Connection } from './database.ts';
import type { Restorers } from './undo.ts';
import type { Writer } from './writer.ts';

interface Definition<T> {
  /** Its table, and the first half of its journal entries. */
  table: string;
  /** What a person calls one entry. */
  word: string;
  schema: z.ZodType<T>;
  keyOf(entry: T): string;
  /** The system it hangs on and goes with; null = none, or several. */
  systemOf(entry: T): string | null;
}

type RegisterRow<T> = { id: string; systemId: string | null; content: T };

interface Register<T> extends Definition<T> {
  /** The row that an entry makes, wherever it was told. Throws ZodError. */
  rowOf(told: unknown): RegisterRow<T>;
}

const register = <T>(definition: Definition<T>): Register<T> => ({
  ...definition,
  rowOf: (told) => {
    const content = definition.schema.parse(told);
    return { id: definition.keyOf(content), systemId: definition.systemOf(content), content };
  },
});

/** By table. */
export const REGISTERS = {
  risk_assessment: register({
    table: 'risk_assessment',
    word: 'bản đánh giá rủi ro',
    schema: riskAssessment,
    keyOf: ({ id }) => id,
    systemOf: ({ systemId }) => systemId,
  }),
  relevel_trigger: register({
    table: 'relevel_trigger',
    word: 'căn cứ xác định lại cấp độ',
    schema: relevelTrigger,
    keyOf: ({ id }) => id,
    systemOf: ({ systemId }) => systemId,
  }),
  incident: register({ table: 'incident', word: 'sự cố', schema: incident, keyOf: ({ id }) => id, systemOf: () => null }),
  duty_done: register({
    table: 'duty_done',
    word: 'việc đã làm',
    schema: dutyDone,
    keyOf: ({ id }) => id,
    systemOf: ({ systemId }) => systemId,
  }),
  plan: register({ table: 'plan', word: 'kế hoạch khắc phục', schema: plan, keyOf: ({ id }) => id, systemOf: () => null }),
  dossier_sending: register({
    table: 'dossier_sending',
    word: 'lần gửi hồ sơ',
    schema: dossierSending,
    keyOf: ({ id }) => id,
    systemOf: () => null,
  }),
  own_holiday: register({ table: 'own_holiday', word: 'ngày nghỉ', schema: ownHoliday, keyOf: ({ date }) => date, systemOf: () => null }),
} as const;
export type RegisterTable = keyof typeof REGISTERS;
export const REGISTER_TABLES = Object.keys(REGISTERS) as RegisterTable[];

const row = z.object({ id: z.string(), system_id: z.string().nullable(), content: z.string() });

/** One row of a register, in the form in which the journal tells it. Throws ZodError or SyntaxError. */
export function parseRegisterRow(table: RegisterTable, raw: unknown): RegisterRow<unknown> {
  const { id, system_id: systemId, content } = row.parse(raw);
  return { id, systemId, content: REGISTERS[table].schema.parse(JSON.parse(content)) };
}

/** What a row should hold by the entry that the journal tells. */
export const toldRegisterRow = (table: RegisterTable, told: unknown): RegisterRow<unknown> => REGISTERS[table].rowOf(told);

export interface RegisterStore<T> {
  /** Every entry, of one system if it is named, in the order in which they were added. */
  list(systemId?: string): T[];
  /** NOT_FOUND when there is none of that key. */
  get(key: string): T;
  find(key: string): T | null;
  /** Adds the entry, or replaces the one of the same key. Returns the instant at which it was durable. */
  put(entry: T): string;
  /** NOT_FOUND when there is none. The journal keeps what was removed; `put` brings it back. */
  remove(key: string): void;
  /** For taking acts back: what was removed comes back to its place in the list. */
  restorers: Restorers;
}

/** What the journal keeps of an entry that was removed: also where in the list it stood. */
const removed = z.object({ row: z.number().int(), entry: z.unknown() });

export function openRegister<T>(db: Connection, writer: Writer, { table, word, schema, rowOf }: Register<T>): RegisterStore<T> {
  const all = db.prepare(`SELECT * FROM ${table} ORDER BY rowid`);
  const ofSystem = db.prepare(`SELECT * FROM ${table} WHERE system_id = ? ORDER BY rowid`);
  const one = db.prepare(`SELECT * FROM ${table} WHERE id = ?`);
  const upsert = db.prepare(
    `INSERT INTO ${table} (id, system_id, content) VALUES (@id, @systemId, @content)
     ON CONFLICT (id) DO UPDATE SET system_id = @systemId, content = @content`,
  );
  const remove = db.prepare(`DELETE FROM ${table} WHERE id = ?`);
  const rowid = db.prepare(`SELECT rowid FROM ${table} WHERE id = ?`).pluck();
  const move = db.prepare(`UPDATE OR IGNORE ${table} SET rowid = ? WHERE id = ?`);
  const read = (raw: unknown): T => schema.parse(JSON.parse(row.parse(raw).content));
  const find = (key: string): T | null => {
    const found = one.get(key);
    return found === undefined ? null : read(found);
  };
  const get = (key: string): T => {
    const found = find(key);
    if (found === null) throw new FailureError('NOT_FOUND', `Không còn ${word} này trong kho; có thể đã bị xóa. Mở lại danh sách.`);
    return found;
  };
  const put = (told: unknown): string => {
    const { id: key, systemId, content: after } = rowOf(told);
    writer.write(() => {
      const before = find(key);
      if (before !== null && canonicalJson(before) === canonicalJson(after)) return { result: undefined, journal: null };
      upsert.run({ id: key, systemId, content: JSON.stringify(after) });
      return { result: undefined, journal: { kind: `${table}.put`, subject: key, before, after } };
    });
    return writer.now();
  };
  const take = (key: string): void =>
    writer.write(() => {
      const before = { row: z.number().parse(rowid.get(key)), entry: get(key) };
      remove.run(key);
      return { result: undefined, journal: { kind: `${table}.remove`, subject: key, before, after: null } };
    });
  const kept = (key: string): z.infer<typeof removed> | null => {
    const entry = find(key);
    return entry === null ? null : { row: z.number().parse(rowid.get(key)), entry };
  };
  const bringBack = (key: string, told: unknown): void =>
    writer.prepare(() => {
      const { row: place, entry } = removed.parse(told);
      put(entry);
      move.run(place, key);
    });
  return {
    list: (systemId) => (systemId === undefined ? all.all() : ofSystem.all(systemId)).map(read),
    get,
    find,
    put,
    remove: (key) => {
      get(key);
      take(key);
    },
    restorers: {
      [`${table}.put`]: { current: find, write: (key, value) => (value === null ? take(key) : void put(value)) },
      [`${table}.remove`]: { current: kept, write: (key, value) => (value === null ? take(key) : bringBack(key, value)) },
    },
  };
}
