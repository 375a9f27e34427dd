/** Lint rules. The borders of ARCHITECTURE.md are here as data: a path says what a file is and where it may run. */
import { defineConfig, type OxlintOverride } from 'oxlint';

interface Forbidden {
  /** Regular expression over the import's text. */
  regex: string;
  message: string;
  /** Types alone bring no code with them. */
  allowTypeImports?: boolean;
}

/** An import that enters one of these folders from a sibling or from further away: '../level/x.ts', '../../core/level/x.ts'. */
const folders = (names: string[]): string => `^\\.\\.?/(.*/)?(${names.join('|')})/`;

const noElectron: Forbidden = { regex: '^electron(/.*)?$', message: "Only electron/main.ts and preload.ts import 'electron'." };
const electronTypesOnly: Forbidden = { ...noElectron, allowTypeImports: true };
const noWindow: Forbidden = { regex: `${folders(['renderer'])}|^react|^@mantine/`, message: 'electron never imports renderer.' };

const pureCore: Forbidden[] = [
  noElectron,
  {
    regex: `${folders(['electron', 'renderer'])}|^better-sqlite3$|^react|^@mantine/`,
    message: 'core knows no Electron, no SQLite, no React.',
  },
];
const noNode: Forbidden = { regex: '^node:', message: 'core does no input or output: data, clock and ids are arguments.' };

/** Layers of core, each with those above it, which it must not see. */
const LAYERS: Record<string, string[]> = {
  redaction: ['checklist', 'level', 'assessment', 'report', 'exchange', 'province'],
  checklist: ['level', 'assessment', 'report', 'exchange', 'province'],
  level: ['assessment', 'report', 'exchange', 'province'],
  assessment: ['level', 'report', 'exchange', 'province'],
  report: ['exchange', 'province'],
  exchange: ['province'],
};

/** Rooms of electron that know core alone; services join them. */
const ROOMS = ['workspace', 'dossier', 'signing', 'law', 'spreadsheet'];
/** Where rooms meet, each with those above it. */
const MEETING_PLACES: Record<string, string[]> = {
  services: ['sample', 'handlers', 'cli'],
  sample: ['handlers', 'cli'],
  handlers: ['cli'],
  cli: ['handlers'],
};

function restrict(files: string[], patterns: Forbidden[]): OxlintOverride {
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

function layer(name: string, above: string[], nodeToo: boolean): OxlintOverride {
  const upwards = [
    { regex: folders(above), message: `core/${name} does not see the layers above it (${above.join(', ')}).` },
    {
      regex: '^\\.\\.?/(.*/)?(api\\.ts$|contract/)',
      message: 'api.ts and its parts in contract/ see all of core; nothing in core sees them.',
    },
  ];
  return nodeToo
    ? restrict([`core/${name}/**/*.test.ts`, `core/${name}/**/fixture.ts`], [...pureCore, ...upwards])
    : restrict([`core/${name}/**/*.ts`], [...pureCore, noNode, ...upwards]);
}

function room(name: string): OxlintOverride {
  const others = [...ROOMS.filter((other) => other !== name), ...Object.keys(MEETING_PLACES)];
  return restrict(
    [`electron/${name}/**/*.ts`],
    [noElectron, noWindow, { regex: folders(others), message: `electron/${name} knows core only; electron/services joins the rooms.` }],
  );
}

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'react', 'vitest'],
  categories: { correctness: 'error' },
  ignorePatterns: ['out', 'dist', 'stub-electron', 'test-results', 'node_modules', 'docs'],
  rules: {
    // `!= null` asks for null and undefined at once.
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-var': 'error',
    'prefer-const': 'error',
    'no-console': 'off',
    'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
    'import/no-cycle': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    'typescript/await-thenable': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/consistent-type-imports': 'error',
    'typescript/no-unnecessary-type-assertion': 'error',
    // String(x) of something that is no object is fine, and a union may name its special value.
    'typescript/no-base-to-string': 'off',
    'typescript/no-redundant-type-constituents': 'off',
    'typescript/no-duplicate-type-constituents': 'off',
    // Our interfaces are served by plain objects and closures: their methods know no `this`.
    'typescript/unbound-method': 'off',
    'react/refs': 'error',
    'no-misleading-character-class': ['error', { allowEscape: true }],
    'vitest/no-focused-tests': 'error',
    'vitest/no-disabled-tests': 'error',
    'vitest/expect-expect': 'off',
    'vitest/no-conditional-expect': 'off',
    // Tests look modules of the double up by name.
    'import/namespace': ['error', { allowComputed: true }],
  },
  overrides: [
    restrict(['core/**/*.ts'], [...pureCore, noNode]),
    restrict(['core/**/*.test.ts'], pureCore),
    ...Object.entries(LAYERS).flatMap(([name, above]) => [layer(name, above, false), layer(name, above, true)]),
    restrict(['electron/**/*.ts'], [noElectron, noWindow]),
    ...ROOMS.map(room),
    ...Object.entries(MEETING_PLACES).map(([name, above]) =>
      restrict(
        [`electron/${name}/**/*.ts`],
        [
          noElectron,
          noWindow,
          { regex: folders(above), message: `electron/${name} does not see what stands on it (${above.join(', ')}).` },
        ],
      ),
    ),
    restrict(['electron/{guards,window,dialogs}.ts', 'electron/{guards,window,dialogs}.test.ts'], [electronTypesOnly, noWindow]),
    restrict(['electron/{main,preload}.ts'], [noWindow]),
    restrict(
      ['renderer/**/*.{ts,tsx}'],
      [
        noElectron,
        {
          regex: `${folders(['electron'])}|^node:|^better-sqlite3$`,
          message: 'renderer never imports electron; it asks through window.bridge.',
        },
      ],
    ),
    // Playwright reads a fixture's needs from its parameter pattern, be it empty; its `use` is no React hook.
    { files: ['tests/e2e/**'], rules: { 'vitest/no-standalone-expect': 'off', 'no-empty-pattern': 'off', 'react/rules-of-hooks': 'off' } },
    // The double is plain JavaScript, and injects its functions into pages as text.
    {
      files: ['tests/electron-double/**'],
      rules: { 'typescript/restrict-template-expressions': 'off', 'typescript/await-thenable': 'off' },
    },
  ],
});
