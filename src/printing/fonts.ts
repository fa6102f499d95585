import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Carried along with the program: nearly every character a name has. */
const OWN = ['NotoSansHans-Regular.otf', 'NotoSansHans-Bold.otf'];

/** 生僻字字体: the Debian packages fonts-noto-cjk, fonts-hanazono and fonts-babelstone-han, where somebody installed them. */
const RARE = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/truetype/hanazono/HanaMinA.ttf',
  '/usr/share/fonts/truetype/hanazono/HanaMinB.ttf',
  '/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf',
];

/** Every font file at hand. */
export function fontFiles(): readonly string[] {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('@embedpdf/fonts-sc')), '../fonts');
  return [...OWN.map((name) => join(folder, name)), ...RARE.filter((path) => existsSync(path))];
}
