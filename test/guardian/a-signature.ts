import { crc32, deflateSync } from 'node:zlib';

/** 手写签名, as a telephone's canvas gives it: strokes of made-up handwriting, or nothing at all. In base 64. */
export function aSignature(strokes = 3): string {
  const [width, height] = [300, 120];
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width * 4, 255);
    row[0] = 0;
    for (let stroke = 0; stroke < strokes; stroke++) {
      const x = Math.round(60 + stroke * 70 + 25 * Math.sin(y / 9 + stroke));
      row.fill(0, 1 + x * 4, 1 + x * 4 + 3);
    }
    return row;
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const beginning = Buffer.from('89504e470d0a1a0a', 'hex');
  const parts = [part('IHDR', head), part('IDAT', deflateSync(Buffer.concat(rows))), part('IEND', Buffer.alloc(0))];
  return Buffer.concat([beginning, ...parts]).toString('base64');
}

function part(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
