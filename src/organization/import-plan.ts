import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import { type GradeCode, readGradeCode } from './class-path.ts';
import type { ImportLine, PersonLine, UnitLine } from './import-lines.ts';
import type { Objection } from './objection.ts';
import { EVERY_OFFICE, OFFICES, type Office } from './office.ts';
import { type HeldNow, objectionsToOffice, objectionsToPerson, objectionsToPhone } from './person.ts';
import { below, SCHOOL_KINDS, UNIT_KINDS, type Unit, type UnitKind, type UnitPath } from './unit.ts';
import { objectionsToOpening } from './unit-objections.ts';

/** What is known before the lines are judged. */
export interface ImportFacts {
  readonly county: Unit;
  /** Standing central schools, schools and teaching points. */
  readonly units: readonly Unit[];
  /** People by account, of the whole deployment: those of other counties without an id. */
  readonly accounts: ReadonlyMap<string, KnownPerson>;
  readonly importer: string;
  readonly today: LocalDate;
  readonly schoolKindOf: (text: string) => string | undefined;
  readonly classOf: ReadsClass;
}

export type ReadsClass = (
  grade: string,
  className: string,
) => { readonly gradeCode: GradeCode; readonly className: string; readonly classCode: string } | undefined;

export interface KnownPerson {
  /** Absent when the account belongs to another county. */
  readonly id?: string;
  readonly name: string;
  readonly isSealed: boolean;
  /** Units by their paths: a class may be yet to open. */
  readonly held: readonly HeldNow[];
}

/** 预览 — what would become of one line: a new unit or office, nothing, or a refusal in words. */
export interface LineOutcome {
  readonly sheet: ImportLine['sheet'];
  readonly row: number;
  readonly title: string;
  readonly outcome: 'new' | 'there' | 'refused';
  readonly messages: readonly string[];
}

export interface NewUnit {
  readonly kind: UnitKind;
  readonly name: string;
  readonly code: string;
  readonly parent: UnitPath;
  readonly since: LocalDate;
  readonly schoolKind: string | undefined;
}

export interface NewOffice {
  readonly account: string;
  readonly name: string;
  readonly phone: string;
  readonly office: Office;
  readonly unit: UnitPath;
  /** A class that may have to be opened first. */
  readonly wanted?: { readonly school: UnitPath; readonly gradeCode: string; readonly className: string };
}

export interface ImportPlan {
  readonly lines: readonly LineOutcome[];
  /** Parents before children. */
  readonly units: readonly NewUnit[];
  /** By person, in the order of the file. */
  readonly offices: readonly NewOffice[];
}

/** Judges every line beside what is there and what the lines before it bring; writes nothing. */
export function planImport(lines: readonly ImportLine[], facts: ImportFacts): ImportPlan {
  const places = new Places([facts.county, ...facts.units]);
  const outcomes: LineOutcome[] = [];
  const units: NewUnit[] = [];
  for (const line of unitLinesInOrder(lines)) {
    const { outcome, unit } = judgeUnit(line, places, facts);
    outcomes.push(outcome);
    if (unit !== undefined) {
      units.push(unit);
      places.add(unitInPlan(unit, facts));
    }
  }
  const people = new Map(facts.accounts);
  const offices: NewOffice[] = [];
  for (const line of lines) {
    if (line.sheet !== 'people') continue;
    const { outcome, office, held } = judgePerson(line, places, people, facts);
    outcomes.push(outcome);
    if (office === undefined) continue;
    offices.push(office);
    const known = people.get(office.account) ?? { name: office.name, isSealed: false, held: [] };
    people.set(office.account, { ...known, held: [...known.held, ...(held === undefined ? [] : [held])] });
  }
  return {
    lines: outcomes.sort((a, b) => (a.sheet === b.sheet ? a.row - b.row : a.sheet < b.sheet ? 1 : -1)),
    units,
    offices,
  };
}

/** Units that stand or will stand, by code and by name. */
class Places {
  readonly #all: Unit[];

  constructor(units: readonly Unit[]) {
    this.#all = [...units];
  }

  add(unit: Unit): void {
    this.#all.push(unit);
  }

  /** By its code, or by a name that only one has. */
  named(text: string): Unit | undefined {
    const sameName = this.#all.filter(({ name }) => name === text);
    return this.#all.find(({ code }) => code === text) ?? (sameName.length === 1 ? sameName[0] : undefined);
  }

  byCode(code: string): Unit | undefined {
    return this.#all.find((unit) => unit.code === code);
  }

  below(path: UnitPath): readonly Unit[] {
    return this.#all.filter((unit) => unit.path === below(path, unit.code));
  }
}

const KINDS = ['central-school', 'school', 'teaching-point'] as const;

/** Central schools first, whatever order they were written in: their schools stand below them. */
function unitLinesInOrder(lines: readonly ImportLine[]): readonly UnitLine[] {
  const units = lines.filter((line): line is UnitLine => line.sheet === 'units');
  const rank = ({ kind }: UnitLine) => KINDS.map(String).indexOf(kindOf(kind) ?? '');
  return [...units].sort((a, b) => rank(a) - rank(b) || a.row - b.row);
}

/** A list of schools without the column names schools. */
function kindOf(text: string): (typeof KINDS)[number] | undefined {
  return text === '' ? 'school' : KINDS.find((kind) => UNIT_KINDS[kind] === text);
}

