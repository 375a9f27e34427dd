/** The level form, filled as a person would: by the words of the framework file, in its order. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { parse } from 'yaml';

export type Inputs = Record<string, string | number | boolean | string[]>;
export type FrameworkId = 'nd331-2026' | 'nd85-2016';

/** The pane that says what follows from the answers. */
export const result = (page: Page): Locator => page.getByRole('complementary', { name: 'Kết quả' });

interface Question {
  id: string;
  label: string;
  type: string;
  maximum?: number;
  options?: { id: string; label: string }[];
}
const questionsOf = (framework: FrameworkId): Question[] =>
  parse(readFileSync(resolve('checklists', framework, 'framework.yaml'), 'utf8')).inputs;

/** Answers the questions that `inputs` names. */
export async function answer(page: Page, framework: FrameworkId, inputs: Inputs): Promise<void> {
  for (const { id, label, type, maximum, options = [] } of questionsOf(framework)) {
    const value = inputs[id];
    if (value === undefined) continue;
    const named = { name: label, exact: true };
    if (type === 'choice_multiple') {
      for (const option of options) {
        const box = page.getByRole('group', named).getByLabel(option.label, { exact: true });
        await box.setChecked(Array.isArray(value) && value.includes(option.id));
      }
    } else if (type === 'text' || (type === 'integer' && maximum === undefined)) {
      await page.getByLabel(label, { exact: true }).fill(String(value));
    } else {
      const wanted =
        type === 'boolean' ? (value === true ? 'Có' : 'Không') : (options.find((option) => option.id === value)?.label ?? String(value));
      await page.getByRole('radiogroup', named).last().getByText(wanted, { exact: true }).click();
    }
  }
}
