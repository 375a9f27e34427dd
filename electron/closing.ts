/** Closing the window waits for its page, which may hold text typed a moment ago; but never for a page that hangs. */

const WAIT_MS = 2000;

export interface Closing {
  /** The user wants to close the window. */
  request(): void;
  /** The page has written everything (`true`), or asks the user first (`false`). */
  answer(close: boolean): void;
}

/** `ask` tells the page; `close` closes the window for good. */
export function createClosing({ ask, close }: { ask: () => void; close: () => void }): Closing {
  let timer: NodeJS.Timeout | undefined;
  const stopWaiting = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    request: () => {
      // A second click while the page still writes does not make it later.
      timer ??= setTimeout(close, WAIT_MS);
      ask();
    },
    answer: (closes) => {
      stopWaiting();
      if (closes) close();
    },
  };
}
