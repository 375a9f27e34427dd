import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dossierRecordJsonSchema, dossierRecordSchemaText } from './schema.ts';

it('is published in docs/exchange as it stands (else run: node_modules/.bin/node docs/exchange/generate.ts)', () => {
  const published = readFileSync(new URL('../../docs/exchange/dossier-record.schema.json', import.meta.url), 'utf8');
  expect(published).toBe(dossierRecordSchemaText());
});

it('describes the whole record and allows nothing else', () => {
  expect(dossierRecordJsonSchema()).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    additionalProperties: false,
    required: expect.arrayContaining(['format', 'version', 'rows', 'totals', 'systems', 'evidence', 'journal']),
  });
});
