/** Where a command may write: never onto what it reads, never onto another file. */
import { lstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { nfc } from '../../core/text.ts';
import { readWhole } from '../services/files.ts';
import { filesOfWorkspace } from '../workspace/database.ts';
import { wrongUse } from './arguments.ts';

const PDF_LIMIT = 64 * 1_048_576;
const PDF_HEAD = Buffer.from('%PDF-');

/** A file the command was given, and what a person calls it. */
export interface NamedFile {
  file: string;
  what: string;
}

/** A workspace with the files that belong to it. */
export const workspaceFiles = (file: string): NamedFile[] => filesOfWorkspace(file).map((part) => ({ file: part, what: 'kho làm việc' }));

/**
 * Refuses (USAGE) an output that is one of the inputs by whatever name, one of the other outputs, or a file that is there
 * already. Only an unsigned PDF may be replaced: it can be printed again at any time, a signed one can't. To be called
 * before anything is written.
 */
export function refuseOverwriting(inputs: readonly NamedFile[], outputs: readonly string[]): void {
  for (const [index, output] of outputs.entries()) {
    const input = inputs.find(({ file }) => samePlace(file, output));
    if (input !== undefined)
      throw wrongUse(`Tệp ra «${output}» chính là ${input.what} nên không được ghi đè; chưa có tệp nào bị thay đổi. Chọn tên khác.`);
    if (outputs.slice(0, index).some((other) => samePlace(other, output)))
      throw wrongUse(`Hai tệp ra cùng là «${output}»; chưa có tệp nào được ghi. Chọn hai tên khác nhau.`);
    if (isThere(output) && !isUnsignedPdf(output))
      throw wrongUse(`Đã có tệp «${output}» nên không ghi đè; chưa có tệp nào bị thay đổi. Chọn tên khác hoặc xóa tệp đó trước.`);
  }
}

/** Whether two names lead to one file: the same inode, or, where neither is there yet, the same name in the same real folder. */
export function samePlace(a: string, b: string): boolean {
  const [first, second] = [identity(a), identity(b)];
  return first === undefined && second === undefined ? comparableName(a) === comparableName(b) : first === second;
}

/** Device and inode; nothing for a file that isn't there, or that can't be looked at (then it can't be written either). */
function identity(file: string): string | undefined {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${dev}/${ino}`;
  } catch {
    return undefined;
  }
}

/** Whether something of that name is there, be it a link that leads nowhere. */
function isThere(file: string): boolean {
  try {
    lstatSync(file);
    return true;
  } catch {
    return false;
  }
}

/** A PDF that bears no signature; whatever can't be read as one counts as something worth keeping. */
function isUnsignedPdf(file: string): boolean {
  try {
    const bytes = readWhole(file, PDF_LIMIT);
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return content.subarray(0, PDF_HEAD.length).equals(PDF_HEAD) && !content.includes('/ByteRange');
  } catch {
    return false;
  }
}

/** The real folder with the name, without regard to case and composition of marks: on many disks these don't count. */
const comparableName = (file: string): string => nfc(join(realFolder(dirname(resolve(file))), basename(file))).toLocaleLowerCase('en');

/** A folder without symbolic links, also when its last parts are not there yet. */
function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    const parent = dirname(folder);
    return parent === folder ? folder : join(realFolder(parent), basename(folder));
  }
}
