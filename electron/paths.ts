/** Where the files shipped with the program lie: the same layout in the repository and inside app.asar. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FailureError } from '../core/failure.ts';

export interface Paths {
  /** Folder of the law's YAML files. */
  checklists: string;
  /** Folder of the law's precompiled copies; may be missing (then the YAML is read). */
  compiledLaw: string;
  /** Folder of the fonts embedded in dossiers. */
  fonts: string;
  /** Module that a worker thread runs to print a dossier. */
  printWorker: string;
  /** Module that the token process runs to speak with a driver of USB tokens. */
  tokenProcess: string;
  /** Module that a worker thread runs to judge files from outside. */
  verificationWorker: string;
  /** Module that a worker thread runs to lock a package with a password, or to open one. */
  lockWorker: string;
  /** Module that a worker thread runs to write a dossier's tables as a workbook. */
  workbookWorker: string;
  /** The written part of the sample hospital, and its pictures. */
  sampleHospital: string;
  samplePictures: string;
  /** Built page and preload script of the window. */
  renderer: string;
  preload: string;
}

/**
 * The program's root folder, found upwards from `start`.
 * Built files lie in out/main, sources in electron/: looking for package.json serves both, and a packaged archive too.
 */
export function programRoot(start: string): string {
  if (existsSync(join(start, 'package.json')) && existsSync(join(start, 'checklists'))) return start;
  const parent = dirname(start);
  if (parent === start)
    throw new FailureError(
      'CHECKLIST_UNKNOWN',
      'Không tìm thấy thư mục checklists của phần mềm nên không có yêu cầu để đánh giá. Cài đặt lại phần mềm, hoặc đặt lại thư mục đó cạnh tệp package.json.',
    );
  return programRoot(parent);
}

/** Paths below `root`; run from source (by Node's type stripping) worker and token process are source files as well. */
export function pathsBelow(root: string, fromSource: boolean): Paths {
  return {
    checklists: join(root, 'checklists'),
    compiledLaw: join(root, 'out', 'law'),
    fonts: join(root, 'resources', 'fonts'),
    sampleHospital: join(root, 'resources', 'sample', 'hospital.yaml'),
    samplePictures: join(root, 'resources', 'sample', 'pictures'),
    printWorker: fromSource ? join(root, 'electron', 'dossier', 'print-worker.ts') : join(root, 'out', 'main', 'print-worker.js'),
    tokenProcess: fromSource ? join(root, 'electron', 'signing', 'token', 'process.ts') : join(root, 'out', 'main', 'token-process.js'),
    verificationWorker: fromSource
      ? join(root, 'electron', 'services', 'verification-worker.ts')
      : join(root, 'out', 'main', 'verification-worker.js'),
    lockWorker: fromSource ? join(root, 'electron', 'dossier', 'lock-worker.ts') : join(root, 'out', 'main', 'lock-worker.js'),
    workbookWorker: fromSource ? join(root, 'electron', 'services', 'workbook-worker.ts') : join(root, 'out', 'main', 'workbook-worker.js'),
    renderer: join(root, 'out', 'renderer'),
    preload: join(root, 'out', 'preload', 'index.cjs'),
  };
}

/** The paths of the running program. */
export function programPaths(): Paths {
  return pathsBelow(programRoot(import.meta.dirname), import.meta.filename.endsWith('.ts'));
}
