import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDelayed } from './delayed.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('writes the last value a second after the last key, once', () => {
  const write = vi.fn<(text: string) => void>();
  const text = createDelayed<string>(write, 1000);
  text.set('Đ');
  vi.advanceTimersByTime(900);
  text.set('Đã');
  vi.advanceTimersByTime(900);
  expect(write).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  expect(write.mock.calls).toEqual([['Đã']]);
  text.flush();
  vi.advanceTimersByTime(5000);
  expect(write).toHaveBeenCalledTimes(1);
});

it('writes at once when told, and nothing when nothing waits', () => {
  const write = vi.fn<(text: string) => void>();
  const text = createDelayed<string>(write, 1000);
  text.flush();
  text.set('xong');
  expect(text.waiting).toBe(true);
  text.flush();
  expect(write.mock.calls).toEqual([['xong']]);
  expect(text.waiting).toBe(false);
});
