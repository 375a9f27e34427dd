/** `antam demo`: the sample hospital, its dossier and package, signed by a demonstration authority. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Law } from '../../core/checklist/library.ts';
import { FailureError } from '../../core/failure.ts';
import type { Paths } from '../paths.ts';
import { freezeRecord, packDossier, printRecordInWorker, signDossier } from '../services/dossier.ts';
import { writeWhole } from '../services/files.ts';
import { makeDemoAuthority } from '../signing/demo-authority.ts';
import { openPkcs12 } from '../signing/pkcs12.ts';
import { openSample } from './build.ts';
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
 * Builds everything in `directory`. Workspace, record and unsigned dossier repeat with the seed; keys and so signatures
 * are new each time, since a key that anyone can compute again must not look like one.
 */
export async function buildDemo(directory: string, options: DemoOptions): Promise<DemoFiles> {
  const { law, paths, progress, signal } = options;
  const hospital = readSampleHospital(paths.sampleHospital);
  const file = (name: string): string => join(directory, name);
  const files: DemoFiles = {
    workspace: file('don-vi-mau.antam'),
    dossier: file(`ho-so-${hospital.year}-da-ky.pdf`),
    unsigned: file(`ho-so-${hospital.year}.pdf`),
    package: file(`goi-ho-so-${hospital.year}.zip`),
    ca: file('ca-trinh-dien.pem'),
    preparerP12: file('nguoi-lap.p12'),
    headP12: file('thu-truong.p12'),
    passwordFile: file('mat-khau.txt'),
    year: hospital.year,
  };
  refuseExisting(files);
  mkdirSync(directory, { recursive: true });

  const authority = makeDemoAuthority({
    validFrom: new Date('2026-01-01T00:00:00Z'),
    validTo: new Date('2036-01-01T00:00:00Z'),
    preparerName: hospital.unit.preparer.name,
    headName: hospital.unit.signer.name,
    unit: hospital.unit.name,
    password: DEMO_PASSWORD,
  });
  writeWhole(files.ca, authority.caPem);
  writeWhole(files.preparerP12, authority.preparerP12);
  writeWhole(files.headP12, authority.headP12);
  writeWhole(files.passwordFile, `${DEMO_PASSWORD}\n`);

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
    await packDossier(workspace, signed, files.package, signal);
  } finally {
    workspace.close();
  }
  return files;
}

function refuseExisting(files: DemoFiles): void {
  const existing = Object.values(files).find((value) => typeof value === 'string' && existsSync(value));
  if (existing === undefined) return;
  throw new FailureError(
    'WORKSPACE_EXISTS',
    `Thư mục đã có tệp «${String(existing)}» nên chưa dựng đơn vị mẫu; không có tệp nào bị ghi đè. Chọn thư mục trống.`,
  );
}
