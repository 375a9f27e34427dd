/** Entry of the command `antam`. */
import { nodeTooOld } from './cli/node-version.ts';

const words = process.argv.slice(2);
const tooOld = nodeTooOld(process.versions.node);
if (tooOld === null) {
  const { run } = await import('./cli.ts');
  process.exitCode = await run(words);
} else {
  if (words.includes('--json')) console.log(JSON.stringify({ error: { code: 'USAGE', message: tooOld } }, undefined, 2));
  console.error(tooOld);
  process.exitCode = 2;
}
