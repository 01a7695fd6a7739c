/** Electron's `safeStorage`, with a key in a file of the profile in place of the system's key ring. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SafeStorage } from 'electron';

export interface Safe {
  safeStorage: Pick<
    SafeStorage,
    | 'isEncryptionAvailable'
    | 'encryptString'
    | 'decryptString'
    | 'isAsyncEncryptionAvailable'
    | 'encryptStringAsync'
    | 'decryptStringAsync'
    | 'getSelectedStorageBackend'
  >;
  /** The system's key ring goes, or comes back. */
  setAvailable(available: boolean): void;
}

const VERSION = Buffer.from('v10');

/** @param keyFile where the key is, once there is one */
export function createSafe(keyFile: () => string, isReady: () => boolean): Safe {
  let available = true;

  function key(): Buffer {
    if (!isReady()) throw new Error('safeStorage cannot be used before app is ready');
    if (!available) throw new Error('Encryption is not available.');
    const file = keyFile();
    if (!existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, randomBytes(32), { mode: 0o600 });
    }
    return readFileSync(file);
  }

  function encryptString(text: string): Buffer {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key(), iv);
    const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([VERSION, iv, cipher.getAuthTag(), encrypted]);
  }

  function decryptString(bytes: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(3, 15));
    decipher.setAuthTag(bytes.subarray(15, 31));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(31)), decipher.final()]).toString('utf8');
    } catch {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
    }
  }

  return {
    safeStorage: {
      isEncryptionAvailable: () => isReady() && available,
      encryptString,
      decryptString,
      isAsyncEncryptionAvailable: async () => isReady() && available,
      encryptStringAsync: async (text) => encryptString(text),
      decryptStringAsync: async (bytes) => ({ result: decryptString(bytes), shouldReEncrypt: false }),
      getSelectedStorageBackend: () => 'gnome_libsecret',
    },
    setAvailable(now) {
      available = now;
    },
  };
}
