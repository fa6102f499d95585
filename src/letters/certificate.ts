import type { Objection } from '#src/organization/objection.ts';
import { codeOf, labelOf } from '#src/registry/codes.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import type { LetterTemplate } from './letter-template.ts';

/** 在学证明 — of a pupil, drafted by the registrar, signed by the head. */
export const ENROLMENT_CERTIFICATE: LetterTemplate = {
  ...{ key: 'certificate.enrolment', kind: 'certificate', name: '在学证明', house: 'head' },
  title: '在学证明',
  addressee: '',
  body: [
    '兹证明{学生}，{性别}，身份证件号{身份证件号}，学籍号{学籍号}，系我校{班级}在籍在读学生，{入学年月}入学。',
    '本证明用于{用途}，自开具之日起三个月内有效。',
    '特此证明。',
  ],
  fields: [
    { name: '学生', example: '张小明' },
    { name: '性别', example: '男' },
    { name: '身份证件号', secret: true, example: '411323201503120013' },
    { name: '学籍号', secret: true, example: 'G411323201503120013' },
    { name: '班级', example: '四年级1班' },
    { name: '入学年月', example: '2021年9月' },
    { name: '用途', example: '办理公交学生卡' },
  ],
};

/** Only of a pupil who is in school: of one on leave or gone it would say what is not so. */
export function objectionsToCertificate(cells: Student): readonly Objection[] {
  const status = codeOf('recordStatus', textOf(cells, 'recordStatus'));
  if (status === '01') return [];
  const words = status === undefined ? '没有填写或读不出' : `是“${labelOf('recordStatus', status)}”`;
  return [{ code: 'status', message: `学籍状态${words}，不能开在学证明。状态有误的，先办相应的业务更正` }];
}

/** What the certificate says of the record. */
export function certificateFields(
  cells: Student,
  { ofClass, purpose }: { readonly ofClass: string; readonly purpose: string },
): Readonly<Record<string, string>> {
  return {
    学生: textOf(cells, 'name'),
    性别: sexOf(cells),
    身份证件号: textOf(cells, 'idNumber') || '（无）',
    学籍号: textOf(cells, 'nationalNumber') || '（无）',
    班级: ofClass,
    入学年月: monthInWords(textOf(cells, 'entryMonth')),
    用途: purpose,
  };
}

function sexOf(cells: Student): string {
  const code = codeOf('sex', textOf(cells, 'sex'));
  return code === undefined ? textOf(cells, 'sex') : labelOf('sex', code);
}

/** `202109` and `2021-09` are September 2021. */
function monthInWords(text: string): string {
  const [, year, month] = /^(\d{4})[-.年/]?(\d{1,2})/.exec(text) ?? [];
  return year === undefined ? text : `${year}年${Number(month)}月`;
}
