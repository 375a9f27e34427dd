/** Printing dossiers of two sizes as PDF/A-3b with their record embedded, from a cold start: time, and memory of all processes. */
import { dossier, type Size } from '../dossiers.ts';
import type { Row } from '../row.ts';

const WHAT: Record<Size, string> = { one: '1 system, level 3', ten: '10 systems, level 3' };
const alternative = 'chromium --print-to-pdf of the same content as HTML, cold too';

const rowsOf = (size: Size): Row[] => [
  {
    name: `print ${WHAT[size]}: time`,
    alternative,
    run: async () => {
      const { ours, chromium } = await dossier(size);
      return { ours: ours.milliseconds, other: chromium.milliseconds, unit: 'ms' };
    },
  },
  {
    name: `print ${WHAT[size]}: peak memory (PSS of all processes)`,
    alternative,
    run: async () => {
      const { ours, chromium } = await dossier(size);
      return { ours: ours.megabytes, other: chromium.megabytes, unit: 'MB' };
    },
  },
];

export default [...rowsOf('one'), ...rowsOf('ten')];
