import { isUtf8 } from 'node:buffer';
import { decoderFor } from './text-encoding.ts';
import { dressed } from './xml-scan.ts';

/**
 * The text of an XML document in the dress of bytes (see xml-scan), block by block, whatever its encoding. Bytes that are no
 * UTF-8 become U+FFFD, where a name then shows that a character was lost.
 */
export async function* xmlText(blocks: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<string> {
  let decode: ((bytes: Buffer) => string) | undefined;
  for await (const block of blocks) {
    decode ??= xmlDecoder(block);
    yield decode(block);
  }
  if (decode) yield decode(Buffer.alloc(0));
}

/** Decodes block after block; an empty block is the end. */
function xmlDecoder(first: Buffer): (bytes: Buffer) => string {
  const declared = /^<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/.exec(first.subarray(0, 200).toString('latin1'))?.[1];
  const marked = first[0] === 0xff || first[0] === 0xfe;
  if (!marked && (declared === undefined || /^utf-?8$/i.test(declared))) return utf8Pieces();
  const decoder = decoderFor(marked ? (first[0] === 0xff ? 'utf-16le' : 'utf-16be') : (declared ?? 'utf-8'));
  return (bytes) => dressed(decoder.decode(bytes, { stream: bytes.length > 0 }));
}

function utf8Pieces(): (bytes: Buffer) => string {
  let tail: Buffer = Buffer.alloc(0);
  let begun = false;
  return (block) => {
    const bytes = tail.length > 0 ? Buffer.concat([tail, block]) : block;
    const whole = block.length === 0 ? bytes.length : wholeCharacters(bytes);
    tail = bytes.subarray(whole);
    const from = !begun && bytes[0] === 0xef ? 3 : 0;
    begun = true;
    const piece = bytes.subarray(from, whole);
    return isUtf8(piece) ? piece.toString('latin1') : dressed(piece.toString('utf8'));
  };
}

/** How many of the bytes make whole characters: up to three at the end may belong to one that is still to come. */
export function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}
