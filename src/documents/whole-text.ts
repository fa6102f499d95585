import { isUtf8 } from 'node:buffer';
import { Unreadable } from './refusals.ts';
import { bytesOf, type SourceFile } from './source-file.ts';
import { decoderFor } from './text-encoding.ts';

/**
 * A web page as text. What the bytes are counts before what they say they are: pages that declare GB2312 and are written in
 * UTF-8 are everyday fare.
 */
export function wholeText(file: SourceFile): string {
  const bytes = bytesOf(file, 0, file.size);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be');
  if (isUtf8(bytes)) return bytes.toString('utf8').replace(/^\uFEFF/, '');
  const declared = /charset\s*=\s*["']?([\w-]+)/i.exec(bytes.subarray(0, 4096).toString('latin1'))?.[1] ?? 'gb18030';
  return decoded(bytes, declared);
}

function decoded(bytes: Buffer, encoding: string): string {
  try {
    return decoderFor(encoding).decode(bytes);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(/^utf-16/.test(encoding) ? 'utf16-damaged' : 'gbk-damaged', '1');
  }
}
