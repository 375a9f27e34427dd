/** The cryptography behind pkijs: Node's own. */
import { CryptoEngine, setEngine } from 'pkijs';

export const engine = new CryptoEngine({ name: 'node', crypto: globalThis.crypto });
setEngine('node', engine);
