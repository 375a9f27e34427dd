/** electron.safeStorage: round trips are real; the key lies in a file beside the data instead of the system's keyring. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { appImplementation } from './app.mjs';
import { strict } from './strict.mjs';

/** Electron marks its format so; here followed by nonce (12 bytes), ciphertext, tag (16 bytes). */
const PREFIX = Buffer.from('v11');
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;

function key() {
  const file = path.join(appImplementation.getPath('userData'), 'double-keyring');
  if (!fs.existsSync(file)) fs.writeFileSync(file, crypto.randomBytes(32), { mode: 0o600 });
  return fs.readFileSync(file);
}

export const safeStorage = strict('safeStorage', {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString(text) {
    const nonce = crypto.randomBytes(NONCE_LENGTH);
    const cipher = crypto.createCipheriv('aes-256-gcm', key(), nonce);
    return Buffer.concat([PREFIX, nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  },
  decryptString(bytes) {
    const start = PREFIX.length + NONCE_LENGTH;
    const decipher = crypto.createDecipheriv('aes-256-gcm', key(), bytes.subarray(PREFIX.length, start));
    decipher.setAuthTag(bytes.subarray(-TAG_LENGTH));
    return Buffer.concat([decipher.update(bytes.subarray(start, -TAG_LENGTH)), decipher.final()]).toString('utf8');
  },
});
