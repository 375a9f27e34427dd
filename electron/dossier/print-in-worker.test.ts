import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fixtureRecord } from './fixture.ts';
import { printInWorker } from './print-in-worker.ts';
import { printRecord } from './print.ts';
import type { PrintProgress } from './progress.ts';

const fonts = join(import.meta.dirname, '../../resources/fonts');
const worker = pathToFileURL(join(import.meta.dirname, 'print-worker.ts'));

describe('printing in a thread of its own', () => {
  it('gives the same bytes as printing here, and tells how far it is', async () => {
    const told: PrintProgress[] = [];
    const there = await printInWorker(fixtureRecord(), { worker, fonts, onProgress: (progress) => told.push(progress) });
    const here = await printRecord(fixtureRecord(), { fonts });
    expect(Buffer.compare(Buffer.from(there.pdf), Buffer.from(here.pdf))).toBe(0);
    expect(there.pages).toBe(here.pages);
    expect(told[0]).toEqual({ phase: 'layout', done: 0, total: 1 });
    expect(told.at(-1)).toEqual({ phase: 'write', done: 100, total: 100 });
  });

  it('takes the worker as a path as well', async () => {
    const { pages } = await printInWorker(fixtureRecord(), { worker: join(import.meta.dirname, 'print-worker.ts'), fonts });
    expect(pages).toBeGreaterThan(20);
  });

  it('ends at once when stopped', async () => {
    const stop = new AbortController();
    const printing = printInWorker(fixtureRecord(), { worker, fonts, signal: stop.signal, onProgress: () => stop.abort() });
    await expect(printing).rejects.toMatchObject({ failure: { code: 'CANCELLED' } });
    await expect(printInWorker(fixtureRecord(), { worker, fonts, signal: stop.signal })).rejects.toMatchObject({
      failure: { code: 'CANCELLED' },
    });
  });

  it('hands back why a record can not be printed', async () => {
    const record = fixtureRecord();
    record.unit.name = 'Bệnh viện 😀';
    await expect(printInWorker(record, { worker, fonts })).rejects.toMatchObject({
      failure: { code: 'TEXT_NOT_PRINTABLE', details: [{ where: 'unit.name' }] },
    });
    await expect(printInWorker(fixtureRecord(), { worker, fonts: '/nonexistent' })).rejects.toMatchObject({
      failure: { code: 'FILE_UNREADABLE' },
    });
    await expect(printInWorker(fixtureRecord(), { worker: '/nonexistent.ts', fonts })).rejects.toMatchObject({
      failure: { code: 'INTERNAL' },
    });
  });
});
