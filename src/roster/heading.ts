import { toHalfWidth } from '#src/kernel/text.ts';
import {
  FIELDS,
  type FieldName,
  MEMBER_PARTS,
  type Member,
  type MemberPart,
  memberField,
} from '#src/registry/fields.ts';
import { IGNORED_HEADINGS, MEMBER_ALIASES, PUPIL_ALIASES, UNMISTAKABLE } from './aliases.ts';

/**
 * How sure we are of a heading, surest first: a wording that leaves no doubt, the card's own title, another wording of
 * it, or a member nobody numbered.
 */
export const CERTAINTIES = ['unmistakable', 'title', 'wording', 'unnumbered'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export interface Heading {
  readonly field: FieldName;
  readonly certainty: Certainty;
}

/** The heading of the column in which the report says what is wrong. Read again, it is passed over. */
export const PROBLEM_HEADING = '核查问题';

/** The field a heading stands for, however it is decorated; `undefined` when it is none we know. */
export function fieldOfHeading(text: string): FieldName | undefined {
  return readHeading(text)?.field;
}

/** The same, and how sure we are of it: where two headings mean one field, the surer one has the column. */
export function readHeading(text: string): Heading | undefined {
  const key = keyOfHeading(text);
  return readPupil(key) ?? readMember(key) ?? (key.startsWith('学生') ? readPupil(key.slice(2)) : undefined);
}

/** Is this a column that says nothing about a pupil: a running number, or what an earlier report had to say? */
export function isIgnored(text: string): boolean {
  return IGNORED.has(keyOfHeading(text));
}

/** A heading without marks, spaces, numbering and hints in brackets, so that two wordings of one heading are equal. */
export function keyOfHeading(text: string): string {
  const opened = toHalfWidth(text)
    .replace(/[〔【［｛《〈「『〖[{<﹙]/g, '(')
    .replace(/[〕】］｝》〉」』〗\]}>﹚]/g, ')');
  const members: string[] = [];
  const unbracketed = opened.replace(/\(([^()]*)\)?/g, (_, inside: string) => {
    const content = bare(inside);
    if (HINT.test(content)) return '';
    if (!MEMBER_ALONE.test(content)) return content;
    members.push(content);
    return '';
  });
  const key = bare(
    unbracketed.replace(/^[\s*★☆#]*(?:[A-Za-z]?\d{1,2}|[①-⑳]|[一二三四五六七八九十]{1,3}(?=\s*[、.]))\s*[、.:)]?/, ''),
  );
  return (members.join('') + key).replace(TRAILING_HINT, '').toUpperCase();
}

/** What stands in brackets and is not part of the name: 必填, 公里, 行政区划代码, 格式YYYYMMDD, 18位 … */
const HINT =
  /^(|[必选]填项?|[必选]录|可选|必须填写|条件必填|公里|千米|KM|行政区划码?|行政区划代码|代码|编码|名称|班号|班名|学生|本人|文本|文本型|文本格式|数字|下拉|单选|阳历|公历|男女|\d\D{1,4}\d\D.*|(下拉|格式|如|例|示例|请|填|单位|选择|注|YYYY|与户口|同户口|按户口).*|\d{1,2}位.*|是否|是或否|[是否10]{2,4})$/i;
const TRAILING_HINT = /(必填项?|选填|必录|YYYYMMDD|YYYYMM|KM)$/i;

const NUMERALS: Readonly<Record<string, Member>> = { 1: 1, 2: 2, 一: 1, 二: 2, 壹: 1, 贰: 2, '①': 1, '②': 2 };
const WHO =
  '(?:(?:学生)?(?:主要)?家庭(?:主要)?成员(?:[或及和]?监护人)?|家庭成员[或及和]家长|成员(?:[或及和]?监护人)?|监护人|家长)';
const MEMBER = new RegExp(`^第?(${WHO})(?:信息)?([12一二壹贰①②])?(?:的)?(?:信息|情况|基本信息)?(.+)$`);
const MEMBER_ORDINAL = new RegExp(`^第([12一二])[个位名]?(${WHO})(?:的)?(?:信息|情况)?(.+)$`);
const MEMBER_ALONE = new RegExp(`^第?${WHO}(?:信息)?[12一二壹贰①②](?:信息)?$`);

function readPupil(key: string): Heading | undefined {
  return PUPIL.get(key);
}

function readMember(key: string): Heading | undefined {
  const ordinal = MEMBER_ORDINAL.exec(key);
  const plain = ordinal ? undefined : MEMBER.exec(key);
  const part = PARTS.get(ordinal?.[3] ?? plain?.[3] ?? '');
  if (part === undefined) return undefined;
  const member = NUMERALS[ordinal?.[1] ?? plain?.[2] ?? ''];
  return { field: memberField(member ?? 1, part), certainty: member === undefined ? 'unnumbered' : 'wording' };
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

const PUPIL: ReadonlyMap<string, Heading> = new Map([
  ...FIELDS.flatMap(({ name }) => {
    const wordings: readonly string[] = name in PUPIL_ALIASES ? PUPIL_ALIASES[name as keyof typeof PUPIL_ALIASES] : [];
    return wordings.map((wording): [string, Heading] => [wording, { field: name, certainty: 'wording' }]);
  }),
  ...FIELDS.map(({ name, title }): [string, Heading] => [bare(title), { field: name, certainty: 'title' }]),
  ...UNMISTAKABLE.map(({ wording, field }): [string, Heading] => [wording, { field, certainty: 'unmistakable' }]),
]);

const PARTS: ReadonlyMap<string, MemberPart> = new Map(
  MEMBER_PARTS.flatMap(({ part, title }) =>
    [title, ...MEMBER_ALIASES[part]].map((wording): [string, MemberPart] => [wording, part]),
  ),
);

const IGNORED: ReadonlySet<string> = new Set(IGNORED_HEADINGS);
