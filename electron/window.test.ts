import { describe, expect, it } from 'vitest';
import { windowOptions } from './window.ts';

describe('the window', () => {
  it('has exactly these web preferences, and no more', () => {
    expect(windowOptions('/app/out/preload/index.cjs', true).webPreferences).toEqual({
      preload: '/app/out/preload/index.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: false,
    });
  });

  it('allows developer tools only where it is not packaged', () => {
    expect(windowOptions('/p', false).webPreferences?.devTools).toBe(true);
  });

  it('opens at 1280×800, never smaller than 1024×700, and not before its first picture', () => {
    expect(windowOptions('/p', true)).toMatchObject({
      title: 'An Tâm',
      width: 1280,
      height: 800,
      minWidth: 1024,
      minHeight: 700,
      show: false,
    });
  });
});
