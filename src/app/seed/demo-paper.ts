import sharp from 'sharp';
import { fontFiles } from '#src/printing/fonts.ts';

const WIDTH = 1240;
const HEIGHT = 1754;

/** 演示材料 — a page that says what it stands for, and that nobody on it exists. JPEG, A4 at 150 dots an inch. */
export async function demoPaper(kind: string, about: string): Promise<Buffer> {
  const lines = [
    ['演示材料（虚构）', 22],
    [kind, 34],
    [about, 18],
    ['此页由程序生成，没有真实的人，也没有真实的印章。', 14],
  ] as const;
  const texts = await Promise.all(
    lines.map(async ([text, points], i) => ({
      input: await written(text, points),
      left: 140,
      top: 220 + i * 160,
    })),
  );
  const background = { r: 250, g: 248, b: 244 };
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background } })
    .composite(texts)
    .jpeg({ quality: 80 })
    .toBuffer();
}

function written(text: string, points: number): Promise<Buffer> {
  const [fontfile = ''] = fontFiles();
  return sharp({
    text: {
      text: `<span foreground="#222">${text}</span>`,
      fontfile,
      font: `Noto Sans S Chinese ${points}`,
      dpi: 150,
      rgba: true,
    },
  })
    .png()
    .toBuffer();
}
