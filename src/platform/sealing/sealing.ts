import { hkdfSync } from 'node:crypto';
import { BrokenSeal, keyIdOf, opened, sealed } from './envelope.ts';
import { createKeyFile, type KeyRefusal, readKeyFile, replaceKeyFile } from './key-file.ts';
import { type KeyRing, withNewKey } from './key-ring.ts';
import { type Mac, macWith } from './mac.ts';
import type { Seal } from './seal.ts';

const DIGEST_BYTES = 16;

/**
 * 启封 — the seal of the key file at `path`, which is made when there is none. `notice` then hears that a copy must be kept.
 *
 * When a blob names a key that the seal does not know, the file is read again: somebody may have rotated it meanwhile.
 */
export function openSeal(path: string, notice: (sentence: string) => void): Seal | KeyRefusal {
  const found = readKeyFile(path);
  const ring = found ?? createKeyFile(path);
  if ('refused' in ring) return ring;
  if (found === undefined) {
    notice(
      `已生成密钥文件 ${path}。请立即另存一份到本机以外的安全处：没有它，学籍数据和备份都打不开，任何人都无法恢复。`,
    );
  }
  return sealOf(ring, () => readKeyFile(path));
}

/** 更换密钥 — a new key seals from now on; the old ones go on opening what they sealed. */
export function rotateKeyFile(path: string): Seal | KeyRefusal {
  const ring = readKeyFile(path);
  if (ring === undefined)
    return { refused: 'key-file-missing', message: `没有密钥文件 ${path}。处理：核对 --data 或 --key-file` };
  if ('refused' in ring) return ring;
  const next = withNewKey(ring);
  replaceKeyFile(path, next);
  return sealOf(next);
}

/** The seal of these keys. `reread` looks for keys that came later. */
export function sealOf(first: KeyRing, reread?: () => KeyRing | KeyRefusal | undefined): Seal {
  let ring = first;
  const purposes = new Map<string, Mac>();
  const keyOf = (id: number): Buffer => {
    if (!ring.keys.has(id)) {
      const later = reread?.();
      if (later !== undefined && !('refused' in later)) ring = later;
    }
    const key = ring.keys.get(id);
    if (key === undefined) throw new BrokenSeal(`没有 ${id} 号密钥`);
    return key;
  };
  return {
    get keyId() {
      return ring.current;
    },
    close: (plain, bound) => sealed(plain, ring.current, keyOf(ring.current), bound),
    open: (bytes, bound) => opened(bytes, keyOf(keyIdOf(bytes)), bound),
    digest: (purpose, value) => {
      const known = purposes.get(purpose);
      const mac = known ?? macWith(indexKey(ring, purpose));
      if (known === undefined) purposes.set(purpose, mac);
      return mac(value).subarray(0, DIGEST_BYTES);
    },
  };
}

/** Each purpose has a key of its own, so that a phone number and a record number of the same digits have nothing in common. */
function indexKey(ring: KeyRing, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', ring.index, '', `renji blind index: ${purpose}`, 32));
}