function judgeUnit(line: UnitLine, places: Places, facts: ImportFacts) {
  const kind = kindOf(line.kind);
  const parent = line.parent === '' ? facts.county : places.named(line.parent);
  const since = line.since === '' ? facts.today : readDate(line.since);
  const schoolKind = line.schoolKind === '' ? undefined : facts.schoolKindOf(line.schoolKind);
  const same = places.byCode(line.code);
  if (same !== undefined && same.name === line.name && (kind === undefined || same.kind === kind)) {
    return { outcome: outcomeOf(line, 'there', ['已有这个机构，不会改动。']) };
  }
  const unread = [
    ...(kind === undefined ? [`机构类别“${line.kind}”不认识，请填中心校、学校或教学点。`] : []),
    ...(parent === undefined ? [`找不到上级机构“${line.parent}”，请填它的代码，或把它也列入本表。`] : []),
    ...(since === undefined ? ['设立日期应写作 2025-03-20。'] : []),
    ...(line.schoolKind !== '' && schoolKind === undefined
      ? [`办学类型“${line.schoolKind}”不认识，请按代码表填写。`]
      : []),
  ];
  if (kind === undefined || parent === undefined || since === undefined || unread.length > 0) {
    return { outcome: outcomeOf(line, 'refused', unread) };
  }
  const { name, code } = line;
  const when = { effective: since, today: facts.today };
  const objections = objectionsToOpening({ kind, name, code }, parent, places.below(parent.path), same, when);
  if (objections.length > 0) return { outcome: outcomeOf(line, 'refused', wordsOf(objections)) };
  const unit: NewUnit = { kind, name, code, parent: parent.path, since, schoolKind };
  return { outcome: outcomeOf(line, 'new', [`将设在“${parent.name}”之下。`]), unit };
}

interface JudgedPerson {
  readonly outcome: LineOutcome;
  readonly office?: NewOffice;
  readonly held?: HeldNow;
}

function judgePerson(
  line: PersonLine,
  places: Places,
  people: ReadonlyMap<string, KnownPerson>,
  facts: ImportFacts,
): JudgedPerson {
  const { name, phone, account } = line;
  const known = people.get(account);
  const office = EVERY_OFFICE.find((one) => OFFICES[one].title === line.office);
  const place = placeOf(line, office, places, facts);
  const objections = [
    ...wordsOf(objectionsToPerson({ name, account })),
    ...wordsOf(objectionsToPhone(phone)),
    ...(office === undefined
      ? [`岗位“${line.office}”不认识，请填：${EVERY_OFFICE.map((one) => OFFICES[one].title).join('、')}。`]
      : []),
    ...(typeof place === 'string' ? [place] : []),
    ...objectionsToKnown(name, known, facts),
  ];
  if (office === undefined || typeof place === 'string' || objections.length > 0) {
    return { outcome: outcomeOf(line, 'refused', objections) };
  }
  const at = { ...place.unit, id: place.unit.path };
  const held = { office, unit: at.id };
  const isHeld = known?.held.some((one) => one.office === office && one.unit === at.id) ?? false;
  if (isHeld) return { outcome: outcomeOf(line, 'there', ['已在任，不会改动。']) };
  const refused = objectionsToOffice(office, at, known?.held ?? []);
  if (refused.length > 0) return { outcome: outcomeOf(line, 'refused', wordsOf(refused)) };
  const what = `将任“${place.title}”${OFFICES[office].title}${known === undefined ? '，并发放一次性登录码' : ''}。`;
  return {
    outcome: outcomeOf(line, 'new', [what]),
    office: { account, name, phone, office, unit: place.unit.path, ...(place.wanted && { wanted: place.wanted }) },
    held,
  };
}

function objectionsToKnown(name: string, known: KnownPerson | undefined, facts: ImportFacts): readonly string[] {
  if (known === undefined) return [];
  if (known.name !== name) return ['这个登录名已有人使用，请换一个，例如加上学校简称。'];
  if (known.isSealed) return ['此人的账号已封存。请先在人员页启用账号，再导入岗位。'];
  return known.id === facts.importer ? ['不能给自己授予岗位，请由另一位系统管理员办理。'] : [];
}

interface Place {
  readonly unit: Unit;
  readonly title: string;
  readonly wanted?: NewOffice['wanted'];
}

/** Where the office is to be held, or what is wrong with where it says. */
function placeOf(line: PersonLine, office: Office | undefined, places: Places, facts: ImportFacts): Place | string {
  const unit = line.unit === '' ? facts.county : places.named(line.unit);
  if (unit === undefined) return `找不到机构“${line.unit}”，请填它的代码（学校填学校标识码），或把它列入机构表。`;
  if (office !== 'class-teacher') return { unit, title: unit.name };
  const found = facts.classOf(line.grade, line.className);
  if (found === undefined) return '班主任须填年级和班级，例如“四年级”“1班”。';
  if (!SCHOOL_KINDS.some((kind) => kind === unit.kind)) return `“${unit.name}”不是学校，班主任须填学校标识码。`;
  const path = below(below(unit.path, found.gradeCode), found.classCode);
  const since: LocalDate = `${readGradeCode(found.gradeCode)?.entryYear ?? 2000}-09-01`;
  const title = `${unit.name}${line.grade}${found.className}`;
  const classUnit: Unit = {
    ...unit,
    id: path,
    kind: 'class',
    name: found.className,
    code: found.classCode,
    path,
    since,
  };
  return { unit: classUnit, title, wanted: { school: unit.path, ...found } };
}

/** As it will be; its path stands for the id that it is yet to get. */
function unitInPlan(unit: NewUnit, { county }: ImportFacts): Unit {
  const path = below(unit.parent, unit.code);
  const { kind, name, code, since, schoolKind } = unit;
  return { county: county.county, id: path, kind, name, code, path, since, schoolKind, revision: 1 };
}

function outcomeOf(line: ImportLine, outcome: LineOutcome['outcome'], messages: readonly string[]): LineOutcome {
  return { sheet: line.sheet, row: line.row, title: line.name, outcome, messages };
}

function wordsOf(objections: readonly Objection[]): readonly string[] {
  return objections.map(({ message }) => message);
}
