/** Freezes a report into the dossier record: the only thing that is printed, signed, verified and imported. */
import { digestOf } from '../canonical.ts';
import type { z } from 'zod';
import type { Evidence, Inspection, Party, Plan, UnitProfile } from '../assessment/model.ts';
import type { Checklist } from '../checklist/model.ts';
import { paperDate } from '../date.ts';
import { FailureError } from '../failure.ts';
import { reportedInspections } from '../report/form08.ts';
import { frameworkOf } from '../report/input.ts';
import type { ReportInput } from '../report/input.ts';
import type { PreflightFinding } from '../report/model.ts';
import { preflight } from '../report/preflight.ts';
import { annualReport } from '../report/report.ts';
import type { AnnualReport, ReportedSystem } from '../report/report.ts';
import { sameName } from '../report/rules/rule.ts';
import type { SheetItem } from '../report/sheet.ts';
import { dossierRecord, PRINTER_EDITION, RECORD_FORMAT, RECORD_VERSION } from './record.ts';
import type { DossierRecord, RecordEvidence, RecordGroup, recordInspection, RecordItem, RecordSystem } from './record.ts';

/** What a record says of its own making. */
export interface RecordMeta {
  id: string;
  /** ISO 8601 instant. */
  createdAt: string;
  /** Name and version of the program: “An Tâm 0.1.0”. */
  program: string;
  /** A draft may have errors of preflight; it carries them along. */
  draft: boolean;
  /** The dossier this one corrects. */
  replaces?: NonNullable<DossierRecord['replaces']>;
  /** Head and length of the workspace's journal at the moment of freezing. */
  journal: { head: string; entries: number };
}

/** Numbers evidence 1, 2, 3 … in the order of its first use: by system, then by item, then as linked. */
function numberEvidence(systems: readonly ReportedSystem[]): Map<Evidence, number> {
  const numbers = new Map<Evidence, number>();
  for (const evidence of systems.flatMap(({ items }) => items.flatMap((entry) => entry.evidence))) {
    if (!numbers.has(evidence)) numbers.set(evidence, numbers.size + 1);
  }
  return numbers;
}

function recordEvidence([evidence, nr]: [Evidence, number], copies: readonly Evidence[]): RecordEvidence {
  const { id, title, fileName, mediaType, size, sha256, effectiveOn, validUntil } = evidence;
  const copy = newestCopyOf(evidence, copies);
  const redacted = copy === null ? {} : { redacted: { sha256: copy.sha256, size: copy.size } };
  return { nr, id, title, fileName, mediaType, size, sha256, effectiveOn, validUntil, ...redacted };
}

/** The latest redacted copy of exactly these bytes; null = none. */
function newestCopyOf({ id, sha256 }: Evidence, copies: readonly Evidence[]): Evidence | null {
  const ofIt = copies.filter(({ redacted }) => redacted?.of === id && redacted.sha256 === sha256);
  return ofIt.toSorted((a, b) => (a.addedAt < b.addedAt ? -1 : 1)).at(-1) ?? null;
}

const recordPlanOf = ({ action, responsible, due, cost }: Plan): NonNullable<RecordItem['plan']> => ({ action, responsible, due, cost });

function recordItem({ item, answer, evidence }: SheetItem, checklist: Checklist | null, numbers: Map<Evidence, number>): RecordItem {
  return {
    id: item.id,
    control: item.control,
    title: item.title,
    digest: checklist?.itemDigests[item.id] ?? '',
    recommended: item.recommended ?? false,
    verdict: answer?.verdict ?? null,
    note: answer?.note ?? '',
    gap: answer?.gap ?? '',
    reason: answer?.reason ?? '',
    compensating: answer?.compensating ?? '',
    confirmed: answer?.confirmed ?? false,
    plan: answer?.plan ? recordPlanOf(answer.plan) : null,
    evidence: evidence.flatMap((one) => numbers.get(one) ?? []),
  };
}

function recordGroups({ groups, checklist }: ReportedSystem, numbers: Map<Evidence, number>): RecordGroup[] {
  return groups.map(({ group, items, setAside }) => ({
    id: group.id,
    title: group.title,
    kind: group.kind,
    clause: group.clause,
    items: items.map((entry) => recordItem(entry, checklist, numbers)),
    setAside: setAside.map(({ id, title, when }) => ({ id, title, traits: when ?? [] })),
  }));
}

function recordSystem(entry: ReportedSystem, report: AnnualReport, numbers: Map<Evidence, number>): RecordSystem {
  const { system, determination, checklist } = entry;
  const framework = frameworkOf(report.input.law, system.framework);
  return {
    id: system.id,
    name: system.name,
    shortName: system.shortName,
    purpose: system.purpose,
    framework: system.framework,
    frameworkTitle: framework.short_title,
    standard: framework.terms.standard,
    level: system.level,
    levelReason: system.levelReason,
    traits: system.traits,
    dossierFinished: system.approval.dossierFinished,
    determination: determination && {
      inputs: determination.inputs,
      level: determination.level,
      matched: determination.matched,
      decidedBy: determination.decidedBy,
      decidedAt: determination.decidedAt,
    },
    checklistDigest: checklist?.digest ?? null,
    assessor: system.assessor,
    groups: recordGroups(entry, numbers),
  };
}

