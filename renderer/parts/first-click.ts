/** Acts, unless this is the second click of a double click: people double-click buttons that add something, and mean one. */
export function firstClick({ detail }: { detail: number }, act: () => void): void {
  // 0 for a key, then the clicks that follow one another.
  if (detail < 2) act();
}
