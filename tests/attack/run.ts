/**
 * npm run attack: 10,000 changes of one byte over two signed dossiers, 2,000 more where no signature covers the bytes, and what somebody
 * without the keys can do on purpose. Prints how each was judged; exits 1 when a single one came out valid.
 * Words: the seed (a text), the number of changes.
 */
import { changeBytes, countVerdict, judge, newTally, uncovered, type Tally } from './attack.ts';
import { meddlings } from './meddlings.ts';
import { longTermTarget, plainTarget } from './targets.ts';

const [seed = 'an tâm', wanted = '10000'] = process.argv.slice(2);
const count = Math.max(2, Math.floor(Number(wanted)) || 0);
const STEP = 500;

const targets = [await plainTarget(), await longTermTarget()];
for (const target of targets) {
  const { verdict, reason } = await judge(target.pdf, target.options);
  if (verdict !== 'valid') throw new Error(`${target.name} is ${verdict} before anybody touched it: ${reason}`);
}

const began = performance.now();
const unseen: string[] = [];
for (const target of targets) {
  const told = (what: string, of: number) => (done: number) => {
    if (done % STEP === 0) process.stderr.write(`${target.name}, ${what}: ${done} / ${of}\n`);
  };
  console.log(`\n${target.name}, ${target.pdf.byteLength} byte`);
  const half = Math.ceil(count / targets.length);
  const bytes = newTally();
  await changeBytes(target, { seed, count: half, onEach: told('một byte bất kỳ', half) }, bytes);
  show('một byte bất kỳ', bytes);

  const fifth = Math.ceil(half / 5);
  const aimed = newTally();
  const within = uncovered(target.pdf);
  await changeBytes(target, { seed, count: fifth, within, onEach: told('một byte không chữ ký nào phủ', fifth) }, aimed);
  show('một byte không chữ ký nào phủ', aimed);

  const meddled = newTally();
  for (const [what, pdf] of Object.entries(await meddlings(target.pdf))) {
    const { verdict, reason } = await judge(pdf, target.options);
    countVerdict(meddled, verdict, reason, `${target.name}: ${what}`);
  }
  show('can thiệp có chủ ý', meddled);
}

console.log(`\nseed «${seed}», ${((performance.now() - began) / 1000).toFixed(0)} s`);
for (const what of unseen) console.log(`NOT SEEN: ${what}`);
process.exitCode = unseen.length === 0 ? 0 : 1;

function show(what: string, { verdicts, reasons, unseen: missed }: Tally): void {
  unseen.push(...missed);
  console.log(`  ${what}: valid ${verdicts.valid}, indeterminate ${verdicts.indeterminate}, invalid ${verdicts.invalid}`);
  for (const [reason, times] of [...reasons].toSorted((a, b) => b[1] - a[1])) console.log(`    ${String(times).padStart(6)}  ${reason}`);
}
