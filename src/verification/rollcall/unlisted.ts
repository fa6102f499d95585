import { readDate } from '#src/kernel/local-date.ts';
import { readGradeCode } from '#src/organization/class-path.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { readPhone } from '#src/registry/phone.ts';

/** 在班但不在名单 — what is known of a child who sits in class and stands on no list. */
export interface UnlistedChild {
  readonly name: string;
  /** A label of `sex`, or ''. */
  readonly sex: string;
  /** Eight digits, or ''. */
  readonly birthDate: string;
  /** The identity number where the family has it, or ''. */
  readonly number: string;
  readonly formerSchool: string;
  readonly phone: string;
}

/** 学籍在哪 — what looking the child up has shown, and the work it makes. */
export const RECORD_PLACES = {
  nowhere: {
    title: '有人无籍',
    rule: 'PR-02',
    text: '本县查不到学籍',
    advice: '新入学的补办招生录取，外地来的办转学转入，从未建籍的核实户籍后申请建籍；不得不办手续就接收',
    procedures: [
      'school-registration',
      'junior-admission',
      'transfer-in-within-province',
      'transfer-in-across-provinces',
      'in-school-registration',
    ],
  },
  school: {
    title: '在本校其他班',
    rule: '',
    text: '学籍在本校其他班',
    advice: '核对应在哪个班，办理班级调整',
    procedures: ['class-change', 'class-assignment'],
  },
  county: {
    title: '人籍异校',
    rule: 'PR-03',
    text: '学籍在本县其他学校',
    advice: '向监护人核对后发起县内转学；学籍所在学校已同时收到任务。不是同一人的，写明说明了结',
    procedures: ['transfer-within-county'],
  },
  beyond: {
    title: '人籍异校',
    rule: 'PR-03',
    text: '学籍在其他县（市、区）',
    advice: '向监护人核对后发起省内转学转入',
    procedures: ['transfer-in-within-province'],
  },
} as const satisfies Readonly<Record<string, PlaceShape>>;

interface PlaceShape {
  readonly title: string;
  /** The code of the rule, '' where it is none. */
  readonly rule: string;
  readonly text: string;
  readonly advice: string;
  /** Ids of procedures, the likeliest first. */
  readonly procedures: readonly string[];
}

export type RecordPlace = keyof typeof RECORD_PLACES;

/** 查询结果 — what the class teacher is told: not which school, and of another county nothing. */
export const TOLD_IN_CLASS: Readonly<Record<RecordPlace, string>> = {
  nowhere: '本县查不到学籍',
  school: '学籍在本校其他班（或还没有分班）',
  county: '学籍在本县其他学校',
  beyond: '本县查不到学籍',
};

/** Ids of the procedures for a child of this class, the likeliest first: who is to enter a first grade and who comes in between differ. */
export function proceduresForUnlisted(place: RecordPlace, unit: UnitPath, schoolYear: number): readonly string[] {
  const { procedures } = RECORD_PLACES[place];
  if (place !== 'nowhere') return procedures;
  const code = unit.split('/').find((part) => readGradeCode(part) !== undefined) ?? '';
  const grade = readGradeCode(code);
  const isFirst = grade?.entryYear === schoolYear;
  const wrong =
    grade?.stage === 'p'
      ? ['junior-admission', isFirst ? 'in-school-registration' : 'school-registration']
      : ['school-registration', ...(isFirst ? ['in-school-registration'] : [])];
  const likely = grade?.stage !== 'p' && !isFirst ? 'transfer-in-within-province' : procedures[0];
  return procedures
    .filter((id) => !wrong.includes(id))
    .sort((one, other) => Number(other === likely) - Number(one === likely));
}

/** 了结 — a record came, somebody said why there is nothing to do, or the child was put down by mistake. */
export const OUTCOMES = { recorded: '已有学籍', explained: '已说明', withdrawn: '登记有误' } as const;

export type Outcome = keyof typeof OUTCOMES;

/** Is enough known to look the child up: the number, or name, sex and birth date? */
export function canBeSought({ number, sex, birthDate }: UnlistedChild): boolean {
  return number !== '' || (sex !== '' && birthDate !== '');
}

/** A name at least, and what else is filled in can be read. */
export function objectionsToUnlisted(child: UnlistedChild): readonly Objection[] {
  const objections: Objection[] = [];
  if (child.name.trim() === '') objections.push({ code: 'no-name', message: '请填写姓名', field: 'name' });
  if (child.birthDate !== '' && readDate(child.birthDate) === undefined) {
    objections.push({ code: 'birth-date', message: '出生日期写 8 位数字，如 20150312', field: 'birthDate' });
  }
  if (child.number !== '' && !/^[0-9A-Za-z]{6,20}$/.test(child.number)) {
    objections.push({ code: 'number', message: '证件号只有数字和字母，请对照户口簿', field: 'number' });
  }
  if (child.phone !== '' && readPhone(child.phone) === undefined) {
    objections.push({ code: 'phone', message: '电话写 11 位手机号，或带区号的固定电话', field: 'phone' });
  }
  return objections;
}
