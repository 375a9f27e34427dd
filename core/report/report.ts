/** The annual report as values: calendar, sheets, rows and totals, made once from the input. */
import { reportingCalendar } from './calendar.ts';
import type { ReportingCalendar } from './calendar.ts';
import { form08Row, form08Totals, isClassified } from './form08.ts';
import { frameworkOf, REPORTING_FRAMEWORK } from './input.ts';
import type { ReportInput } from './input.ts';
import type { Form08Row, Form08Totals } from './model.ts';
import { sheetOf } from './sheet.ts';
import type { Sheet } from './sheet.ts';

export interface ReportedSystem extends Sheet {
  row: Form08Row;
}

export interface AnnualReport {
  input: ReportInput;
  calendar: ReportingCalendar;
  systems: ReportedSystem[];
  totals: Form08Totals;
}

/** Lays out everything the report of a year says; the same input gives the same report. */
export function annualReport(input: ReportInput): AnnualReport {
  const calendar = reportingCalendar(frameworkOf(input.law, REPORTING_FRAMEWORK), input.year);
  const evidenceById = new Map(input.evidence.map((evidence) => [evidence.id, evidence]));
  const systems = input.systems.map((system) => {
    const sheet = sheetOf(system, evidenceById);
    return { ...sheet, row: form08Row(sheet, calendar.period) };
  });
  const totals = form08Totals(
    systems.map(({ row, system, determination }) => ({
      row,
      classified: isClassified(determination?.inputs),
      dossierFinished: system.approval.dossierFinished,
    })),
  );
  return { input, calendar, systems, totals };
}
