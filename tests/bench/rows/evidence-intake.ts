/** A large file into the vault, hashed, stored in chunks and durable; against reading and hashing the same file. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { median, milliseconds, type Row } from '../row.ts';
import { withServices } from '../services.ts';

const ROUNDS = 3;
const MEGABYTES = 128;
const MEGABYTE = 1_000_000;

/** Bytes that no two rounds share, so that nothing is found to be in the vault already. */
async function writeFileOf(path: string, round: number): Promise<void> {
  const handle = await open(path, 'w');
  for (let n = 0; n < MEGABYTES; n++) await handle.write(Buffer.alloc(MEGABYTE, `${round} ${n} minh chứng `));
  await handle.close();
}

async function hashed(path: string): Promise<string> {
  const hash = createHash('sha256');
  const stream: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 1_048_576 });
  for await (const chunk of stream) hash.update(chunk);
  return hash.digest('hex');
}

const row: Row = {
  name: `evidence intake (${MEGABYTES} MB file)`,
  alternative: 'plain SHA-256 of the same file',
  run: () =>
    withServices(async ({ handlers }, folder) => {
      await handlers['workspace.create']({ file: null, unitName: 'Bệnh viện đo tốc độ', ownerName: '', userName: 'Người đo' });
      const ours: number[] = [];
      const other: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const path = join(folder, `minh chứng ${round}.bin`);
        await writeFileOf(path, round);
        // Read once before, so that both find the file in the memory of the system.
        const sha256 = await hashed(path);
        other.push(await milliseconds(() => hashed(path)));
        ours.push(
          await milliseconds(async () => {
            const { added } = await handlers['evidence.addFiles']({ paths: [path], link: null });
            if (added[0]?.sha256 !== sha256) throw new Error('The vault holds other bytes.');
          }),
        );
        await rm(path);
      }
      const perSecond = (times: readonly number[]): number => (MEGABYTES * 1000) / median(times);
      return { ours: perSecond(ours), other: perSecond(other), unit: 'MB/s' };
    }),
};
export default row;
