/** Entry of the command `antam`. */
import '../core/interpreted-schemas.ts';
import { run } from './cli.ts';

process.exitCode = await run(process.argv.slice(2));
