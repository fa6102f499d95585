import { pinyin } from 'pinyin-pro';
import { isHan } from '#src/kernel/text.ts';

/** 姓名的拼音 — how a name is looked up by those who type it: `zhangxiaoming`, `zxm`. 吕 is `lv`. */
export interface NamePinyin {
  readonly full: string;
  readonly initials: string;
}

/** Surnames are read as surnames (单 shan, 仇 qiu). A character whose sound nobody knows is left out. */
export function pinyinOf(name: string): NamePinyin {
  const plain = name.normalize('NFC');
  const syllables = pinyin(plain, { toneType: 'none', type: 'array', surname: 'head', v: true, nonZh: 'consecutive' })
    .map((syllable) =>
      [...syllable]
        .filter((character) => !isHan(character))
        .join('')
        .normalize('NFKD'),
    )
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '');
  return { full: syllables.join(''), initials: syllables.map((syllable) => syllable.charAt(0)).join('') };
}