function recordUnitOf({ commune: _commune, tier: _tier, owners, ...told }: UnitProfile): DossierRecord['unit'] {
  return { ...told, owners: owners.map(({ owner, securityUnit }) => ({ owner, securityUnit })) };
}

const recordInspectionOf = ({
  kind,
  from,
  to,
  by,
  independence,
  contents,
  findings,
  report,
}: Inspection): z.infer<typeof recordInspection> => ({ kind, from, to, by, independence, contents, findings, report });

const nameOnly = (name: string): Party => ({ name, mandate: '', head: '', position: '', address: '', phone: '', email: '' });

/** NĐ 331 Đ36.1: the operator of each system; one that the unit does not describe stands with its name alone. */
function operatorsOf({ input, systems }: AnnualReport): DossierRecord['operators'] {
  const operators: DossierRecord['operators'] = [];
  for (const { system } of systems) {
    const known = operators.find(({ party }) => sameName(party.name, system.operatorName));
    if (known) known.systems.push(system.id);
    else {
      const party = input.unit.operators.find(({ name }) => sameName(name, system.operatorName)) ?? nameOnly(system.operatorName);
      operators.push({ systems: [system.id], party });
    }
  }
  return operators;
}

function regulationChecksOf(systems: readonly ReportedSystem[]): DossierRecord['regulationChecks'] {
  return systems.flatMap(({ system }) => {
    const { regulation } = system.approval;
    if (system.regulationCheck === null) return [];
    const named = regulation ? `${regulation.number} ngày ${paperDate(regulation.date)}, ${regulation.authority}` : '';
    return [{ system: system.id, regulation: named, ...system.regulationCheck }];
  });
}

/** The checklists that were answered, each once, by framework and level. */
function checklistsOf(systems: readonly ReportedSystem[]): DossierRecord['checklists'] {
  const byDigest = new Map(systems.flatMap(({ checklist }) => (checklist ? [[checklist.digest, checklist] as const] : [])));
  return [...byDigest.values()]
    .map(({ framework, level, title, digest, groups }) => ({
      framework,
      level,
      title,
      digest,
      items: groups.reduce((sum, group) => sum + group.items.length, 0),
    }))
    .toSorted((a, b) => a.framework.localeCompare(b.framework, 'en') || a.level - b.level || a.digest.localeCompare(b.digest, 'en'));
}

/** Every text in NFC and well-formed (a lone surrogate becomes U+FFFD), so that the record equals its own canonical JSON. */
function tidy(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().normalize('NFC');
  if (Array.isArray(value)) return value.map(tidy);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, content]) => [key, tidy(content)]));
}

function refuse(errors: readonly PreflightFinding[]): never {
  throw new FailureError(
    'PREFLIGHT_ERRORS',
    `Hồ sơ còn ${errors.length} lỗi nên chưa lập được bản chính thức. Sửa các lỗi trong danh sách kiểm tra, hoặc in bản dự thảo.`,
    errors.map(({ rule, text }) => ({ where: rule, text })),
  );
}

/**
 * The record of a report. Deterministic: the same input and meta give the same record. A final record is refused with
 * PREFLIGHT_ERRORS while preflight finds errors; a draft carries errors and warnings, errors first.
 */
export function buildRecord(input: ReportInput, meta: RecordMeta): DossierRecord {
  const { errors, warnings } = preflight(input);
  if (!meta.draft && errors.length > 0) refuse(errors);
  const report = annualReport(input);
  const { systems, calendar, totals } = report;
  const numbers = numberEvidence(systems);
  const record: DossierRecord = {
    format: RECORD_FORMAT,
    version: RECORD_VERSION,
    id: meta.id,
    createdAt: meta.createdAt,
    printer: PRINTER_EDITION,
    program: meta.program,
    draft: meta.draft,
    year: input.year,
    period: calendar.period,
    unit: recordUnitOf(input.unit),
    totals,
    rows: systems.map(({ row }) => row),
    operators: operatorsOf(report),
    nationalSecurity: systems.flatMap(({ system }) => (system.nationalSecurity ? [{ system: system.id, ...system.nationalSecurity }] : [])),
    regulationChecks: regulationChecksOf(systems),
    inspections: systems.flatMap(({ system }) =>
      reportedInspections(system, calendar.period).map((inspection) => ({ ...recordInspectionOf(inspection), system: system.id })),
    ),
    systems: systems.map((entry) => recordSystem(entry, report, numbers)),
    evidence: [...numbers].map((numbered) => recordEvidence(numbered, input.evidence)),
    checklists: checklistsOf(systems),
    journal: meta.journal,
    warnings: [...errors, ...warnings],
    report: input.report ?? { kind: 'owner', by: input.unit.name },
    ...(meta.replaces === undefined ? {} : { replaces: meta.replaces }),
  };
  return dossierRecord.parse(tidy(record));
}

/** An id that follows from the content: the same record gets the same one wherever and whenever it is made, in the form of a UUID. */
export function idOfContent({ id: _id, ...content }: DossierRecord): string {
  const hex = digestOf(content);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
