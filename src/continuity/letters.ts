import type { LetterField, LetterTemplate } from '#src/letters/letter-template.ts';

/** 回执的三种说法 (handbook 6.5), each with the deed that it does to the leaver. */
export const RECEIPTS = {
  continued: { title: '已接续', deed: 'letter-continued' },
  'not-there': { title: '未就读', deed: 'letter-not-there' },
  unknown: { title: '查无此人', deed: 'letter-unknown' },
} as const;

export type Receipt = keyof typeof RECEIPTS;

const FIELDS: readonly LetterField[] = [
  { name: '学生', example: '张小明' },
  { name: '性别', example: '男' },
  { name: '出生日期', example: '2013年3月12日' },
  { name: '学籍号', secret: true, example: 'G411323201303129914' },
  { name: '原学校', example: '丁河镇中心小学' },
  { name: '怎样离开', example: '小学毕业' },
  { name: '离校日期', example: '2025年7月5日' },
  { name: '现就读学校', example: '内乡县灌涨镇初级中学' },
];

const OUTCOMES = Object.fromEntries(Object.entries(RECEIPTS).map(([key, { title }]) => [key, title]));

const WHO =
  '学生{学生}，{性别}，{出生日期}出生，学籍号{学籍号}，原在我县{原学校}就读，{离校日期}{怎样离开}。据了解，该生现在{现就读学校}就读，学籍尚未接续。';

/** 函告接续 — to the county in which the child is said to be (notice 二(二), handbook 6.5). */
export const CONTINUITY_LETTER: LetterTemplate = {
  key: 'continuity.request',
  kind: 'letter',
  name: '学籍接续函',
  house: 'county',
  title: '关于协助做好{学生}同学学籍接续工作的函',
  body: [
    '根据学籍管理“人籍一致、籍随人走”的要求，为切实保障学生权益，现就有关事宜函告如下。',
    `一、${WHO}`,
    '二、请贵局核实该生就读情况，确已就读的，督促就读学校于10个工作日内在全国中小学生学籍信息管理系统发起转入（毕业后跨省就学或招生录取），完成学籍接续；我县将及时核办。',
    '三、请填写所附回执（已接续、未就读或查无此人），于10个工作日内反馈我局。学籍号全文见密件附页，仅供办理学籍接续使用。',
  ],
  enclosures: ['学生信息（密件附页）', '学籍接续回执'],
  fields: FIELDS,
  receipt: { outcomes: OUTCOMES, days: 10 },
};

/** 再次函告 — when no receipt has come. */
export const CONTINUITY_URGE: LetterTemplate = {
  ...CONTINUITY_LETTER,
  key: 'continuity.urge',
  name: '学籍接续函（再次函告）',
  title: '关于再次商请协助做好{学生}同学学籍接续工作的函',
  body: [
    '我局曾以《{前函}》商请协助接续学生学籍，至今未收到回执。现再次函告如下。',
    `一、${WHO}`,
    '二、请贵局尽快核实，督促就读学校在全国中小学生学籍信息管理系统发起转入，并于10个工作日内反馈回执；该生未在贵地就读或查无此人的，也请一并说明，以便我县及时开展控辍保学排查。',
  ],
  enclosures: ['学生信息（密件附页）', '学籍接续回执'],
  fields: [...FIELDS, { name: '前函', example: '西教体函〔2025〕12号' }],
};

export const CONTINUITY_LETTERS: readonly LetterTemplate[] = [CONTINUITY_LETTER, CONTINUITY_URGE];

/** 主送机关 — the education office of the county in a place as a registrar writes it: 河南省内乡县 → 内乡县教育体育局. Empty where no county is named. */
export function officeOf(place: string): string {
  const plain = place.replace(/\s/g, '');
  const rest = plain.replace(/^.+?(?:省|自治区)/, '');
  const within = rest.replace(/^.+?(?:市|自治州|地区|盟)(?=.+[县市区旗])/, '');
  const county = /^(.+?[县市区旗])/.exec(within)?.[1];
  return county === undefined ? '' : `${county}教育体育局`;
}
