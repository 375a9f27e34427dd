/** Reads what the program was started with: words of the command line, and the clock tests may set. */

/** The commands of CLI.md. */
export const COMMANDS: ReadonlySet<string> = new Set([
  'checklists',
  'level',
  'demo',
  'dossier',
  'sign',
  'verify',
  'import',
  'rollup',
  'fsck',
  'backup',
  'restore',
]);

/**
 * The command line's words from the command on, or null when the program was started as a window.
 * `argv` is process.argv of Electron's main process; unpackaged, its first word that is no switch is the folder of the program.
 */
export function commandLine(argv: readonly string[], packaged: boolean): string[] | null {
  const words = argv.slice(1);
  const positions = [...words.keys()].filter((index) => !words[index]?.startsWith('-'));
  const first = positions[packaged ? 0 : 1];
  if (first === undefined) return null;
  return COMMANDS.has(words[first] ?? '') ? words.slice(first) : null;
}

/** The clock: the computer's, or in an unpackaged program the instant ANTAM_NOW, so that tests see the same day every day. */
export function clockFrom(environment: { ANTAM_NOW?: string | undefined }, packaged: boolean): () => Date {
  const fixed = packaged ? undefined : environment.ANTAM_NOW;
  if (fixed === undefined || fixed === '') return () => new Date();
  const instant = new Date(fixed);
  if (Number.isNaN(instant.getTime())) throw new Error(`ANTAM_NOW is not an ISO instant: ${fixed}`);
  return () => new Date(instant);
}
