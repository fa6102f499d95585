import { existsSync, readdirSync } from 'node:fs';
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

/** 公文字体: the free serif that stands in for 仿宋、小标宋、楷体, from Debian's fonts-noto-cjk. */
const SERIF = [
  '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc',
  '/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc',
];

/** For which kind of paper: letters are set in serif faces, which take longer to read. */
export type Faces = 'forms' | 'letters';

/** Every font file at hand. The owner of a licence for 方正小标宋 and 仿宋_GB2312 keeps them in the folder that RENJI_FONTS names. */
export function fontFiles(faces: Faces = 'forms'): readonly string[] {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('@embedpdf/fonts-sc')), '../fonts');
  const own = [...OWN.map((name) => join(folder, name)), ...RARE.filter((path) => existsSync(path))];
  return faces === 'forms' ? own : [...licensed(), ...SERIF.filter((path) => existsSync(path)), ...own];
}

function licensed(): readonly string[] {
  const folder = process.env.RENJI_FONTS;
  if (folder === undefined || folder === '' || !existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.(ttf|otf|ttc)$/i.test(name))
    .sort()
    .map((name) => join(folder, name));
}
