/** The level form: questions of the decree, the result with its clauses while one answers, and the record of it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { parse } from 'yaml';
import { expect, takePictures, test } from './fixture.ts';
import { addSystem, createWorkspace, expectAccessibleInBothSchemes, goTo } from './window.ts';

type Inputs = Record<string, string | number | boolean | string[]>;
type FrameworkId = 'nd331-2026' | 'nd85-2016';

async function openForm(page: Page): Promise<void> {
  await createWorkspace(page);
  await addSystem(page, 'Hệ thống thông tin bệnh viện', 'HIS');
  await page.getByRole('link', { name: 'Xác định cấp độ' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Xác định cấp độ' })).toBeVisible();
}

const result = (page: Page): Locator => page.getByRole('complementary', { name: 'Kết quả' });
const choice = (page: Page, name: RegExp): Locator => page.getByRole('radiogroup', { name });
const sensitive = (page: Page): Locator => page.getByLabel('Số chủ thể có dữ liệu cá nhân nhạy cảm');

interface Question {
  id: string;
  label: string;
  type: string;
  maximum?: number;
  options?: { id: string; label: string }[];
}
const questionsOf = (framework: FrameworkId): Question[] =>
  parse(readFileSync(resolve('checklists', framework, 'framework.yaml'), 'utf8')).inputs;

/** Answers as a person would, by the words of the framework file, in its order. */
async function answer(page: Page, framework: FrameworkId, inputs: Inputs): Promise<void> {
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

/** A hospital system open to patients, with the health data of 41,256 people. */
const HIS: Inputs = {
  system_types: ['citizen_service'],
  information_types: ['personal'],
  conditional_business: 'in_list',
  administrative_procedures: false,
  basic_subjects: 63_480,
  sensitive_subjects: 41_256,
  counting_method: 'Đếm mã người bệnh khác nhau, ngày 20/11/2026',
};
const SCOPED: Inputs = { single_owner: true, scope_reason: 'Một chức năng lõi, chạy độc lập.' };

interface Found {
  level: number | null;
  matched: { clause: string }[];
  raisedBy: { clause: string } | null;
  warnings: { text: string }[];
  approval: { appraisalWithin: { days: number } | null } | null;
}

/** Form and terminal say the same of the same answers. */
async function expectAsInTerminal(page: Page, framework: FrameworkId, inputs: Inputs): Promise<Found> {
  const input = JSON.stringify({ framework, inputs });
  const said: Found = JSON.parse(
    execFileSync(process.execPath, [resolve('out/main/antam.js'), 'level', '-', '--json'], { input, encoding: 'utf8' }),
  );
  const pane = result(page);
  await expect(pane.getByRole('img', { name: `Cấp độ ${said.level} trên 5` })).toBeVisible();
  const grounds = pane.locator('section').filter({ has: page.getByRole('heading', { name: 'Vì sao', exact: true }) });
  const clauses = [...(said.raisedBy === null ? [] : [said.raisedBy]), ...said.matched].map(({ clause }) => clause);
  await expect(grounds.locator('.clause')).toHaveText(clauses);
  for (const { text } of said.warnings) await expect(pane).toContainText(text.replace(/\.$/, ''));
  if (said.approval?.appraisalWithin != null) await expect(pane).toContainText(`${said.approval.appraisalWithin.days} ngày`);
  return said;
}

test('asks only what matters, and says what the terminal says: level, clauses, warnings, who decides; and what to hand in', async ({
  page,
}) => {
  await openForm(page);
  const pane = result(page);
  await expect(pane).toContainText('Chưa xác định');
  await expect(pane).toContainText('Chưa có đánh giá rủi ro đã hoàn thành');
  await expect(pane).toContainText('NĐ 331 Đ10.2.a');
  await expect(sensitive(page)).toBeHidden();
  await answer(page, 'nd331-2026', HIS);
  expect((await expectAsInTerminal(page, 'nd331-2026', HIS)).level).toBe(3);
  await expect(pane).toContainText('Sở Y tế tỉnh Lam Giang phê duyệt');
  await expect(pane).toContainText('5 ngày làm việc từ ngày nhận hồ sơ (NĐ 331 Đ23.2)');
  await expect(pane).toContainText('Số mẫu suy ra từ nội dung mẫu');
  await expect(pane).toContainText('Thuyết minh phương án bảo đảm an ninh mạng');
  await expect(pane).toContainText('Trước khi phê duyệt cấp độ');
  await expect(page.getByText('từ ngưỡng 10.000')).toBeVisible();
  // The dots come when the field is left.
  await expect(sensitive(page)).toHaveValue('41.256');
  const text = pane.getByRole('region', { name: 'Thuyết minh đề xuất cấp độ' });
  await expect(text).toContainText('(2) dịch vụ trực tuyến khác có dữ liệu của từ 100.000 chủ thể (cơ bản) hoặc từ 10.000 chủ thể');
  await text.getByRole('button', { name: 'Sao chép', exact: true }).click();
  await expect(page.getByText('Đã sao chép')).toBeVisible();
  expect(await page.evaluate(() => String(window.getSelection()))).toContain('đề xuất cấp độ 3 đối với Hệ thống thông tin bệnh viện.');
  await expectAccessibleInBothSchemes(page);
  await takePictures(page, 'level');
  expect(await questionsUnderAnswers(page)).toEqual([]);

  const internal = { system_types: ['internal'], information_types: ['personal'], sensitive_subjects: 12_000 };
  await answer(page, 'nd331-2026', internal);
  expect((await expectAsInTerminal(page, 'nd331-2026', { ...HIS, ...internal })).level).toBe(2);
  await answer(page, 'nd331-2026', { risk_assessed_level: 3 });
  await expect(pane).toContainText('nâng lên theo NĐ 331 Đ10.5');
  expect((await expectAsInTerminal(page, 'nd331-2026', { ...HIS, ...internal, risk_assessed_level: 3 })).level).toBe(3);
  const building = { system_types: ['industrial_control'], information_types: ['private'], construction_grade: 'I' };
  await answer(page, 'nd331-2026', building);
  expect((await expectAsInTerminal(page, 'nd331-2026', { ...building, risk_assessed_level: 3 })).level).toBe(4);
  await expect(pane).toContainText('Bộ Công an thẩm định');
});

/** A finished assessment of the system that the page shows, as its own editor stores it (system.spec.ts fills that editor). */
async function finishRiskAssessment(page: Page, harm: 2 | 4): Promise<void> {
  const systemId = /systems\/([^/?]+)/.exec(page.url())?.[1] ?? '';
  const reply = await page.evaluate((assessment) => window.bridge.call('risk.put', assessment), {
    id: `rui-ro-${harm}`,
    systemId,
    date: '2026-11-18',
    occasion: 'first',
    assessor: 'Tổ đánh giá rủi ro',
    assets: [{ id: 'a', name: 'Cơ sở dữ liệu', information: 'Hồ sơ bệnh án', owner: 'Phòng Công nghệ thông tin' }],
    entries: [
      {
        id: 'e',
        asset: 'Cơ sở dữ liệu',
        threat: 'Mã độc tống tiền',
        likelihood: 3,
        impact: 5,
        harm,
        harmReason: 'Ngừng khám chữa bệnh nhiều ngày',
        controls: 'Sao lưu hằng ngày',
        treatment: 'accept',
        action: 'Diễn tập khôi phục',
        responsible: '',
        due: null,
      },
    ],
    communication: 'Báo cáo Giám đốc',
    conclusion: '',
    finished: true,
  } as const);
  expect(reply).toMatchObject({ ok: true });
}

/** Ids of questions whose label or clause runs under the answer, at 1280. */
const questionsUnderAnswers = (page: Page): Promise<string[]> =>
  page.locator('[id^="question-"]').evaluateAll((questions) =>
    questions
      .filter((question) => {
        const [label, control] = question.children;
        const edge = control?.getBoundingClientRect().left ?? 0;
        return [...(label?.querySelectorAll('*') ?? [])].some(
          (part) =>
            part.getBoundingClientRect().right > edge ||
            (part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== 'inline'),
        );
      })
      .map(({ id }) => id),
  );

test('nothing wrong is written, nothing unwritten is lost; what is written keeps its grounds and tells what it changed', async ({
  page,
}) => {
  await openForm(page);
  await answer(page, 'nd331-2026', HIS);
  await page.getByLabel('Số chủ thể có dữ liệu cá nhân cơ bản').fill('63480x');
  await page.getByLabel('Cách đếm và ngày đếm').focus();
  await expect(page.getByText('Chỉ nhập chữ số.')).toBeVisible();
  await page.getByLabel('Số chủ thể có dữ liệu cá nhân cơ bản').fill('63480');
  await page.getByRole('button', { name: 'Ghi vào hồ sơ đề xuất' }).click();
  await expect(page.getByText('Cần trả lời câu này.')).toHaveCount(2);
  await expect(choice(page, /một chủ quản/).getByLabel('Có', { exact: true })).toBeFocused();
  await answer(page, 'nd331-2026', SCOPED);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Đã ghi Cấp độ 3 cho HIS')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Đánh giá', exact: true }).last()).toBeVisible();

  // The newest finished risk assessment answers its question; another number is told; it raises, never lowers.
  await finishRiskAssessment(page, 4);
  await page.getByRole('link', { name: 'Xác định lại' }).click();
  const pane = result(page);
  await expect(page.getByText('Lấy từ đánh giá rủi ro ngày 18/11/2026: cấp độ 4.')).toBeVisible();
  await expect(pane.getByRole('img', { name: 'Cấp độ 4 trên 5' })).toBeVisible();
  await expect(pane).toContainText('nâng lên theo NĐ 331 Đ10.5');
  await expect(pane).not.toContainText('Chưa có đánh giá rủi ro');
  await answer(page, 'nd331-2026', { risk_assessed_level: 2 });
  await expect(page.getByText('Khác với đánh giá rủi ro ngày 18/11/2026: cấp độ 4.')).toBeVisible();
  await expect(page.getByText('đánh giá rủi ro chỉ nâng, không hạ')).toBeVisible();
  await expect(pane.getByRole('img', { name: 'Cấp độ 3 trên 5' })).toBeVisible();
  await page.getByRole('button', { name: 'Lấy lại cấp độ 4' }).click();
  await expect(pane.getByRole('img', { name: 'Cấp độ 4 trên 5' })).toBeVisible();
  await finishRiskAssessment(page, 2);
  await goTo(page, 'Hệ thống');
  await page.getByRole('link', { name: /Hệ thống thông tin bệnh viện/ }).click();

  // Another answer is unwritten; changed back by hand, or thrown away, it is not; thrown away it can be had back.
  await page.getByRole('link', { name: 'Xác định lại' }).click();
  const discard = page.getByRole('button', { name: 'Bỏ thay đổi' });
  await expect(sensitive(page)).toHaveValue('41.256');
  await expect(discard).toBeHidden();
  await sensitive(page).fill('9000');
  await expect(discard).toBeVisible();
  await sensitive(page).fill('41256');
  await expect(discard).toBeHidden();
  await answer(page, 'nd331-2026', { conditional_business: 'not_in_list', sensitive_subjects: 9_000 });
  await expect(result(page).getByRole('img', { name: 'Cấp độ 2 trên 5' })).toBeVisible();
  await discard.click();
  await expect(sensitive(page)).toHaveValue('41.256');
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(sensitive(page)).toHaveValue('9.000');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Đã ghi Cấp độ 2 cho HIS')).toBeVisible();

  await page.getByRole('tab', { name: 'Cấp độ', exact: true }).click();
  const history = page.getByRole('region', { name: 'Các lần xác định' });
  const changed = history.getByRole('group', { name: 'Khác lần trước theo NĐ 331/2026' });
  await expect(changed).toContainText('Cấp độ 3 → Cấp độ 2');
  await expect(changed.getByRole('row', { name: /nhạy cảm/ })).toHaveText(/41\.256.*9\.000/);
  await expect(changed).toContainText('Tiêu chí không còn khớp');
  await expectAccessibleInBothSchemes(page);
  await page.screenshot({ path: 'test-results/screens/level-history.png', fullPage: true });
  await history
    .getByRole('button', { name: /Bắt đầu từ lần xác định/ })
    .last()
    .click();
  await expect(sensitive(page)).toHaveValue('41.256');
  await expect(result(page).getByRole('img', { name: 'Cấp độ 3 trên 5' })).toBeVisible();
  await expect(discard).toBeVisible();
  await discard.click();
  await expect(sensitive(page)).toHaveValue('9.000');
});

