/**
 * Where drivers of USB tokens used in Việt Nam usually lie: suggestions, offered only where the file exists and never loaded before
 * the user chooses one. The names are those that public sources state: documentation of OpenSC and SafeNet, and for the
 * others lists of libraries in the source of public signing programs; none was tried with its token. A driver that is missing here, such as
 * that of the Government's Ban Cơ yếu, is picked as a file.
 */
import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import type { TokenModule } from '../../../core/contract/token.ts';

interface Place {
  name: string;
  /** From the folder of the platform, or absolute. */
  files: string[];
}

/** In %SystemRoot%\System32, where the 64-bit libraries lie on 64-bit Windows; newest first. */
const WINDOWS: Place[] = [
  { name: 'VNPT-CA', files: ['vnptca_p11_v10.dll', 'vnptca_p11_v9.dll', 'vnptca_p11_v8.dll', 'vnptca_p11_v7.dll', 'vnptca_p11_v6.dll'] },
  { name: 'VNPT-CA', files: ['vnpt-ca_csp11.dll', 'vnpt-ca_v34.dll'] },
  { name: 'Viettel-CA', files: ['viettel-ca_v6.dll', 'viettel-ca_v5.dll', 'viettel-ca_v4.dll'] },
  { name: 'FPT-CA', files: ['fptca_v4.dll', 'fptca_v3.dll'] },
  { name: 'BkavCA', files: ['BkavCA.dll', 'BkavCAv2S.dll'] },
  { name: 'CA2', files: ['CA2_csp11.dll', 'CA2_v34.dll'] },
  { name: 'SafeNet eToken', files: ['eTPKCS11.dll'] },
  { name: 'Gemalto', files: ['gclib.dll'] },
  { name: 'Feitian ePass2003', files: ['eps2003csp11.dll'] },
];
const WINDOWS_PROGRAMS: Place[] = [
  { name: 'OpenSC', files: ['OpenSC Project\\OpenSC\\pkcs11\\opensc-pkcs11.dll'] },
  { name: 'Gemalto', files: ['Thales\\Classic Client\\BIN\\gclib.dll'] },
];
const LINUX: Place[] = [
  { name: 'SafeNet eToken', files: ['/usr/lib/libeTPkcs11.so'] },
  { name: 'FPT-CA', files: ['/usr/lib/fptca_v4.so'] },
  {
    name: 'OpenSC',
    files: ['/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so', '/usr/lib/aarch64-linux-gnu/opensc-pkcs11.so', '/usr/lib/opensc-pkcs11.so'],
  },
];
const MAC: Place[] = [
  { name: 'Viettel-CA', files: ['viettel-ca_v6.dylib', 'viettel-ca_v5.dylib', 'viettel-ca_v4.dylib'] },
  { name: 'FPT-CA', files: ['fptca_v4.dylib', 'fptca_v3.dylib'] },
  { name: 'SafeNet eToken', files: ['libeTPkcs11.dylib'] },
  { name: 'OpenSC', files: ['/Library/OpenSC/lib/opensc-pkcs11.so'] },
];

interface Computer {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  exists: (file: string) => boolean;
}
const HERE: Computer = { platform: process.platform, env: process.env, exists: existsSync };

/** Every known place of this kind of computer, whether something lies there or not. */
function places({ platform, env }: Omit<Computer, 'exists'>): TokenModule[] {
  const below = (join: (...parts: string[]) => string, folder: string, list: Place[]): TokenModule[] =>
    list.flatMap(({ name, files }) => files.map((file) => ({ name, path: file.startsWith('/') ? file : join(folder, file) })));
  switch (platform) {
    case 'win32':
      return [
        ...below(win32.join, win32.join(env['SystemRoot'] ?? 'C:\\Windows', 'System32'), WINDOWS),
        ...below(win32.join, env['ProgramFiles'] ?? 'C:\\Program Files', WINDOWS_PROGRAMS),
      ];
    case 'darwin':
      return below(posix.join, '/usr/local/lib', MAC);
    case 'linux':
      return below(posix.join, '/', LINUX);
    default:
      return [];
  }
}

/** The known drivers that exist on this computer. */
export function knownModules(computer: Computer = HERE): TokenModule[] {
  return places(computer).filter(({ path }) => computer.exists(path));
}

/** A driver with the name of its maker, as far as its file name tells. */
export function namedModule(path: string): TokenModule {
  const fileName = (file: string): string => win32.basename(file).toLowerCase();
  const all = (['win32', 'darwin', 'linux'] as const).flatMap((platform) => places({ platform, env: {} }));
  return { path, name: all.find((known) => fileName(known.path) === fileName(path))?.name ?? '' };
}
