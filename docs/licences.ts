/** Writes docs/third-party.md: what is bundled or shipped, with version and licence as the packages themselves state. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '..');
/** What ends up in the program; the rest of package.json only builds and tests it. */
const SHIPPED = [
  'better-sqlite3',
  'pkcs11js',
  'pdfmake',
  'electron',
  'react',
  'react-dom',
  'zod',
  'yaml',
  '@noble/hashes',
  '@cantoo/pdf-lib',
  'fontkit',
  'pkijs',
  'asn1js',
  'node-forge',
  'yazl',
  'yauzl',
  'docx',
  'write-excel-file',
  'read-excel-file',
  'ical-generator',
  'ipaddr.js',
  '@mantine/core',
  '@mantine/dates',
  '@mantine/hooks',
  '@mantine/notifications',
  'dayjs',
  'get-nonce',
  '@tanstack/react-query',
  '@tanstack/react-router',
  '@tanstack/react-virtual',
  'react-hook-form',
  '@hookform/resolvers',
  '@tabler/icons-react',
  'recharts',
  'diff',
  'pdfjs-dist',
  '@fontsource-variable/ibm-plex-sans',
  '@fontsource/ibm-plex-mono',
  '@expo-google-fonts/tinos',
  '@expo-google-fonts/noto-sans-symbols-2',
];
const packageFile = z.object({ name: z.string(), version: z.string(), license: z.string() });

const rows = SHIPPED.map((name) =>
  packageFile.parse(JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'))),
).map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`);

writeFileSync(
  join(import.meta.dirname, 'third-party.md'),
  `# What An Tâm ships of others

Made by \`node docs/licences.ts\` from the packages themselves; each brings further packages under the same or similarly permissive licences (see \`package-lock.json\`).

| package | version | licence |
|---|---|---|
${rows.join('\n')}

Fonts: Tinos and Noto Sans Symbols 2 (\`resources/fonts/\`, with their licence texts), IBM Plex Sans and IBM Plex Mono: SIL Open Font License 1.1. The packages that carry Tinos and Noto state the licence of their wrapper; the fonts themselves are OFL-1.1.
Icons: Tabler Icons, MIT. node-forge is used under BSD-3-Clause.
`,
);
