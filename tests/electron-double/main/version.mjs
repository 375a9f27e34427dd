/** The version the double stands in for: that of the installed electron package. */
import { readFileSync } from 'node:fs';

const packageFile = new URL('../../../node_modules/electron/package.json', import.meta.url);
export const VERSION = JSON.parse(readFileSync(packageFile, 'utf8')).version;
