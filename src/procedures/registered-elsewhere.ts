import type { Objection } from '#src/organization/objection.ts';
import type { Facts, Namesake } from '#src/workflow/facts.ts';
import type { Answers, Ask } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';

/** Asked wherever a record may turn out to be a second one of the same child. */
export const OTHER_CHILD = {
  title: '已核实与同名学生不是同一人',
  kind: 'yes-no',
  hint: '查到同名、同性别、同出生日期的学籍时才需要填写；选“是”的，上传学校情况说明，写明怎样核实',
} as const satisfies Ask;

/**
 * 避免重复建立学籍 — the same child has a record already: by the number there is no doubt, by name, sex and birth date the
 * school must look and say (notice 一(二)). `cure` is what to do instead.
 */
export function registeredElsewhere(
  { otherChild }: Answers,
  { sameNumber, sameChild }: Facts,
  cure: string,
): readonly Objection[] {
  const known = new Set(sameNumber.map(({ student }) => student));
  const alike = sameChild.filter(({ student }) => !known.has(student));
  return [
    ...when(
      sameNumber.length > 0,
      'already-registered',
      `该身份证件号已建有学籍（${placesOf(sameNumber)}），不得重复建立学籍（通知一(二)）。${cure}`,
      'idNumber',
    ),
    ...when(
      alike.length > 0 && otherChild !== '是',
      'same-child',
      `查到同名、同性别、同出生日期的学籍（${placesOf(alike)}）。是同一名学生的，属重复学籍：${cure}；不是同一人的，请在“${OTHER_CHILD.title}”选“是”并上传学校情况说明`,
      'otherChild',
    ),
  ];
}

/** 核实说明: how it was found that it is another child. */
export function proofOfOther({ otherChild }: Answers): readonly string[] {
  return otherChild === '是' ? ['school-statement'] : [];
}

function placesOf(found: readonly Namesake[]): string {
  return found.map(({ school, status }) => `${school}，${status}`).join('；');
}
