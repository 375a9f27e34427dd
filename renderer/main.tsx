/** Entry of the page. The rest is loaded after the policies stand: schemas probe for `eval` as soon as they are made. */
import './trusted-types.ts';

await import('./start.tsx');
