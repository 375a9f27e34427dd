/** The record as the pages need it: systems joined with their rows of Mẫu số 08, counts, digest. Nothing from elsewhere. */
import { vietnamDate } from '../../../core/date.ts';
import type { DossierRecord, RecordEvidence, RecordItem, RecordSystem } from '../../../core/exchange/record.ts';
import type { Form08Row } from '../../../core/report/model.ts';
import type { Letterhead } from '../kit/letterhead.ts';
import { readableHash } from '../kit/text.ts';
import { kindOf, SUBJECTS } from './purpose.ts';

/** Counts of a list of requirements; recommended ones don't count, they are no hard requirement. */
export interface Tally {
  counted: number;
  met: number;
  partial: number;
  /** Not met, and not answered. */
  unmet: number;
  unanswered: number;
  notApplicable: number;
}

export interface ReportedSystem {
  /** Place in the list, from 1. */
  nr: number;
  system: RecordSystem;
  row: Form08Row | null;
  tally: Tally;
}

export interface Report {
  record: DossierRecord;
  /** The record as it is embedded. */
  text: string;
  /** SHA-256 of that text, hex. */
  digest: string;
  /** First 16 digits of it in groups of four: “Mã hồ sơ”. */
  code: string;
  head: Letterhead;
  /** Day of the figures: the last of the period, or earlier the day on which the record was made. */
  asOf: string;
  systems: ReportedSystem[];
  evidence: ReadonlyMap<number, RecordEvidence>;
}

export const NOTHING: Tally = { counted: 0, met: 0, partial: 0, unmet: 0, unanswered: 0, notApplicable: 0 };

export function tallyOf(items: RecordItem[]): Tally {
  const tally = { ...NOTHING };
  for (const { recommended, verdict } of items) {
    if (recommended) continue;
    if (verdict === 'not_applicable') {
      tally.notApplicable++;
      continue;
    }
    tally.counted++;
    if (verdict === 'compliant') tally.met++;
    else if (verdict === 'partial') tally.partial++;
    else tally.unmet++;
    if (verdict === null) tally.unanswered++;
  }
  return tally;
}

export const addTallies = (tallies: Tally[]): Tally =>
  tallies.reduce(
    (a, b) => ({
      counted: a.counted + b.counted,
      met: a.met + b.met,
      partial: a.partial + b.partial,
      unmet: a.unmet + b.unmet,
      unanswered: a.unanswered + b.unanswered,
      notApplicable: a.notApplicable + b.notApplicable,
    }),
    NOTHING,
  );

export function readReport(record: DossierRecord, text: string, digest: string): Report {
  const made = vietnamDate(new Date(record.createdAt));
  const rows = new Map(record.rows.map((row) => [row.systemId, row]));
  return {
    record,
    text,
    digest,
    code: readableHash(digest),
    head: {
      parent: record.unit.parentName,
      issuer: record.unit.name,
      symbol: record.unit.letter.symbol,
      place: record.unit.letter.place,
      year: Number(made.slice(0, 4)),
      subject: SUBJECTS[kindOf(record)],
    },
    asOf: made >= record.period.from && made < record.period.to ? made : record.period.to,
    systems: record.systems.map((system, i) => ({
      nr: i + 1,
      system,
      row: rows.get(system.id) ?? null,
      tally: tallyOf(system.groups.flatMap((group) => group.items)),
    })),
    evidence: new Map(record.evidence.map((evidence) => [evidence.nr, evidence])),
  };
}

/** Name of a system given by id or already by name. */
export const systemName = (record: DossierRecord, key: string): string => record.systems.find((system) => system.id === key)?.name ?? key;

/** Name for narrow places. */
export const shortName = (system: RecordSystem): string => (system.shortName === '' ? system.name : system.shortName);
