import { codeOf } from '#src/registry/codes.ts';
import type { School } from '#src/registry/school.ts';
import { keyOfHeading, readHeading } from './heading.ts';
import { noSchoolCode, noSchools, type Refusal, repeatedSchool } from './refusals.ts';

type Part = keyof School;

/** How a list of schools names its columns; a roster's own headings for them are understood too. */
const HEADINGS: Readonly<Record<string, Part>> = {
  标识码: 'code',
  机构代码: 'code',
  名称: 'name',
  校名: 'name',
  单位名称: 'name',
  行政区划: 'county',
  行政区划代码: 'county',
  行政区划码: 'county',
  所在县行政区划代码: 'county',
  所在地行政区划代码: 'county',
  学校所在地行政区划代码: 'county',
  学校所在地行政区划: 'county',
  区划代码: 'county',
  所在县: 'county',
  所属区县代码: 'county',
  县区代码: 'county',
};

/**
 * 学校名单 — the county's schools by 学校标识码, from the rows of a table. Needs 学校标识码 and 学校名称; 办学类型 and
 * 行政区划代码 are taken where they are there and mean something. A county given by name only stays unknown.
 */
export function readSchools(rows: readonly (readonly string[])[]): ReadonlyMap<string, School> | Refusal {
  const header = rows.findIndex((row) => ['code', 'name'].every((part) => row.map(partOf).includes(part as Part)));
  const parts = rows[header]?.map(partOf);
  if (parts === undefined) return noSchoolCode();
  const schools = new Map<string, { readonly school: School; readonly row: number }>();
  for (const [i, cells] of rows.entries()) {
    const school = i > header ? schoolOf(cells, parts) : undefined;
    if (school === undefined) continue;
    const earlier = schools.get(school.code);
    if (earlier && JSON.stringify(earlier.school) !== JSON.stringify(school)) {
      return repeatedSchool(school.code, [earlier.row, i + 1]);
    }
    schools.set(school.code, { school, row: earlier?.row ?? i + 1 });
  }
  if (schools.size === 0) return noSchools();
  return new Map([...schools].map(([code, { school }]) => [code, school]));
}

const ROSTER_PARTS: Readonly<Record<string, Part>> = { schoolCode: 'code', schoolName: 'name', schoolKind: 'kind' };

function partOf(heading: string): Part | undefined {
  return HEADINGS[keyOfHeading(heading)] ?? ROSTER_PARTS[readHeading(heading)?.field ?? ''];
}

/** A row without a code or a name is no school: a heading repeated, a sum, a blank. */
function schoolOf(cells: readonly string[], parts: readonly (Part | undefined)[]): School | undefined {
  const at = (part: Part) => cells[parts.indexOf(part)]?.trim() ?? '';
  const code = at('code');
  if (!/\d/.test(code) || at('name') === '') return undefined;
  const county = /^\d{6}/.exec(at('county'))?.[0];
  return { code, name: at('name'), kind: codeOf('schoolKind', at('kind')), county };
}
