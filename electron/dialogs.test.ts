import { describe, expect, it } from 'vitest';
import { createDialogs } from './dialogs.ts';

const filters = [{ name: 'PDF', extensions: ['pdf'] }];

function answering(open: { canceled: boolean; filePaths: string[] }, save: { canceled: boolean; filePath: string }) {
  const asked: unknown[] = [];
  const dialog = {
    showOpenDialog: async (...args: unknown[]) => {
      asked.push(args.at(-1));
      return open;
    },
    showSaveDialog: async (...args: unknown[]) => {
      asked.push(args.at(-1));
      return save;
    },
  };
  return { asked, dialogs: createDialogs(dialog, () => ({}) as never) };
}

describe('file dialogs', () => {
  it('give the chosen paths', async () => {
    const { asked, dialogs } = answering({ canceled: false, filePaths: ['/a.pdf', '/b.pdf'] }, { canceled: false, filePath: '/c.pdf' });
    expect(await dialogs.openFile({ title: 'Chọn', filters, multiple: true })).toEqual(['/a.pdf', '/b.pdf']);
    expect(await dialogs.saveFile({ title: 'Lưu', suggestedName: 'c.pdf', filters })).toBe('/c.pdf');
    expect(asked).toEqual([
      { title: 'Chọn', filters, properties: ['openFile', 'multiSelections'] },
      { title: 'Lưu', defaultPath: 'c.pdf', filters },
    ]);
  });

  it('give nothing when cancelled, whatever else the system answers', async () => {
    const { dialogs } = answering({ canceled: true, filePaths: ['/a.pdf'] }, { canceled: true, filePath: '/c.pdf' });
    expect(await dialogs.openFile({ title: 'Chọn', filters, multiple: false })).toEqual([]);
    expect(await dialogs.saveFile({ title: 'Lưu', suggestedName: 'c.pdf', filters })).toBeNull();
  });
});