test('a template and the other decree only suggest; in transition both results stand side by side', async ({ page }) => {
  await openForm(page);
  // The register makes systems from templates; the form begins with their answers.
  const id = await page.evaluate(async () => {
    const reply = await window.bridge.call('systems.createFromTemplates', { framework: 'nd85-2016', templates: ['his-online'] });
    return reply.ok ? ((reply.value as { id: string }[])[0]?.id ?? '') : '';
  });
  await page.evaluate((system) => {
    window.location.hash = `/systems/${system}/level`;
  }, id);
  const suggested = page.getByText('gợi ý từ mẫu, cần xác nhận');
  await expect(suggested).toHaveCount(3);
  await expect(result(page)).toContainText('Nếu xác nhận các gợi ý: Cấp độ 3');
  await expect(result(page).getByRole('img', { name: 'Chưa xác định cấp độ' })).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await page.getByRole('button', { name: 'Xác nhận gợi ý: Loại hình hệ thống thông tin' }).click();
  await expect(suggested).toHaveCount(2);
  await page.getByRole('button', { name: 'Xác nhận cả 2 gợi ý' }).click();
  await expect(suggested).toHaveCount(0);
  const old = { system_types: ['citizen_service'], information_types: ['personal'], conditional_business: 'in_list' };
  const rest: Inputs = { public_service_level: 'none', users: 41_256, single_owner: true };
  await answer(page, 'nd85-2016', rest);
  await expectAsInTerminal(page, 'nd85-2016', { ...old, ...rest });

  const both = result(page).getByRole('region', { name: 'Theo hai nghị định' });
  await expect(both.getByRole('group', { name: 'NĐ 85/2016' })).toContainText('NĐ 85 Đ9.2.c');
  await expect(both.getByRole('group', { name: 'NĐ 331/2026' })).toContainText('Chưa xác định');
  await both.getByText('Câu phải trả lời riêng theo NĐ 331/2026').click();
  await expect(both).toContainText('Số chủ thể có dữ liệu cá nhân nhạy cảm: đếm theo đối tượng khác nên không mang sang');
  await both.getByRole('button', { name: 'Trả lời theo NĐ 331/2026' }).click();
  await expect(page.getByText('mang sang từ NĐ 85/2016, cần xác nhận')).toHaveCount(3);
  await expect(sensitive(page)).toHaveValue('');
  await page.getByRole('button', { name: /^Xác nhận cả \d gợi ý$/ }).click();
  await answer(page, 'nd331-2026', { ...HIS, ...SCOPED });
  await expect(both.getByRole('group', { name: 'NĐ 331/2026' })).toContainText('NĐ 331 Đ13.2.c');
  await page.screenshot({ path: 'test-results/screens/level-both.png' });
  // Answers of both wait while the page is left.
  await goTo(page, 'Trang chủ');
  await page.goBack();
  await expect(both.getByRole('group', { name: 'NĐ 85/2016' })).toContainText('Cấp độ 3');
  await expect(both.getByRole('group', { name: 'NĐ 331/2026' })).toContainText('Cấp độ 3');
});
