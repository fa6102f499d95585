import sharp from 'sharp';

/** A document as a phone takes it: large enough to be legible, and each `shade` like no other. */
export function photograph(shade: number): Promise<Buffer> {
  const lines = Array.from(
    { length: 20 },
    (_, at) => `<rect x="100" y="${100 + at * 70}" width="${900 - at * shade * 13}" height="30"/>`,
  );
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754"><rect width="1240" height="1754" fill="#fff"/>${lines.join('')}</svg>`;
  return sharp(Buffer.from(page)).jpeg().toBuffer();
}
