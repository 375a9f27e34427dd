/** Writes a value a moment after it last changed, or at once when told; never twice for one change. */

export interface Delayed<T> {
  /** Notes a new value; it is written after the delay unless another comes. */
  set(value: T): void;
  /** Writes what is waiting now. */
  flush(): void;
  readonly waiting: boolean;
}

export function createDelayed<T>(write: (value: T) => void, delayMs: number): Delayed<T> {
  let pending: { value: T } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    if (pending === null) return;
    const { value } = pending;
    pending = null;
    write(value);
  };
  return {
    set: (value) => {
      pending = { value };
      clearTimeout(timer);
      timer = setTimeout(flush, delayMs);
    },
    flush,
    get waiting() {
      return pending !== null;
    },
  };
}
