/** For tests of the rules: the shipped framework files, and a second opinion on their conditions. */
import { readFileSync } from 'node:fs';
import type { Condition } from '../checklist/condition.ts';
import { framework, type Framework } from '../checklist/framework.ts';
import type { FrameworkId } from '../checklist/model.ts';
import { readYamlFile } from '../checklist/parse.ts';
import type { LevelInputs } from './model.ts';

export const shippedFramework = (id: FrameworkId): Framework =>
  readYamlFile(framework, readFileSync(new URL(`../../checklists/${id}/framework.yaml`, import.meta.url), 'utf8'), `${id}/framework.yaml`);

/** The condition language once more, read plainly over given answers: written apart from evaluate.ts. */
export function plainly(condition: Condition, answers: LevelInputs): boolean {
  if (condition === 'always') return true;
  if ('all' in condition) return condition.all.every((one) => plainly(one, answers));
  if ('any' in condition) return condition.any.some((one) => plainly(one, answers));
  if ('not' in condition) return !plainly(condition.not, answers);
  if (!('input' in condition)) throw new Error('a level rule asks for an answer');
  const answer = answers[condition.input];
  if (answer === undefined) return false;
  const chosen = Array.isArray(answer) ? answer : [];
  if (condition.includes !== undefined) return chosen.includes(condition.includes);
  if (condition.includes_any !== undefined) return chosen.some((one) => condition.includes_any?.includes(one) === true);
  if (condition.only !== undefined) return chosen.length > 0 && chosen.every((one) => condition.only?.includes(one) === true);
  if (condition.in !== undefined) return !Array.isArray(answer) && condition.in.includes(answer);
  if (condition.gte !== undefined) return Number(answer) >= condition.gte;
  if (condition.lt !== undefined) return Number(answer) < condition.lt;
  return answer === condition.is;
}
