/** The year before in the sample hospital: resources/sample/earlier.yaml. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { AnswerEdit } from '../../core/assessment/answer.ts';
import type { Law } from '../../core/checklist/library.ts';
import { frameworkId } from '../../core/checklist/model.ts';
import { isoDate, isoInstant } from '../../core/date.ts';
import type { Paths } from '../paths.ts';
import type { Workspace } from '../workspace/index.ts';
import { sampleAnswers, type SampleAnswer } from './answers.ts';
import type { SampleHospital, WrittenSystem } from './content.ts';
import { random } from './random.ts';

const share = z.number().min(0).max(1);
const writtenYear = z.strictObject({
  year: z.number().int(),
  /** When it was answered. */
  from: isoInstant,
  systems: z.array(
    z.strictObject({ system: z.string(), framework: frameworkId, maturity: share, answered: share, dues: z.array(isoDate).min(1) }),
  ),
  carried: z.strictObject({ system: z.string(), share }),
  reported: z.array(z.strictObject({ duty: z.string(), doneOn: isoDate, note: z.string() })),
});
export type EarlierYear = z.infer<typeof writtenYear>;

/** Throws when the shipped file doesn't fit its schema. */
export const readEarlierYear = (paths: Pick<Paths, 'sampleHospital'>): EarlierYear =>
  writtenYear.parse(parse(readFileSync(join(dirname(paths.sampleHospital), 'earlier.yaml'), 'utf8')));

/** What was answered of a system that year, if anything; the evidence of then was not kept here. */
export function addEarlierAnswers(
  workspace: Workspace,
  law: Law,
  hospital: SampleHospital,
  written: WrittenSystem,
  earlier: EarlierYear,
  seed: string,
): void {
  const found = earlier.systems.find(({ system }) => system === written.key);
  const level = workspace.systems.get(written.key).level;
  if (found === undefined || level === null) return;
  const { system: _system, framework, ...known } = found;
  const checklist = law.checklist(framework, level);
  workspace.editions.keep(checklist);
  const { id } = workspace.assessments.ensure(written.key, earlier.year, { framework, level, checklistDigest: checklist.digest });
  const { traits } = workspace.systems.get(written.key);
  const answering = { ...written, ...known, traits, answers: {}, key: `${written.key}/${earlier.year}` };
  for (const { item, change } of sampleAnswers(hospital, answering, checklist, seed)) {
    workspace.assessments.setAnswer(id, { id: item.id, digest: checklist.itemDigests[item.id] ?? '' }, lastYear(change));
  }
}

/** Records that the year was reported. */
export function addEarlierReports(workspace: Workspace, { year, reported }: EarlierYear): void {
  reported.forEach(({ duty, doneOn, note }, at) =>
    workspace.dutiesDone.put({ id: `duty-${year}-${at + 1}`, duty, systemId: null, doneOn, note, evidence: [] }),
  );
}

/** Days that the sentences name are of this year; what was planned then has been done since. */
function lastYear({ plan, ...change }: AnswerEdit): AnswerEdit {
  const note = (change.note ?? '').replaceAll('/2026', '/2025').replaceAll('năm 2026', 'năm 2025');
  return { ...change, note, ...(plan == null ? {} : { plan: { ...plan, state: 'done', doneOn: plan.due ?? null } }) };
}

/** Which of this year's answers stand as they were answered the year before, not confirmed since: what changes of them. */
export function carryOn(
  workspace: Workspace,
  written: WrittenSystem,
  answers: readonly SampleAnswer[],
  { year, carried: { system, share: part } }: EarlierYear,
  seed: string,
): Map<string, AnswerEdit> {
  const before = system === written.key ? workspace.assessments.find(system, year) : null;
  if (before === null) return new Map();
  const old = new Map(workspace.assessments.answers(before.id).map((answer) => [answer.itemId, answer]));
  return new Map(
    answers.flatMap(({ item, change }): [string, AnswerEdit][] => {
      const answer = old.get(item.id);
      // As it was, where the wording is the same: what counts this year is what was said then.
      if (answer?.verdict == null || answer.verdict !== change.verdict || random(`${seed}/${system}/${item.id}/carried`)() >= part)
        return [];
      const { framework, level } = before;
      const { verdict, note } = answer;
      return [
        [
          item.id,
          {
            note,
            confirmed: false,
            carried: { kind: 'year', systemId: system, year, framework, level, items: [item.id], verdict, cover: 'full', delta: '' },
          },
        ],
      ];
    }),
  );
}
