import { readSchoolCode } from '#src/registry/school-code.ts';
import { type Student, textOf } from '#src/registry/student.ts';

/** A school of the county's list, as far as it must be known again. */
export interface KnownSchool {
  readonly code: string;
  readonly name: string;
}

/** 识别学校 — by what the school of a row may be told, when the row itself does not say. */
export interface SchoolHints {
  /** Every school of the county, by its code. */
  readonly schools: ReadonlyMap<string, KnownSchool>;
  /** Named in the title, the sheet's or the file's name. */
  readonly ofFile: string | undefined;
  /** The actor's own school. */
  readonly own: string | undefined;
}

/** The code of the school a row is of, or why nobody can tell. */
export function schoolOfRow(
  row: Student,
  { schools, ofFile, own }: SchoolHints,
): { code: string } | { reason: string } {
  const written = textOf(row, 'schoolCode');
  if (written !== '') {
    const code = readSchoolCode(written);
    if (code === undefined) return { reason: '学校标识码不是十位数字；请按学校的标识码改正' };
    return schools.has(code) ? { code } : { reason: '学校标识码不在本县的学校名单中；请核对标识码' };
  }
  const code = codeOfName(textOf(row, 'schoolName'), schools) ?? ofFile ?? own;
  return code === undefined ? { reason: '看不出是哪所学校的学生；请补上“学校标识码”列' } : { code };
}

/** The one school that these titles name, by its code or its whole name; `undefined` when they name none, or several. */
export function schoolInTitles(titles: readonly string[], schools: SchoolHints['schools']): string | undefined {
  const text = titles.join('\n');
  const codes = new Set((text.match(/(?<!\d)\d{10}(?!\d)/g) ?? []).filter((code) => schools.has(code)));
  const named = [...schools.values()].filter(({ name }) => name !== '' && text.includes(name));
  // 丁河镇中心小学 lies inside 丁河镇中心小学东校区: the longest name is meant.
  const whole = named.filter(({ name }) => !named.some((other) => other.name !== name && other.name.includes(name)));
  const found = codes.size > 0 ? [...codes] : whole.map(({ code }) => code);
  return found.length === 1 ? found[0] : undefined;
}

function codeOfName(name: string, schools: SchoolHints['schools']): string | undefined {
  if (name === '') return undefined;
  const alike = [...schools.values()].filter((school) => school.name === name);
  return alike.length === 1 ? alike[0]?.code : undefined;
}
