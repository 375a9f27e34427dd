/** Builds, as a process of its own: so that it can run beside other checks. */
import { build } from './setup.mjs';

process.exit(build() ? 0 : 1);
