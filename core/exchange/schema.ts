/** The published description of the dossier record, for programs of others. */
import { z } from 'zod';
import { dossierRecord, RECORD_VERSION } from './record.ts';

/** JSON Schema (2020-12) of the dossier record, made from the zod schema that this program checks with. */
export const dossierRecordJsonSchema = (): Record<string, unknown> => ({
  ...z.toJSONSchema(dossierRecord, { target: 'draft-2020-12', io: 'input' }),
  $id: `urn:antam:dossier-record:${RECORD_VERSION}`,
  title: 'An Tâm dossier record',
  description:
    'The machine-readable twin of the annual report under NĐ 331/2026, embedded in the PDF as antam-dossier.json. The text is canonical JSON: keys sorted by code unit, no spaces, strings in NFC, UTF-8.',
});

/** The schema as it is kept in docs/exchange. */
export const dossierRecordSchemaText = (): string => `${JSON.stringify(dossierRecordJsonSchema(), null, 2)}\n`;
