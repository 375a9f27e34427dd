/** A whole list of level 3, from the first requirement to the last, without the mouse: nothing is lost, everything can be taken back. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { AssessmentView } from '../../core/api.ts';
import type { Answer } from '../../core/assessment/model.ts';
import { TRAITS } from '../../core/checklist/model.ts';
import { expect, expectQuiet, isDouble, launch, test } from './fixture.ts';
import { answerDialogs } from './sample.ts';
import { createWorkspace } from './window.ts';

const YEAR = 2026;
const RELOAD_EVERY = 10;
const KILL_AFTER = 125;
const STEPS = 100;
const VERDICTS = ['compliant', 'partial', 'non_compliant', 'not_applicable'] as const;

/** What the main process answers to a call of the contract. */
async function ask<T>(page: Page, method: string, input: unknown): Promise<T> {
  const wire = await page.evaluate(([name, value]) => window.bridge.call(String(name), value), [method, input]);
  if (!wire.ok) throw new Error(`${method}: ${wire.failure.message}`);
  return wire.value as T;
}

/** A system of level 3 that has every trait: nothing of its list is set aside. */
async function addWholeSystem(page: Page): Promise<string> {
  const { id } = await ask<{ id: string }>(page, 'systems.create', {
    name: 'Hệ thống HIS',
    shortName: 'HIS',
    purpose: '',
    framework: 'nd331-2026',
  });
  await ask(page, 'level.save', {
    systemId: id,
    framework: 'nd331-2026',
    inputs: {
      system_types: ['citizen_service'],
      information_types: ['private', 'personal'],
      conditional_business: 'in_list',
      administrative_procedures: false,
      basic_subjects: 41_256,
      sensitive_subjects: 41_256,
      counting_method: 'Đếm mã người bệnh',
      single_owner: true,
      scope_reason: 'Một chức năng nghiệp vụ',
    },
  });
  const system = await ask<object>(page, 'systems.get', { id });
  await ask(page, 'systems.save', { ...system, traits: TRAITS });
  return id;
}

const answersOf = async (page: Page, systemId: string): Promise<Answer[]> =>
  (await ask<AssessmentView>(page, 'assessment.open', { systemId, year: YEAR })).answers;
const onDesk = (page: Page) => expect(page.getByRole('radiogroup', { name: 'Kết luận' })).toBeVisible();
async function toDesk(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Năm báo cáo 2026' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await onDesk(page);
}
const itemOnScreen = (page: Page): string | null => new URLSearchParams(page.url().split('?')[1]).get('item');
/** At once, as a power cut would. */
function killChildren(pid: number | undefined): void {
  const file = `/proc/${pid ?? 0}/task/${pid ?? 0}/children`;
  if (!existsSync(file)) return;
  for (const child of readFileSync(file, 'utf8').split(' ').map(Number)) if (child > 0) process.kill(child, 'SIGKILL');
}
const noteOf = (i: number): string => (i % 12 === 5 ? `Hiện trạng của yêu cầu thứ ${i + 1}` : '');

async function reopen(userData: string): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await launch(userData);
  const page = await app.firstWindow();
  await answerDialogs(app, join(userData, 'home', 'Documents'));
  return { app, page };
}

test('239 requirements are answered by keyboard, through reloads and a killed program; 100 steps are taken back', async ({ userData }) => {
  test.setTimeout(240_000);
  let { app, page } = await reopen(userData);
  await createWorkspace(page);
  const systemId = await addWholeSystem(page);
  const { checklist } = await ask<AssessmentView>(page, 'assessment.open', { systemId, year: YEAR });
  const items = checklist.groups.flatMap((group) => group.items.map(({ id }) => id));
  expect(items).toHaveLength(239);

  await page.reload();
  await toDesk(page);
  for (const [i] of items.entries()) {
    await page.keyboard.press(String((i % 4) + 1));
    if (noteOf(i) !== '') {
      await page.keyboard.press('n');
      await page.keyboard.insertText(noteOf(i));
      await page.keyboard.press('Escape');
    }
    await page.keyboard.press('j');
    const answered = i + 1;
    const next = items[answered];
    if (answered === KILL_AFTER) {
      await expect.poll(async () => (await answersOf(page, systemId)).length).toBe(answered);
      // The double's browser is a child of its own; Electron's windows go with the program.
      if (isDouble) killChildren(app.process().pid);
      app.process().kill('SIGKILL');
      await app.waitForEvent('close');
      ({ app, page } = await reopen(userData));
      await page
        .getByRole('button', { name: /Bệnh viện Đa khoa tỉnh Lam Giang/ })
        .first()
        .press('Enter');
      await toDesk(page);
      await page.keyboard.press('u');
    } else if (answered % RELOAD_EVERY === 0) {
      if (next !== undefined) await expect.poll(() => itemOnScreen(page)).toBe(next);
      await page.reload();
    } else continue;
    await onDesk(page);
    expect(await answersOf(page, systemId)).toHaveLength(answered);
    if (next !== undefined) await expect.poll(() => itemOnScreen(page)).toBe(next);
  }

  const kept = new Map((await answersOf(page, systemId)).map((answer) => [answer.itemId, answer]));
  expect(items.map((id) => kept.get(id)?.verdict)).toEqual(items.map((_, i) => VERDICTS[i % 4]));
  expect(items.map((id) => kept.get(id)?.note)).toEqual(items.map((_, i) => noteOf(i)));

  const content = async (): Promise<string> => JSON.stringify(await answersOf(page, systemId));
  const start = await content();
  for (let i = items.length - 1; i >= items.length - STEPS; i--) {
    await page.keyboard.press(String(((i + 1) % 4) + 1));
    await page.keyboard.press('k');
  }
  await expect(page.getByRole('contentinfo')).toContainText('Đã lưu lúc');
  const changed = await content();
  expect(changed).not.toBe(start);
  for (let i = 0; i < STEPS; i++) await page.keyboard.press('Control+z');
  await expect.poll(content).toBe(start);
  for (let i = 0; i < STEPS; i++) await page.keyboard.press('Control+Shift+z');
  await expect.poll(content).toBe(changed);
  await expectQuiet(app);
  await app.close();
});
