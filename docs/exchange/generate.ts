/** Writes dossier-record.schema.json beside this file: `node_modules/.bin/node docs/exchange/generate.ts`. */
import { writeFileSync } from 'node:fs';
import { dossierRecordSchemaText } from '../../core/exchange/schema.ts';

writeFileSync(new URL('dossier-record.schema.json', import.meta.url), dossierRecordSchemaText());
