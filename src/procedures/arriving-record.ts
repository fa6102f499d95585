import type { Objection } from '#src/organization/objection.ts';
import type { FieldName } from '#src/registry/fields.ts';
import { readNationalNumber } from '#src/registry/national-number.ts';
import type { PupilRecord } from '#src/registry/record.ts';
import type { Facts } from '#src/workflow/facts.ts';
import type { Answers, Ask, Effect, Setting } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';
import { ARRIVAL_CELLS, arriving, receivingSchool } from './arrival.ts';
import { CARD_ASKS, cellsAnswered, guardianWrong, WHO_ASKS } from './child-asks.ts';
import { identityWrong } from './identity-wrong.ts';
import { OTHER_CHILD, registeredElsewhere } from './registered-elsewhere.ts';

/** 转入学生信息 — a record that lies in another deployment is known by its 学籍卡, and written down here from it. */
export const INCOMING_ASKS = {
  ...WHO_ASKS,
  nationalNumber: {
    title: '学籍号',
    cell: 'nationalNumber',
    required: true,
    hint: 'G、L 或 J 开头，共 19 位，照原学校的学籍卡填写',
  },
  entryMonth: { title: '入学年月', cell: 'entryMonth', required: true, hint: '进入现在这个学段的年月' },
  entryMode: { title: '入学方式', cell: 'entryMode', required: true },
  ...CARD_ASKS,
  otherChild: OTHER_CHILD,
} as const satisfies Readonly<Record<string, Ask>>;

/** The cells of an incoming record beyond those asked for. */
export const INCOMING_CELLS = [...ARRIVAL_CELLS, 'guardian1.isGuardian'] as const satisfies readonly FieldName[];

/** What is wrong with the answers about a child whose record comes from elsewhere. */
export function incomingWrong(answers: Answers, facts: Facts): readonly Objection[] {
  return [
    ...when(
      readNationalNumber(answers.nationalNumber ?? '') === undefined,
      'national-number',
      '学籍号应为 G、L 或 J 开头，共 19 位，请对照原学校的学籍卡',
      'nationalNumber',
    ),
    ...identityWrong(answers, facts.today),
    ...guardianWrong(answers),
    ...registeredElsewhere(answers, facts, '学籍在本县的，请办理“县内转学”'),
  ];
}

/**
 * The record arrives: opened here, or, when the child was once on this county's rolls, taken up again where it was left, so that
 * its history goes on.
 */
export function recordArrives(
  asks: Readonly<Record<string, Ask>>,
  answers: Answers,
  record: PupilRecord | undefined,
  setting: Setting,
): Effect {
  const school = receivingSchool(setting);
  const cells = {
    ...cellsAnswered(asks, answers),
    ...arriving(setting, '转学(转入)'),
    'guardian1.isGuardian': '是',
  };
  return { kind: record ? 'change' : 'open', school, cells };
}
