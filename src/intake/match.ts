import type { PupilRecord } from '#src/registry/record.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { areDifferentChildren, type KeyHints, keysOf, type PupilKeys } from './pupil-keys.ts';

/** 对应 — which record of the school a row means: one, none, or a sentence that says why nobody can tell. */
export type Match =
  | { readonly kind: 'record'; readonly record: PupilRecord }
  | { readonly kind: 'none' }
  | { readonly kind: 'unclear'; readonly reason: string };

/** 在册学籍索引 — the records of one school, to be found by each key. */
export interface RecordIndex {
  readonly records: readonly PupilRecord[];
  readonly hints: KeyHints;
  readonly keys: ReadonlyMap<string, PupilKeys>;
  readonly by: Readonly<Record<MatchKey, ReadonlyMap<string, readonly PupilRecord[]>>>;
}

/** By what a record is looked for, surest first. */
const MATCH_KEYS = ['national', 'identity', 'person', 'nameInClass'] as const;
type MatchKey = (typeof MATCH_KEYS)[number];

export function indexRecords(records: readonly PupilRecord[], hints: KeyHints): RecordIndex {
  const keys = new Map(records.map((record) => [record.id, keysOf(record.cells, hints)]));
  const by = (key: MatchKey) => groupBy(records, (record) => keys.get(record.id)?.[key]);
  return {
    records,
    hints,
    keys,
    by: { national: by('national'), identity: by('identity'), person: by('person'), nameInClass: by('nameInClass') },
  };
}

/**
 * The record a row means: by 学籍号, by 身份证件号, by name with birth date and sex, by name within the class. A number that
 * points at a child of another name and another birthday is somebody else's number, and is not believed.
 */
export function matchOf(row: Student, index: RecordIndex): Match {
  const keys = keysOf(row, index.hints);
  const holders = holdersOf(keys, index);
  if (holders.length > 1) {
    return unclear(
      `表中的号码在学籍里对应多名学生（${described(holders)}），无法确定是哪一名；请核对学籍号和身份证件号`,
    );
  }
  const [holder] = holders;
  return holder === undefined ? byPerson(row, keys, index) : byNumber(holder, keys, index);
}

/**
 * The records that have the row's numbers. Where two have been given one number, the other number or the name tells them
 * apart; where the row's two numbers are two children's, nothing does.
 */
function holdersOf(keys: PupilKeys, index: RecordIndex): readonly PupilRecord[] {
  const [nationals, identities] = [found(index, 'national', keys), found(index, 'identity', keys)];
  const both = nationals.filter((record) => identities.includes(record));
  if (both.length === 0 && nationals.length > 0 && identities.length > 0)
    return distinct([...nationals, ...identities]);
  const holders = both.length > 0 ? both : [...nationals, ...identities];
  if (holders.length < 2) return holders;
  const alike = (['person', 'nameInClass', 'name'] as const).map((key) =>
    holders.filter(({ id }) => keys[key] !== undefined && index.keys.get(id)?.[key] === keys[key]),
  );
  return alike.find(({ length }) => length === 1) ?? holders;
}

/** What a record is called where a sentence must tell one from another: class and name, never a number. */
export function described(records: readonly PupilRecord[]): string {
  const names = records.slice(0, MOST_NAMED).map(({ cells }) => {
    const place = [textOf(cells, 'grade'), textOf(cells, 'className')].filter((text) => text !== '');
    return `${place.map((text, i) => (i === 1 && /^\d+$/.test(text) ? `${text}班` : text)).join('')} ${textOf(cells, 'name')}`;
  });
  return names.join('、') + (records.length > MOST_NAMED ? ` 等 ${records.length} 名` : '');
}

const MOST_NAMED = 4;

function byNumber(holder: PupilRecord, keys: PupilKeys, index: RecordIndex): Match {
  const known = index.keys.get(holder.id);
  const isNamed = keys.name === undefined || keys.name === known?.name;
  const namesake = found(index, 'person', keys).find(({ id }) => id !== holder.id);
  if (!isNamed && namesake !== undefined) {
    return unclear(
      `表中的号码是${described([holder])}的，姓名、出生日期却是${described([namesake])}；可能填了别人的号码，请核对后再导入`,
    );
  }
  if (!isNamed && keys.birth !== known?.birth) {
    return unclear(`表中的号码在学籍里是${described([holder])}的，但姓名和出生日期都不同；请核对号码是否填错`);
  }
  return { kind: 'record', record: holder };
}

function byPerson(row: Student, keys: PupilKeys, index: RecordIndex): Match {
  const alike = found(index, 'person', keys);
  const inClass = found(index, 'nameInClass', keys);
  const [only, ...others] = alike.length > 1 ? alike.filter((record) => inClass.includes(record)) : alike;
  if (alike.length > 0 && (only === undefined || others.length > 0)) {
    return unclear(
      `姓名、出生日期、性别相同的学籍有 ${alike.length} 份（${described(alike)}），表中又没有能对上的号码；请补上学籍号或身份证件号`,
    );
  }
  if (only !== undefined) return unlessOtherNumber(only, keys, index);
  const classmates = inClass.filter((record) => !areDifferentChildren(row, record.cells, index.hints));
  const [classmate, ...more] = classmates;
  if (more.length > 0)
    return unclear(
      `本班同名的学生有 ${classmates.length} 名（${described(classmates)}）；请补上学籍号、身份证件号或出生日期`,
    );
  return classmate === undefined ? { kind: 'none' } : unlessOtherNumber(classmate, keys, index);
}

/** 学籍号 is given once and for all: where both have one and they differ, likeness is not enough. */
function unlessOtherNumber(record: PupilRecord, keys: PupilKeys, index: RecordIndex): Match {
  const known = index.keys.get(record.id)?.national;
  if (known === undefined || keys.national === undefined || known === keys.national) return { kind: 'record', record };
  return unclear(
    `与${described([record])}的姓名等相同，但学籍号不同；请核对学籍号，确是另一名学生的请先核实是否重复建籍`,
  );
}

function found(index: RecordIndex, key: MatchKey, keys: PupilKeys): readonly PupilRecord[] {
  const value = keys[key];
  return value === undefined ? [] : (index.by[key].get(value) ?? []);
}

function unclear(reason: string): Match {
  return { kind: 'unclear', reason };
}

function distinct(records: readonly PupilRecord[]): readonly PupilRecord[] {
  return [...new Map(records.map((record) => [record.id, record])).values()];
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
