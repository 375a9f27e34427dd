/** Files from outside: a picked or dropped file gives its path, so that main reads it from disk. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, isDouble, test } from './fixture.ts';

interface FilePage {
  bridge: { pathOf(file: File): string };
  seenPaths: string[];
}

/** Plants an input and a drop zone that note the path of what they get. */
function plant(): void {
  const page = window as unknown as FilePage;
  page.seenPaths = [];
  const note = (files: FileList | null): void => {
    for (const file of files ?? []) page.seenPaths.push(page.bridge.pathOf(file));
  };
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.id = 'planted-input';
  input.addEventListener('change', () => note(input.files));
  const zone = document.createElement('div');
  zone.id = 'planted-zone';
  zone.style.setProperty('height', '80px');
  zone.addEventListener('dragover', (event) => event.preventDefault());
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    note(event.dataTransfer?.files ?? null);
  });
  document.body.prepend(input, zone);
}

const seenPaths = (): string[] => (window as unknown as FilePage).seenPaths;

test('a picked file gives its path, Vietnamese letters included', async ({ page, userData }) => {
  const files = ['Biên bản kiểm tra.pdf', 'ảnh chụp.png'].map((name) => join(userData, name));
  for (const file of files) writeFileSync(file, file);
  await page.evaluate(plant);
  await page.locator('#planted-input').setInputFiles(files);
  await expect.poll(() => page.evaluate(seenPaths)).toEqual(files);
});

test('a dropped file gives its path and does not navigate', async ({ page, userData }) => {
  test.skip(!isDouble, 'Electron lets no debugger drop files; there a person does');
  const file = join(userData, 'Quyết định phê duyệt.pdf');
  writeFileSync(file, 'x');
  const address = page.url();
  await page.evaluate(plant);
  const box = await page.locator('#planted-zone').boundingBox();
  if (box === null) throw new Error('The zone is not visible.');
  const devTools = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    await devTools.send('Input.dispatchDragEvent', { type, x: box.x + 10, y: box.y + 10, data });
  }
  await expect.poll(() => page.evaluate(seenPaths)).toEqual([file]);
  expect(page.url()).toBe(address);
});

test('a file made by a script has no path', async ({ page }) => {
  const path = await page.evaluate(() => (window as unknown as FilePage).bridge.pathOf(new File(['x'], 'made.txt')));
  expect(path).toBe('');
});
