/** Entry of the command `antam`. */
import { run } from './cli.ts';

process.exitCode = await run(process.argv.slice(2));
