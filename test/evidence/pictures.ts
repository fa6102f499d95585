import sharp, { type Sharp } from 'sharp';

/** A page of writing as a phone sees it: dark lines of uneven words on light paper, the same for the same seed. */
export function aPage(width = 1600, height = 2200, seed = 1): Sharp {
  let state = seed * 7919;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const words: string[] = [];
  const line = Math.max(10, Math.round(height / 60));
  for (let y = line * 3; y < height - line * 3; y += line * 2) {
    for (let x = line * 2; x < width - line * 4; ) {
      const long = Math.round(line * (1 + next() * 3));
      if (next() > 0.25) words.push(`<rect x="${x}" y="${y}" width="${long}" height="${line}"/>`);
      for (let stroke = x; stroke < x + long; stroke += Math.max(3, line / 4)) {
        words.push(`<rect x="${stroke}" y="${y}" width="${Math.max(1, line / 10)}" height="${line}" fill="#f7f6f2"/>`);
      }
      x += long + line;
    }
  }
  const [left, top] = [Math.round(next() * width * 0.6), Math.round(next() * height * 0.6)];
  const stamp = `<circle cx="${left + 200}" cy="${top + 200}" r="${150 + next() * 60}" fill="none" stroke="#c22" stroke-width="14"/>`;
  const shade = `<rect width="${width}" height="${Math.round(height * (0.2 + next() * 0.5))}" fill="#${next() > 0.5 ? 'e4e0d6' : 'efeadd'}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#f7f6f2"/>${shade}${words.join('')}${stamp}</svg>`;
  return sharp(Buffer.from(svg));
}

export function aPhoto(width?: number, height?: number, seed?: number): Promise<Buffer> {
  return aPage(width, height, seed).jpeg({ quality: 88 }).toBuffer();
}
