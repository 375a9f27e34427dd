import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createClosing, type Closing } from './closing.ts';

let ask = vi.fn<() => void>();
let close = vi.fn<() => void>();
let closing: Closing;

beforeEach(() => {
  vi.useFakeTimers();
  ask = vi.fn<() => void>();
  close = vi.fn<() => void>();
  closing = createClosing({ ask, close });
});
afterEach(() => void vi.useRealTimers());

it('asks the page and closes once it has written everything', () => {
  closing.request();
  expect(ask).toHaveBeenCalledOnce();
  expect(close).not.toHaveBeenCalled();
  closing.answer(true);
  vi.advanceTimersByTime(10_000);
  expect(close).toHaveBeenCalledOnce();
});

it('stays open while the page asks the user, and can be asked again', () => {
  closing.request();
  closing.answer(false);
  vi.advanceTimersByTime(10_000);
  expect(close).not.toHaveBeenCalled();
  closing.request();
  closing.answer(true);
  expect(close).toHaveBeenCalledOnce();
});

it('does not wait long for a page that hangs, however often it is asked', () => {
  closing.request();
  vi.advanceTimersByTime(1500);
  closing.request();
  vi.advanceTimersByTime(500);
  expect(close).toHaveBeenCalledOnce();
});
