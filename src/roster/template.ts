import { type FieldName, MEMBERS, type MemberPart, memberField } from '#src/registry/fields.ts';

/** One column of a roster: what its heading says, and the field below it. */
export interface Column {
  readonly heading: string;
  readonly field: FieldName;
}

const BEFORE_THE_FAMILY = [
  { heading: '学校标识码', field: 'schoolCode' },
  { heading: '姓名', field: 'name' },
  { heading: '性别', field: 'sex' },
  { heading: '出生日期', field: 'birthDate' },
  { heading: '出生地（行政区划代码）', field: 'birthplaceCode' },
  { heading: '籍贯', field: 'nativePlace' },
  { heading: '民族', field: 'ethnicity' },
  { heading: '国籍/地区', field: 'nationality' },
  { heading: '身份证件类型', field: 'idType' },
  { heading: '港澳台侨外', field: 'hkmotwOverseas' },
  { heading: '健康状况', field: 'health' },
  { heading: '政治面貌', field: 'politicalStatus' },
  { heading: '身份证件号', field: 'idNumber' },
  { heading: '户口性质', field: 'householdType' },
  { heading: '户口所在地（行政区划）', field: 'householdRegion' },
  { heading: '班级（班号）', field: 'className' },
  { heading: '入学年月', field: 'entryMonth' },
  { heading: '入学方式', field: 'entryMode' },
  { heading: '就读方式', field: 'attendanceMode' },
  { heading: '现住址', field: 'currentAddress' },
  { heading: '通信地址', field: 'mailingAddress' },
  { heading: '家庭地址', field: 'homeAddress' },
  { heading: '联系电话', field: 'phone' },
  { heading: '邮政编码', field: 'postcode' },
  { heading: '是否独生子女', field: 'onlyChild' },
  { heading: '是否受过学前教育', field: 'preschool' },
  { heading: '是否留守儿童', field: 'leftBehind' },
  { heading: '是否需要申请资助', field: 'needsAid' },
  { heading: '是否享受一补', field: 'boardingSubsidy' },
  { heading: '是否孤儿', field: 'orphan' },
  { heading: '是否烈士或优抚子女', field: 'martyrsChild' },
  { heading: '上下学距离（公里）', field: 'schoolDistanceKm' },
  { heading: '上下学交通方式', field: 'travelMode' },
  { heading: '是否需要乘坐校车', field: 'schoolBus' },
  { heading: '曾用名', field: 'formerName' },
  { heading: '身份证件有效期', field: 'idValidity' },
  { heading: '血型', field: 'bloodType' },
  { heading: '特长', field: 'speciality' },
  { heading: '学籍辅号', field: 'provincialNumber' },
  { heading: '班内学号', field: 'classRollNumber' },
  { heading: '学生来源', field: 'studentSource' },
  { heading: '电子信箱', field: 'email' },
  { heading: '主页地址', field: 'homepage' },
  { heading: '残疾类型', field: 'disability' },
  { heading: '是否由政府购买学位', field: 'governmentPaidPlace' },
  { heading: '随班就读', field: 'inclusiveEducation' },
] as const satisfies readonly Column[];

const OF_EACH_MEMBER = [
  { heading: '姓名', part: 'name' },
  { heading: '关系', part: 'relation' },
  { heading: '关系说明', part: 'relationNote' },
  { heading: '现住址', part: 'address' },
  { heading: '户口所在地（行政区划）', part: 'householdRegion' },
  { heading: '联系电话', part: 'phone' },
  { heading: '是否监护人', part: 'isGuardian' },
  { heading: '身份证件类型', part: 'idType' },
  { heading: '身份证件号', part: 'idNumber' },
  { heading: '民族', part: 'ethnicity' },
  { heading: '工作单位', part: 'workplace' },
  { heading: '职务', part: 'position' },
] as const satisfies readonly { readonly heading: string; readonly part: MemberPart }[];

/** 学生导入模板 — the 71 columns of the national system's import template, in its order. Source: handbook 3.2. */
export const NATIONAL_TEMPLATE: readonly Column[] = [
  ...BEFORE_THE_FAMILY,
  ...MEMBERS.flatMap((member) =>
    OF_EACH_MEMBER.map(({ heading, part }) => ({
      heading: `成员${member}${heading}`,
      field: memberField(member, part),
    })),
  ),
  { heading: '是否进城务工人员随迁子女', field: 'migrantWorkersChild' },
];

/**
 * 学籍导出名单 — all 80 columns of a roster as the national system gives it out: the template's, then what only the
 * registry knows. The export's own order is not public; ours starts with the template's so that either can be filed
 * beside the other.
 */
export const ROSTER_EXPORT: readonly Column[] = [
  ...NATIONAL_TEMPLATE,
  { heading: '年级', field: 'grade' },
  { heading: '学籍号', field: 'nationalNumber' },
  { heading: '学校名称', field: 'schoolName' },
  { heading: '学籍状态', field: 'recordStatus' },
  { heading: '休学期满日期', field: 'leaveEnd' },
  { heading: '建籍日期', field: 'registeredOn' },
  { heading: '异动类别', field: 'changeKind' },
  { heading: '公安比对结果', field: 'policeCheck' },
  { heading: '办学类型', field: 'schoolKind' },
];
