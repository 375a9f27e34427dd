import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest ones, longest first: begun last, one of them would keep a single core busy while the other has nothing left to do. */
const LONG = [
  'electron/workspace/kill.test.ts',
  'electron/sample/demo.test.ts',
  'electron/dossier/print.test.ts',
  'electron/dossier/level-dossier/print.test.ts',
  'electron/cli/dossier.test.ts',
  'electron/cli/outputs.test.ts',
];

class LongOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((path) => moduleId.endsWith(path));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    include: [
      'core/**/*.test.ts',
      'electron/**/*.test.ts',
      'renderer/**/*.test.{ts,tsx}',
      'tests/unit/**/*.test.ts',
      'tests/electron-double/**/*.test.mjs',
    ],
    // A unit test that imports electron would start a download: send it to a place that doesn't exist instead.
    env: { ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent' },
    // By default one core is left for a person at work, which on two cores means one process for everything.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongOnesFirst },
    // Schemas, fonts and the law are loaded once in each process instead of once in each file; no test leaves a module changed.
    isolate: false,
    // Printing and signing take a second alone and several on a busy machine: a limit is for what hangs, not for what is slow.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
