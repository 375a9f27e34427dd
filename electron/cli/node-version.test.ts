import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nodeTooOld, OLDEST_NODE } from './node-version.ts';

it('asks for the Node that package.json asks for, and names the one that runs', () => {
  expect(JSON.parse(readFileSync('package.json', 'utf8'))).toMatchObject({ engines: { node: `>=${OLDEST_NODE}` } });
  for (const old of ['18.20.0', '20.20.2', '22.14.0']) expect(nodeTooOld(old)).toContain(old);
  for (const fine of ['22.15.0', '24.0.0', '24.21.0', process.versions.node]) expect(nodeTooOld(fine)).toBeNull();
});
