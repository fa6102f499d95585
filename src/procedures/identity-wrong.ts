import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import { codeOf, labelOf } from '#src/registry/codes.ts';
import {
  type IdentityNumber,
  isCredible,
  isDamaged,
  isOfPermit,
  normalizeNumber,
  readIdentityNumber,
} from '#src/registry/identity-number.ts';
import { illegalCharactersIn, privateUseIn, spellOut, wrongDotsIn } from '#src/registry/personal-name.ts';
import type { Cells } from '#src/registry/record.ts';
import {
  isHongKongCard,
  isHongKongMacaoPermit,
  isMacaoCard,
  isPassport,
  isResidencePermit,
  isTaiwanPermit,
} from '#src/registry/travel-document.ts';
import { when } from '#src/workflow/when.ts';

/** The five cells that say who a child is, as they would stand. */
export type Identity = Pick<Cells, 'name' | 'sex' | 'birthDate' | 'idType' | 'idNumber'>;

/**
 * 身份信息核对 — what is wrong with them among themselves, asked before a record takes them (handbook 4.1 to 4.3). The same
 * questions are put to every record by the rules of the chapter ID; here the answer stops the application.
 */
export function identityWrong(who: Identity, today: LocalDate): readonly Objection[] {
  const born = readDate(who.birthDate ?? '');
  return [
    ...nameWrong(who.name ?? ''),
    ...when(born !== undefined && born > today, 'born-later', '出生日期晚于今天，请核对', 'birthDate'),
    ...documentWrong(who, today),
  ];
}

/** 无身份证件号 — a child whose document is 其他 and who has no number. */
export function hasNoNumber({ idType, idNumber }: Identity): boolean {
  return codeOf('idType', idType ?? '') === 'Z' && normalizeNumber(idNumber ?? '') === '';
}

function nameWrong(name: string): readonly Objection[] {
  const wrong = [...illegalCharactersIn(name), ...privateUseIn(name)];
  return [
    ...when(
      wrong.length > 0,
      'name-characters',
      `姓名里有${spellOut(wrong)}，不能用于姓名；请按户口簿填写，不要加空格、括注和数字`,
      'name',
    ),
    ...when(wrongDotsIn(name).length > 0, 'name-dot', '姓名中间的间隔号请用“·”，不要用句点或其他圆点', 'name'),
  ];
}

function documentWrong(who: Identity, today: LocalDate): readonly Objection[] {
  const type = codeOf('idType', who.idType ?? '');
  const text = normalizeNumber(who.idNumber ?? '');
  if (type === undefined) return when(true, 'type-missing', '请填写身份证件类型；没有证件号的选“其他”', 'idType');
  if (OF_SOLDIERS.has(type)) {
    return when(true, 'type-of-soldiers', `学生不会持有${labelOf('idType', type)}，请选学生本人所持的证件`, 'idType');
  }
  if (type === 'Z') {
    return when(
      text !== '',
      'number-without-document',
      '证件类型是“其他”时不填证件号；有证件号的请选对应的证件类型',
      'idType',
    );
  }
  if (text === '') {
    const message = `证件类型是${labelOf('idType', type)}，请填写证件号；确实没有证件号的，证件类型选“其他”`;
    return when(true, 'number-missing', message, 'idNumber');
  }
  return numberWrong(type, text, who, today);
}

function numberWrong(type: string, text: string, who: Identity, today: LocalDate): readonly Objection[] {
  const number = readIdentityNumber(text);
  if (isDamaged(text)) {
    return when(true, 'number-damaged', '证件号后几位被表格软件截掉了，请照原件重新填写', 'idNumber');
  }
  if (type === '1') return residentWrong(number, who, today);
  if (number !== undefined && isCredible(number, today) && !isOfPermit(number)) {
    const message = `这是居民身份证的号码，证件类型却是${labelOf('idType', type)}，请改为居民身份证`;
    return when(true, 'type-differs', message, 'idType');
  }
  const fits = FORMS[type]?.(text) ?? true;
  return [
    ...when(!fits, 'number-wrong', `证件号不是${labelOf('idType', type)}的号码，请对照证件原件`, 'idNumber'),
    ...(fits && number !== undefined && isOfPermit(number) ? againstNumber(number, who) : []),
  ];
}

function residentWrong(number: IdentityNumber | undefined, who: Identity, today: LocalDate): readonly Objection[] {
  if (number === undefined || !isCredible(number, today) || !number.provinceHolds) {
    return when(
      true,
      'number-wrong',
      '身份证件号不正确（位数、地区、日期或校验码不符），请对照户口簿逐位核对',
      'idNumber',
    );
  }
  return [
    ...when(
      isOfPermit(number),
      'type-differs',
      '这是港澳台居民居住证或外国人永久居留身份证的号码，请选对应的证件类型',
      'idType',
    ),
    ...againstNumber(number, who),
  ];
}

/** 出生日期、性别与证件号不一致: the number carries both. */
function againstNumber(number: IdentityNumber, who: Identity): readonly Objection[] {
  const born = readDate(who.birthDate ?? '');
  const sex = codeOf('sex', who.sex ?? '');
  return [
    ...when(
      number.birthDate !== undefined && born !== undefined && born !== number.birthDate,
      'birth-date-differs',
      '身份证件号中的出生日期与出生日期不一致，请对照户口簿，把错的一项一并更正',
      'birthDate',
    ),
    ...when(
      (sex === '1' || sex === '2') && sex !== number.sex,
      'sex-differs',
      '身份证件号中的性别（第 17 位单数为男、双数为女）与性别不一致，请对照户口簿，把错的一项一并更正',
      'sex',
    ),
  ];
}

const OF_SOLDIERS: ReadonlySet<string> = new Set(['2', '3', '4', '5']);

/** Parents show what they have: any residence permit and either card will do for 6, 7 and 8 (handbook 4.2). */
const OF_HOME: readonly ((text: string) => boolean)[] = [isResidencePermit, isHongKongCard, isMacaoCard];

const FORMS: Readonly<Record<string, (text: string) => boolean>> = {
  '6': (text) => [...OF_HOME, isHongKongMacaoPermit].some((accepts) => accepts(text)),
  '7': (text) => [...OF_HOME, isHongKongMacaoPermit].some((accepts) => accepts(text)),
  '8': (text) => [...OF_HOME, isTaiwanPermit].some((accepts) => accepts(text)),
  '9': (text) => /^(?:[A-Z]{3}\d{12}|9\d{16}[\dX])$/.test(text),
  A: isPassport,
};
