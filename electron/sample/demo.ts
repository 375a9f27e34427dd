/** `antam demo`: the sample hospital, its dossier and package, signed by a demonstration authority. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Law } from '../../core/checklist/library.ts';
import { FailureError } from '../../core/failure.ts';
import type { Paths } from '../paths.ts';
import { freezeRecord, printRecordInWorker } from '../services/dossier.ts';
import { packDossier } from '../services/pack.ts';
import { signDossier } from '../services/sign-dossier.ts';
import { isErrno, writeFailure, writeWhole } from '../services/files.ts';
import { makeDemoAuthority } from '../signing/demo-authority.ts';
import { openPkcs12 } from '../signing/pkcs12.ts';
import { openSample, turn } from './build.ts';
import { readSampleHospital } from './content.ts';
import { repeatableIds } from './random.ts';

export interface DemoOptions {
  law: Law;
  paths: Paths;
  seed: number;
  version: string;
  progress: (line: string) => void;
  signal: AbortSignal;
}

export interface DemoFiles {
  workspace: string;
  dossier: string;
  unsigned: string;
  package: string;
  ca: string;
  preparerP12: string;
  headP12: string;
  passwordFile: string;
  year: number;
}

/** Opens only the demonstration keys; no real key ever has it. */
const DEMO_PASSWORD = 'trinh-dien-an-tam';

/**
 * Builds everything in `directory`, whole or not at all: beside it first, then moved. Workspace, record and unsigned dossier
 * repeat with the seed; keys and so signatures are new each time, since a key that anyone can compute again must not look
 * like one. WORKSPACE_EXISTS when something is there already; FILE_NOT_WRITABLE, DISK_FULL, CANCELLED.
 */
export async function buildDemo(directory: string, options: DemoOptions): Promise<DemoFiles> {
  const place = resolve(directory);
  const isNew = refuseOccupied(place);
  let beside: string | undefined;
  try {
    mkdirSync(dirname(place), { recursive: true });
    // Inside an empty folder that is there already: it may be somebody's current one, or a disk of its own.
    const temporary = isNew ? `${place}.${randomUUID()}.tmp` : join(place, `.${randomUUID()}.tmp`);
    mkdirSync(temporary);
    beside = temporary;
    const made = await fill(beside, options);
    options.signal.throwIfAborted();
    if (isNew) renameSync(beside, place);
    else for (const name of readdirSync(beside)) renameSync(join(beside, name), join(place, name));
    return filesIn(directory, made.year);
  } catch (error) {
    if (options.signal.aborted) throw cancelled(error);
    if (error instanceof FailureError && error.failure.code === 'DISK_FULL') throw diskFull(place, error);
    throw isErrno(error) ? writeFailure(place, error) : error;
  } finally {
    if (beside !== undefined) rmSync(beside, { recursive: true, force: true });
  }
}

const filesIn = (directory: string, year: number): DemoFiles => {
  const file = (name: string): string => join(directory, name);
  return {
    workspace: file('don-vi-mau.antam'),
    dossier: file(`ho-so-${year}-da-ky.pdf`),
    unsigned: file(`ho-so-${year}.pdf`),
    package: file(`goi-ho-so-${year}.zip`),
    ca: file('ca-trinh-dien.pem'),
    preparerP12: file('nguoi-lap.p12'),
    headP12: file('thu-truong.p12'),
    passwordFile: file('mat-khau.txt'),
    year,
  };
};

const SECRET = 0o600;

async function fill(directory: string, options: DemoOptions): Promise<DemoFiles> {
  const { law, paths, progress, signal } = options;
  const hospital = readSampleHospital(paths.sampleHospital);
  const files = filesIn(directory, hospital.year);

  const authority = makeDemoAuthority({
    validFrom: new Date('2026-01-01T00:00:00Z'),
    validTo: new Date('2036-01-01T00:00:00Z'),
    preparerName: hospital.unit.preparer.name,
    headName: hospital.unit.signer.name,
    unit: hospital.unit.name,
    password: DEMO_PASSWORD,
  });
  writeWhole(files.ca, authority.caPem);
  writeWhole(files.preparerP12, authority.preparerP12, SECRET);
  writeWhole(files.headP12, authority.headP12, SECRET);
  writeWhole(files.passwordFile, `${DEMO_PASSWORD}\n`, SECRET);

  const workspace = await openSample(files.workspace, { law, paths, seed: options.seed, progress, signal });
  try {
    progress('Đang in hồ sơ');
    const at = new Date(hospital.today);
    const newId = repeatableIds(`demo/${options.seed}`);
    const record = freezeRecord(workspace, law, {
      year: hospital.year,
      draft: false,
      id: newId(),
      at,
      program: `An Tâm ${options.version}`,
    });
    const { pdf } = await printRecordInWorker(record, { paths, signal });
    writeWhole(files.unsigned, pdf);
    await turn(signal);
    progress('Đang ký');
    const MINUTE = 60_000;
    // What was printed a moment ago need not be printed again to be compared.
    const reprint = (): Promise<Uint8Array> => Promise.resolve(pdf);
    const byPreparer = await signDossier(pdf, {
      reprint,
      key: openPkcs12(authority.preparerP12, DEMO_PASSWORD),
      role: 'preparer',
      at: new Date(at.getTime() + 12 * MINUTE),
      paths,
    });
    const signed = await signDossier(byPreparer, {
      reprint,
      key: openPkcs12(authority.headP12, DEMO_PASSWORD),
      role: 'head',
      at: new Date(at.getTime() + 95 * MINUTE),
      paths,
    });
    writeWhole(files.dossier, signed);
    progress('Đang đóng gói');
    await packDossier(workspace, signed, files.package, signal === undefined ? {} : { signal });
  } finally {
    workspace.close();
  }
  return files;
}

/** Whether there is nothing of that name yet; refuses everything but an empty folder. */
function refuseOccupied(place: string): boolean {
  let names: string[];
  try {
    names = readdirSync(place);
  } catch (error) {
    if (isErrno(error) && error.code === 'ENOENT') return true;
    if (isErrno(error) && error.code === 'ENOTDIR') throw occupied(`«${place}» đã có và là một tệp, hoặc nằm dưới một tệp`);
    throw writeFailure(place, error);
  }
  const [first] = names;
  if (first !== undefined) throw occupied(`Thư mục «${place}» đã có nội dung, như «${first}»,`);
  return false;
}

const occupied = (what: string): FailureError =>
  new FailureError(
    'WORKSPACE_EXISTS',
    `${what} nên chưa dựng đơn vị mẫu; không có tệp nào bị thay đổi. Chọn thư mục trống hoặc tên thư mục chưa có.`,
  );

const diskFull = (place: string, cause: unknown): FailureError =>
  new FailureError(
    'DISK_FULL',
    `Ổ đĩa chứa «${place}» đã đầy nên chưa dựng được đơn vị mẫu; không có tệp nào được để lại. Giải phóng chỗ trống hoặc chọn nơi khác rồi chạy lại.`,
    undefined,
    cause,
  );

const cancelled = (cause: unknown): FailureError =>
  new FailureError('CANCELLED', 'Đã dừng dựng đơn vị mẫu theo yêu cầu; không có tệp nào được để lại. Chạy lại khi cần.', undefined, cause);
