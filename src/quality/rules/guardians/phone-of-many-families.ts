import { titleOf } from '#src/registry/fields.ts';
import { readPhone } from '#src/registry/phone.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { defineRegisterRule, type Example } from '../../rule.ts';
import { FAMILY, type MemberFields, nameOf, numberOf, ofBothMembers } from './family-members.ts';

const MANY = 4;

/**
 * 同一电话被多个家庭使用 — somebody filled in their own number, and four families cannot be reached.
 *
 * Pupils are of one family when they share a member, by number or by name, also by way of a third pupil: brothers and
 * sisters are never held against each other. Of people who only share a name that makes one family too many too few, and
 * is the milder mistake.
 */
export default defineRegisterRule({
  code: 'GU-13',
  title: '同一电话被多个家庭使用',
  dimension: 'plausibility',
  severity: 'query',
  fields: ofBothMembers('name', 'idNumber', 'phone'),
  needs: [],
  remedy: 'edit',
  advice: '向各家核实，改填家长本人的电话；确属代管（如寄宿老师）的写明',
  basis: '领域手册4.4（同号被四个以上不同家庭使用）',
  keys: (student) => [...new Set(FAMILY.flatMap((fields) => phoneOf(student, fields) ?? []))].map((phone) => [phone]),
  atLeast: MANY,
  holds: (group) => familiesAmong(group) < MANY,
  fault: (student, [phone], group) => {
    const field = FAMILY.find((fields) => phoneOf(student, fields) === phone)?.phone ?? 'guardian1.phone';
    return { field, message: `${titleOf(field)}与其他${group.length - 1}名学生的家庭成员相同，而他们不是一家人` };
  },
  examples: {
    holds: [
      [aChildOf('甲'), aChildOf('乙'), aChildOf('丙')],
      [aChildOf('甲'), aChildOf('乙'), aChildOf('丙'), aChildOf('丙')],
    ],
    broken: [
      [aChildOf('甲'), aChildOf('乙'), aChildOf('丙'), aChildOf('丁')],
      [aChildOf('甲'), aChildOf('乙'), aChildOf('丙'), { ...aChildOf('丁'), 'guardian1.phone': '138-3770-0001' }],
    ],
  },
});

function phoneOf(student: Student, { phone }: MemberFields): string | undefined {
  return readPhone(textOf(student, phone));
}

/** How many families these pupils come from: each sharing of a member joins two into one. */
function familiesAmong(group: readonly Student[]): number {
  const family = group.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (family[root] !== root) root = family[root] ?? root;
    return root;
  };
  const firstOf = new Map<string, number>();
  for (const [at, student] of group.entries()) {
    for (const mark of marksOf(student)) {
      const first = firstOf.get(mark);
      if (first === undefined) firstOf.set(mark, at);
      else family[rootOf(at)] = rootOf(first);
    }
  }
  return family.filter((root, at) => root === at).length;
}

/** What tells a pupil's family members: their names and their numbers. */
function marksOf(student: Student): readonly string[] {
  return FAMILY.flatMap((fields) => [`name ${nameOf(student, fields)}`, `number ${numberOf(student, fields)}`]).filter(
    (mark) => !mark.endsWith(' '),
  );
}

/** A child of a family of this surname, whose father gave the number everybody gives. */
function aChildOf(surname: string): Example {
  return {
    'guardian1.name': `${surname}建国`,
    'guardian1.idNumber': '',
    'guardian1.phone': '13837700001',
    'guardian2.name': `${surname}秀英`,
    'guardian2.idNumber': '',
    'guardian2.phone': '',
  };
}
