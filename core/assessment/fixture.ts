/** The shipped law and made-up answers, for tests of what is taken along. */
import { readFileSync } from 'node:fs';
import { itemsOf } from '../checklist/items.ts';
import { crosswalk as crosswalkSchema } from '../checklist/crosswalk.ts';
import { withDigests } from '../checklist/digest.ts';
import { checklistFile, type Checklist, type ChecklistItem, type FrameworkId, type Trait } from '../checklist/model.ts';
import { readYamlFile } from '../checklist/parse.ts';
import { applyChange, emptyAnswer } from './answer.ts';
import type { CarrySource } from './carry-over-model.ts';
import { wordingOf } from './carry-over-wording.ts';
import type { Answer, AnswerChange } from './model.ts';

const read = (path: string): string => readFileSync(new URL(`../../checklists/${path}`, import.meta.url), 'utf8');
export const crosswalk = readYamlFile(crosswalkSchema, read('crosswalk.yaml'), 'crosswalk.yaml');

const lists = new Map<string, Checklist>();
/** A shipped checklist. */
export function list(framework: FrameworkId, level: number): Checklist {
  const file = `${framework}/level-${level}.yaml`;
  const known = lists.get(file) ?? withDigests(readYamlFile(checklistFile, read(file), file));
  lists.set(file, known);
  return known;
}

/** Every trait that some item of the lists asks for: nothing is set aside. */
export const traitsOf = (...all: Checklist[]): Trait[] => [...new Set(all.flatMap(itemsOf).flatMap((item) => item.when ?? []))];

/** The answer to an item of a checklist. */
export const answerTo = (checklist: Checklist, item: ChecklistItem, change: AnswerChange, evidence: string[] = []): Answer => ({
  ...applyChange(
    emptyAnswer({ id: item.id, digest: checklist.itemDigests[item.id] ?? '' }, '2025-11-22T00:00:00.000Z', 'Minh'),
    change,
    'plan-1',
  ),
  evidence,
});

/** A source of answers that were given to this checklist. */
export const sourceOf = (checklist: Checklist, answers: Answer[], change: Partial<CarrySource> = {}): CarrySource => ({
  kind: 'year',
  systemId: 'his',
  year: 2025,
  framework: checklist.framework,
  level: checklist.level,
  checklist,
  ...wordingOf(answers, [checklist]),
  ...change,
});
