/** Looks at a driver's file before anything loads it: is it a library at all, and one for this kind of processor? */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { failures } from './failures.ts';

const HEAD_BYTES = 4_096;
/** Machine numbers of the formats, by Node's name of the architecture. */
const PE_MACHINES: Record<number, string> = { 0x014c: 'ia32', 0x8664: 'x64', 0xaa64: 'arm64' };
const ELF_MACHINES: Record<number, string> = { 0x03: 'ia32', 0x3e: 'x64', 0xb7: 'arm64', 0x28: 'arm' };
const MACH_MACHINES: Record<number, string> = { 0x0100_0007: 'x64', 0x0100_000c: 'arm64', 7: 'ia32' };
const WORDS: Record<string, string> = { ia32: '32 bit', x64: '64 bit', arm64: 'ARM 64 bit', arm: 'ARM 32 bit' };

/** Throws TOKEN_MODULE_INVALID for a missing file, one that is no library, and one of another architecture than `arch`. */
export function refuseUnlikelyModule(module: string, arch: string = process.arch): void {
  const head = headOf(module);
  if (head === null) throw failures.moduleMissing(module);
  const machines = machinesOf(head);
  if (machines === null) throw failures.moduleInvalid(module, '');
  if (machines.length > 0 && !machines.includes(arch))
    throw failures.moduleOfOtherKind(module, machines.map(wordFor).join(', '), wordFor(arch));
}

const wordFor = (arch: string): string => WORDS[arch] ?? arch;

function headOf(module: string): Buffer | null {
  try {
    if (!statSync(module).isFile()) return null;
    const file = openSync(module, 'r');
    try {
      const head = Buffer.alloc(HEAD_BYTES);
      return head.subarray(0, readSync(file, head, 0, HEAD_BYTES, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

/** The architectures a library serves; empty when it doesn't tell, null when it is no library. */
function machinesOf(head: Buffer): string[] | null {
  if (head.byteLength < 64) return null;
  if (head.readUInt32BE(0) === 0x7f45_4c46) return [ELF_MACHINES[head.readUInt16LE(18)] ?? 'other'];
  if (head.toString('latin1', 0, 2) === 'MZ') {
    const at = head.readUInt32LE(60);
    if (at + 6 > head.byteLength) return [];
    return head.toString('latin1', at, at + 4) === 'PE\0\0' ? [PE_MACHINES[head.readUInt16LE(at + 4)] ?? 'other'] : null;
  }
  if (head.readUInt32LE(0) === 0xfeed_facf) return [MACH_MACHINES[head.readUInt32LE(4)] ?? 'other'];
  // Several architectures in one file: each entry takes 20 bytes.
  if (head.readUInt32BE(0) === 0xcafe_babe)
    return Array.from({ length: Math.min(head.readUInt32BE(4), 8) }, (_, i) => MACH_MACHINES[head.readUInt32BE(8 + 20 * i)] ?? 'other');
  return null;
}
