import type { Objection } from '#src/organization/objection.ts';
import { isWithoutNumber } from '#src/registry/numbers-of.ts';
import type { PupilRecord } from '#src/registry/record.ts';
import type { Facts } from '#src/workflow/facts.ts';
import type { Answers } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';

/**
 * 先查询再处理 — a child without a number gets its first one only after the household was looked at and the national register
 * asked, and only the number that was asked for (notice 一(二)).
 */
export function numberLookedUp(
  { reason, idNumber }: Answers,
  record: PupilRecord | undefined,
  { pathway }: Facts,
): readonly Objection[] {
  if (!idNumber || record === undefined || !isWithoutNumber(record.cells)) return [];
  const isRight = pathway?.step === (reason === 'duplicate-household' ? 'change-household' : 'change');
  return [
    ...when(!isRight, 'look-up-first', `${LOOK_UP_FIRST}，未查到学籍的才能更正证件号。${GO_THERE}`, 'idNumber'),
    ...when(
      isRight && !pathway.isNumber,
      'other-number',
      `填写的证件号不是核实时查询过的那一个。${GO_THERE}`,
      'idNumber',
    ),
  ];
}

/** An empty record is given up only for one that was found, and goes together with the other's coming where one has to come. */
export function duplicateLookedUp(
  { reason }: Answers,
  record: PupilRecord | undefined,
  { pathway, isBound }: Facts,
): readonly Objection[] {
  if (record === undefined || !isWithoutNumber(record.cells)) return [];
  const isBlank = reason === 'blank-duplicate';
  const isRight = pathway?.step === 'merge' || pathway?.step === 'delete';
  return [
    ...when(
      reason === 'duplicate',
      'is-blank',
      '这条学籍没有身份证件号，删除原因请选“重复学籍：本条没有身份证件号，另有一条”',
      'reason',
    ),
    ...when(
      isBlank && !isRight,
      'look-up-first',
      `${LOOK_UP_FIRST}，查到学籍的才能删除空号学籍。${GO_THERE}`,
      'reason',
    ),
    ...when(
      isBlank && pathway?.step === 'merge' && isBound !== true,
      'not-bound',
      `查到的学籍要同时转入：通知一(二)要求两件一起办。${GO_THERE}`,
      'reason',
    ),
    ...when(
      isBlank && isRight && pathway.isKeptGone,
      'kept-gone',
      '应保留的那一条学籍已经不在册，不能再删除本条。请在“无证件号核实”里重新查询本系统',
      'reason',
    ),
  ];
}

const LOOK_UP_FIRST = '该生没有身份证件号。通知一(二)：先逐人核实户籍，再在全国学籍系统的“全国学籍查询”内查询核验';
const GO_THERE = '请从“无证件号核实”办理';
