/** Registers: lists of dated records (risk assessments, incidents, …), each kept whole as JSON in its own table. */
import { z } from 'zod';
import { dutyDone, ownHoliday } from '../../core/assessment/duty.ts';
import { incident } from '../../core/assessment/incident.ts';
import { relevelTrigger } from '../../core/assessment/relevelling.ts';
import { canonicalJson } from '../../core/canonical.ts';
import { FailureError } from '../../core/failure.ts';
import { riskAssessment } from '../../core/level/risk.ts';
import type { Connection } from './database.ts';
import type { Writer } from './writer.ts';

interface Register<T> {
  /** What a person calls one entry. */
  word: string;
  schema: z.ZodType<T>;
  keyOf(entry: T): string;
  /** The system it hangs on and goes with; null = none, or several. */
  systemOf(entry: T): string | null;
}

const register = <T>(definition: Register<T>): Register<T> => definition;

/** By table. */
export const REGISTERS = {
  risk_assessment: register({
    word: 'bản đánh giá rủi ro',
    schema: riskAssessment,
    keyOf: ({ id }) => id,
    systemOf: ({ systemId }) => systemId,
  }),
  relevel_trigger: register({
    word: 'căn cứ xác định lại cấp độ',
    schema: relevelTrigger,
    keyOf: ({ id }) => id,
    systemOf: ({ systemId }) => systemId,
  }),
  incident: register({ word: 'sự cố', schema: incident, keyOf: ({ id }) => id, systemOf: () => null }),
  duty_done: register({ word: 'việc đã làm', schema: dutyDone, keyOf: ({ id }) => id, systemOf: ({ systemId }) => systemId }),
  own_holiday: register({ word: 'ngày nghỉ', schema: ownHoliday, keyOf: ({ date }) => date, systemOf: () => null }),
} as const;
export type RegisterTable = keyof typeof REGISTERS;
export const REGISTER_TABLES = Object.keys(REGISTERS) as RegisterTable[];

type EntryOf<N extends RegisterTable> = z.infer<(typeof REGISTERS)[N]['schema']>;

const row = z.object({ id: z.string(), system_id: z.string().nullable(), content: z.string() });

/** One row of a register, in the form in which the journal tells it. Throws ZodError or SyntaxError. */
export function parseRegisterRow(table: RegisterTable, raw: unknown): { id: string; systemId: string | null; content: unknown } {
  const { id, system_id: systemId, content } = row.parse(raw);
  return { id, systemId, content: REGISTERS[table].schema.parse(JSON.parse(content)) };
}

/** What a row should hold by the entry that the journal tells. */
export function toldRegisterRow(table: RegisterTable, told: unknown): { id: string; systemId: string | null; content: unknown } {
  const entry = <T>({ schema, keyOf, systemOf }: Register<T>): ReturnType<typeof parseRegisterRow> => {
    const content = schema.parse(told);
    return { id: keyOf(content), systemId: systemOf(content), content };
  };
  switch (table) {
    case 'risk_assessment':
      return entry(REGISTERS.risk_assessment);
    case 'relevel_trigger':
      return entry(REGISTERS.relevel_trigger);
    case 'incident':
      return entry(REGISTERS.incident);
    case 'duty_done':
      return entry(REGISTERS.duty_done);
    case 'own_holiday':
      return entry(REGISTERS.own_holiday);
  }
}

export interface RegisterStore<T> {
  /** Every entry, of one system if it is named, in the order in which they were added. */
  list(systemId?: string): T[];
  /** NOT_FOUND when there is none of that key. */
  get(key: string): T;
  /** Adds the entry, or replaces the one of the same key. Returns the instant at which it was durable. */
  put(entry: T): string;
  /** NOT_FOUND when there is none. The journal keeps what was removed; `put` brings it back. */
  remove(key: string): void;
}

export function openRegister<N extends RegisterTable>(db: Connection, writer: Writer, table: N): RegisterStore<EntryOf<N>> {
  return storeOf(db, writer, table, REGISTERS[table] as unknown as Register<EntryOf<N>>);
}

function storeOf<T>(
  db: Connection,
  writer: Writer,
  table: RegisterTable,
  { word, schema, keyOf, systemOf }: Register<T>,
): RegisterStore<T> {
  const all = db.prepare(`SELECT * FROM ${table} ORDER BY rowid`);
  const ofSystem = db.prepare(`SELECT * FROM ${table} WHERE system_id = ? ORDER BY rowid`);
  const one = db.prepare(`SELECT * FROM ${table} WHERE id = ?`);
  const upsert = db.prepare(
    `INSERT INTO ${table} (id, system_id, content) VALUES (@id, @systemId, @content)
     ON CONFLICT (id) DO UPDATE SET system_id = @systemId, content = @content`,
  );
  const remove = db.prepare(`DELETE FROM ${table} WHERE id = ?`);
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
  return {
    list: (systemId) => (systemId === undefined ? all.all() : ofSystem.all(systemId)).map(read),
    get,
    put: (entry) => {
      const after = schema.parse(entry);
      const key = keyOf(after);
      writer.write(() => {
        const before = find(key);
        if (before !== null && canonicalJson(before) === canonicalJson(after)) return { result: undefined, journal: null };
        upsert.run({ id: key, systemId: systemOf(after), content: JSON.stringify(after) });
        return { result: undefined, journal: { kind: `${table}.put`, subject: key, before, after } };
      });
      return writer.now();
    },
    remove: (key) =>
      writer.write(() => {
        const before = get(key);
        remove.run(key);
        return { result: undefined, journal: { kind: `${table}.remove`, subject: key, before, after: null } };
      }),
  };
}
