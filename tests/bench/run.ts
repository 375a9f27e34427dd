/**
 * npm run bench: measures every row of tests/bench/rows and prints one table. Needs a build (npm run build).
 * Words given choose rows by file name: npm run bench -- durable-answer.
 */
import { readdirSync } from 'node:fs';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Row } from './row.ts';

const folder = join(import.meta.dirname, 'rows');
const chosen = process.argv.slice(2);
const files = readdirSync(folder).filter((file) => chosen.length === 0 || chosen.some((word) => file.includes(word)));

const table = [['row', 'ours', 'alternative', 'ratio', 'against']];
let failures = 0;
for (const file of files.sort()) {
  const { default: found } = (await import(join(folder, file))) as { default: Row | Row[] };
  for (const row of [found].flat()) {
    process.stderr.write(`${row.name} …\n`);
    const measured = await measure(row);
    process.stderr.write(`  ${measured.slice(1, 4).join(', ')}\n`);
    table.push(measured);
  }
}
print(table);
console.log(
  `\nmachine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${platform()} ${release()} ${arch()}, Node ${process.version}`,
);
process.exitCode = failures === 0 ? 0 : 1;

async function measure(row: Row): Promise<string[]> {
  try {
    const { ours, other, unit } = await row.run();
    return [row.name, `${rounded(ours)} ${unit}`, `${rounded(other)} ${unit}`, (ours / other).toFixed(2), row.alternative];
  } catch (error) {
    failures++;
    console.error(error);
    return [row.name, 'failed', '–', '–', row.alternative];
  }
}

/** Three significant digits: more would feign a precision the machine does not have. */
function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function print(rows: string[][]): void {
  const widths = (rows[0] ?? []).map((_title, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: string[]): string => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  console.log([line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body.map(line)].join('\n'));
}
