/** Content-addressed bytes in chunked rows: evidence and dossiers. Reading always proves the hash. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { FailureError } from '../../core/failure.ts';
import type { Connection } from './database.ts';

/** One row holds at most this much, so that a large file never stands in memory as a whole. */
export const CHUNK_SIZE = 1_048_576;

const blobRow = z.object({ id: z.number(), size: z.number() });
const chunkRow = z.object({ bytes: z.instanceof(Uint8Array) });

export interface BlobStore {
  /** Begins taking bytes in; the blob has no name yet. */
  begin(): number;
  append(id: number, number: number, bytes: Uint8Array): void;
  /** Names the blob; when the same bytes are here already, the new ones are dropped. */
  finish(id: number, sha256: string, size: number): void;
  drop(id: number): void;
  /** Takes the bytes of a hash away, unless a dossier is made of them. To be called inside a transaction. */
  erase(sha256: string): void;
  /** Runs what erases bytes, so that nothing of them is left in the file or beside it: freed pages are overwritten, the log is emptied. */
  erasing<T>(run: () => T): T;
  /** Takes a whole buffer in and returns its SHA-256. To be called inside a transaction. */
  put(bytes: Uint8Array): string;
  /** The bytes of a hash, verified; EVIDENCE_DAMAGED when they don't fit it. */
  read(sha256: string): Uint8Array;
  /** The same chunk by chunk; a wrong hash is told after the last one, before the stream ends. */
  stream(sha256: string): AsyncIterable<Uint8Array>;
}

export const damagedBlob = (sha256: string): FailureError =>
  new FailureError(
    'EVIDENCE_DAMAGED',
    `Nội dung lưu trong kho có mã băm ${sha256.slice(0, 12)}… không còn khớp: tệp đã bị hỏng hoặc bị sửa. Các tệp khác vẫn đọc được. Thêm lại tệp gốc, hoặc khôi phục kho từ bản sao lưu.`,
  );

export function openBlobs(db: Connection): BlobStore {
  const begin = db.prepare('INSERT INTO blob (sha256, size) VALUES (NULL, 0)');
  const append = db.prepare('INSERT INTO blob_chunk (blob_id, number, bytes) VALUES (?, ?, ?)');
  const name = db.prepare('UPDATE blob SET sha256 = ?, size = ? WHERE id = ?');
  const drop = db.prepare('DELETE FROM blob WHERE id = ?');
  const known = db.prepare('SELECT id, size FROM blob WHERE sha256 = ?');
  const chunk = db.prepare('SELECT bytes FROM blob_chunk WHERE blob_id = ? AND number = ?');

  const erase = db.prepare('DELETE FROM blob WHERE sha256 = @sha256 AND sha256 NOT IN (SELECT sha256 FROM dossier_revision)');

  const find = (sha256: string): { id: number; size: number } => {
    const found = known.get(sha256);
    if (found === undefined) throw damagedBlob(sha256);
    return blobRow.parse(found);
  };
  function* chunks(sha256: string): Generator<Uint8Array> {
    const { id, size } = find(sha256);
    const hash = createHash('sha256');
    let read = 0;
    for (let number = 0; read < size; number++) {
      const found = chunk.get(id, number);
      if (found === undefined) throw damagedBlob(sha256);
      const { bytes } = chunkRow.parse(found);
      hash.update(bytes);
      read += bytes.byteLength;
      // The last chunk is handed out only when the whole is proven.
      if (read >= size && (read > size || hash.digest('hex') !== sha256)) throw damagedBlob(sha256);
      yield bytes;
    }
  }
  const startBlob = (): number => Number(begin.run().lastInsertRowid);
  const finish = (id: number, sha256: string, size: number): void => {
    if (known.get(sha256) === undefined) name.run(sha256, size, id);
    else drop.run(id);
  };

  return {
    begin: startBlob,
    append: (id, number, bytes) => {
      append.run(id, number, bytes);
    },
    finish,
    drop: (id) => {
      drop.run(id);
    },
    erase: (sha256) => {
      erase.run({ sha256 });
    },
    erasing: (run) => {
      db.pragma('secure_delete = ON');
      try {
        const result = run();
        db.pragma('wal_checkpoint(TRUNCATE)');
        return result;
      } finally {
        db.pragma('secure_delete = OFF');
      }
    },
    put: (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (known.get(sha256) !== undefined) return sha256;
      const id = startBlob();
      for (let number = 0, at = 0; at < bytes.byteLength; number++, at += CHUNK_SIZE)
        append.run(id, number, bytes.subarray(at, at + CHUNK_SIZE));
      finish(id, sha256, bytes.byteLength);
      return sha256;
    },
    read: (sha256) => Buffer.concat([...chunks(sha256)]),
    stream: async function* (sha256) {
      yield* chunks(sha256);
    },
  };
}

/** Removes what was being taken in when the program ended. */
export const sweepUnfinished = (db: Connection): void => {
  db.prepare('DELETE FROM blob WHERE sha256 IS NULL').run();
};
