import { MEMBER_PARTS, MEMBERS, memberField } from '#src/registry/fields.ts';
import type { Template, TemplateColumn } from './template.ts';

/** By these the pupil is known again; they are not filled in, and nothing is read from them into a record. */
const WHO: readonly TemplateColumn[] = [
  { heading: '学校标识码', field: 'schoolCode' },
  { heading: '学籍号', field: 'nationalNumber' },
  { heading: '姓名', field: 'name' },
  { heading: '身份证件号', field: 'idNumber' },
  { heading: '年级', field: 'grade' },
  { heading: '班级', field: 'className' },
];

/**
 * 家庭成员导出模板 — who the pupil is, and two members side by side. The notice names it (附件 4); its own order of columns is
 * not public: ours is the one of the national import template (handbook 3.2).
 */
export const FAMILY: Template = {
  kind: 'family',
  year: 2025,
  columns: [
    ...WHO,
    ...MEMBERS.flatMap((member) =>
      MEMBER_PARTS.map(({ part, title }): TemplateColumn => {
        return { heading: `成员${member}${title}`, field: memberField(member, part), entry: true };
      }),
    ),
  ],
  notes: [
    '只填家庭成员各栏。学籍号、姓名、身份证件号、年级、班级用来对应学生，改了也不会写入学籍。',
    '空着的格子不改原来的内容。至少一位成员的“是否监护人”为“是”。',
    '关系、民族、是否监护人、身份证件类型请从下拉列表中选。户口所在地填行政区划代码。',
    '学生没有身份证件号的，家庭成员的身份证件类型、身份证件号必须填写。',
    '填好后整份传回“全国系统往来”：有错的行会退回，错在哪里标在格子上，改好的可以再传一次。',
  ],
};
