import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { preflightTable } from './preflight-table.ts';

it('is published in docs as it stands (else run: node_modules/.bin/node docs/preflight.ts)', () => {
  const published = readFileSync(new URL('../../docs/preflight.md', import.meta.url), 'utf8');
  expect(published).toBe(preflightTable());
});
