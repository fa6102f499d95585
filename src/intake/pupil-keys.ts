import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import { classOfPupil } from '#src/registry/class-of-pupil.ts';
import { codeOf } from '#src/registry/codes.ts';
import { readIdentityNumber } from '#src/registry/identity-number.ts';
import { wholeNumber } from '#src/registry/numbers-of.ts';
import { normalizeName } from '#src/registry/personal-name.ts';
import { type Student, textOf } from '#src/registry/student.ts';

/** What a grade means depends on the day and on the school. */
export interface KeyHints {
  readonly today: LocalDate;
  /** A code of `schoolKind`, of the list of schools. */
  readonly schoolKind?: string | undefined;
}

/** 认人的依据 — by what a child can be known again, each as it is compared; `undefined` where the cells do not say it. */
export interface PupilKeys {
  /** 学籍号. */
  readonly national: string | undefined;
  /** 身份证件号, of whatever document; none that a spreadsheet has damaged, and nothing too short to be a number. */
  readonly identity: string | undefined;
  readonly name: string | undefined;
  readonly birth: string | undefined;
  /** Name, day of birth and sex, all three. */
  readonly person: string | undefined;
  /** Name and class, within one grade. */
  readonly nameInClass: string | undefined;
}

/** The keys of a row or of a record: both are cells. */
export function keysOf(cells: Student, hints: KeyHints): PupilKeys {
  const name = filled(normalizeName(textOf(cells, 'name')));
  const birth = readDate(textOf(cells, 'birthDate')) ?? readIdentityNumber(textOf(cells, 'idNumber'))?.birthDate;
  const sex = codeOf('sex', textOf(cells, 'sex'));
  const place = classKeyOf(cells, hints);
  return {
    national: numberIn(cells, 'nationalNumber'),
    identity: numberIn(cells, 'idNumber'),
    name,
    birth,
    person: name && birth && sex ? `${name}|${birth}|${sex}` : undefined,
    nameInClass: name && place ? `${name}|${place}` : undefined,
  };
}

/** 年级与班级 as one text, `undefined` when either is not told: `p2021/1` is class one of those who entered primary school in 2021. */
export function classKeyOf(cells: Student, { today, schoolKind }: KeyHints): string | undefined {
  const place = classOfPupil(cells, today, schoolKind);
  return place && `${place.gradeCode}/${place.classCode}`;
}

/** Do both have a credible number, and other ones, and other days of birth? Then they are two children of one name. */
export function areDifferentChildren(one: Student, other: Student, hints: KeyHints): boolean {
  const [a, b] = [credibleNumber(one), credibleNumber(other)];
  const [born, bornOther] = [keysOf(one, hints).birth, keysOf(other, hints).birth];
  return (
    a !== undefined && b !== undefined && a !== b && born !== undefined && bornOther !== undefined && born !== bornOther
  );
}

/** 无身份证件号 is longer than many a number: what has hardly a digit in it names nobody. */
function numberIn(cells: Student, field: 'idNumber' | 'nationalNumber'): string | undefined {
  const number = wholeNumber(textOf(cells, field));
  return number !== undefined && number.replace(/\D/g, '').length >= FEWEST_DIGITS ? number : undefined;
}

const FEWEST_DIGITS = 5;

function credibleNumber(cells: Student): string | undefined {
  const number = readIdentityNumber(textOf(cells, 'idNumber'));
  return number?.checksumHolds && number.birthDate !== undefined ? number.text : undefined;
}

function filled(text: string): string | undefined {
  return text === '' ? undefined : text;
}
