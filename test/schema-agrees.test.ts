import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

/** Kept by whoever migrates, and read by nobody else. */
const LEDGER = 'schema_migrations';

/** Tables that belong to no single county, and how they are spread instead. */
const WITHOUT_COUNTY_FIRST = {
  [LEDGER]: 'one for each database',
  sessions: 'found by the digest of a token, before the county is known',
  sign_in_attempts: 'found by the digest of an account, before the county is known',
  number_claims: 'spread by the digest, to find one number in all counties',
};

/** Unique across counties, on tables that are not spread over machines. */
const UNIQUE_ACROSS_COUNTIES = ['people_account'];

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly hasDefault: boolean;
  readonly comment: string | null;
}

interface Key {
  readonly table: string;
  readonly name: string;
  readonly kind: 'primary' | 'foreign' | 'unique';
  readonly columns: readonly string[];
  readonly target: readonly string[];
}

let database: TestDatabase;
let columns: readonly Column[];
let keys: readonly Key[];
beforeAll(async () => {
  database = await openTestDatabase();
  columns = await columnsOf(database);
  keys = await keysOf(database);
});
afterAll(() => database.close());

describe('the types and the tables', () => {
  test('name the same tables', () => {
    const tables = [...new Set(columns.map(({ table }) => table))].filter((table) => table !== LEDGER);
    expect(tables.sort()).toEqual([...declaredTables().keys()].sort());
  });

  test('name the same columns, with what each can hold', () => {
    const found = columns.filter(({ table }) => table !== LEDGER);
    const inSql = found.map((one) => `${one.table}.${one.column}: ${typeOf(one)}`);
    const inTypes = [...declaredTables()].flatMap(([table, declared]) =>
      [...declared].map(([column, type]) => `${table}.${column}: ${type}`),
    );
    expect(inTypes.sort()).toEqual(inSql.sort());
  });
});

describe('whoever looks into the database', () => {
  test('reads in Chinese what each table is', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and coalesce(obj_description(c.oid), '') !~ '[一-龥]'
    `.execute(database.db);
    expect(rows).toEqual([]);
  });

  test('reads in Chinese what each column is', () => {
    const silent = columns.filter(({ comment }) => !/\p{Script=Han}/u.test(comment ?? ''));
    expect(silent.map(({ table, column }) => `${table}.${column}`)).toEqual([]);
  });
});

describe('the tables of a county can be spread over machines', () => {
  const isSpread = (table: string) => !Object.hasOwn(WITHOUT_COUNTY_FIRST, table);

  test('every primary key begins with the county', () => {
    const primary = keys.filter(({ kind, table }) => kind === 'primary' && isSpread(table));
    expect(primary.filter((key) => key.columns[0] !== 'county').map(({ table }) => table)).toEqual([]);
    const tables = new Set(columns.map(({ table }) => table).filter(isSpread));
    expect(new Set(primary.map(({ table }) => table))).toEqual(tables);
  });

  test('every foreign key leads from the county to the same county', () => {
    const foreign = keys.filter(({ kind }) => kind === 'foreign');
    expect(foreign.length).toBeGreaterThan(5);
    expect(foreign.filter((key) => key.columns[0] !== 'county' || key.target[0] !== 'county')).toEqual([]);
  });

  test('every other unique key begins with the county, but for those named above', () => {
    const unique = keys.filter(({ kind, table }) => kind === 'unique' && isSpread(table));
    const across = unique.filter((key) => key.columns[0] !== 'county').map(({ name }) => name);
    expect(across).toEqual(UNIQUE_ACROSS_COUNTIES);
  });

  test('every table that is an exception is one, and is there', () => {
    const primary = new Map(keys.filter(({ kind }) => kind === 'primary').map((key) => [key.table, key.columns[0]]));
    const exceptions = Object.keys(WITHOUT_COUNTY_FIRST);
    expect(exceptions.filter((table) => [undefined, 'county'].includes(primary.get(table)))).toEqual([]);
  });
});

/** PostgreSQL's types as TypeScript reads them. */
const TYPES: Readonly<Record<string, string>> = {
  text: 'string',
  uuid: 'string',
  integer: 'number',
  smallint: 'number',
  bigint: 'number',
  bit: 'string',
  'double precision': 'number',
  boolean: 'boolean',
  bytea: 'Buffer',
  date: 'LocalDate',
  jsonb: 'Json',
  'timestamp with time zone': 'Timestamp',
  'text[]': 'string[]',
  'uuid[]': 'string[]',
  'integer[]': 'number[]',
};

function typeOf({ type, nullable, hasDefault }: Column): string {
  const name = TYPES[type] ?? `unknown ${type}`;
  return `${name}${nullable ? ' | null' : ''}${hasDefault ? ', optional' : ''}`;
}

/** table → column → type, read from the sources, in the words of `typeOf`. */
function declaredTables(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const folder = 'src/platform/database/schema';
  const interfaces = new Map(readdirSync(folder).flatMap((name) => interfacesIn(`${folder}/${name}`)));
  const schema = interfacesIn('src/platform/database/schema.ts').find(([name]) => name === 'Schema')?.[1] ?? [];
  return new Map(
    schema.map(([table, type]) => {
      const members = interfaces.get(type) ?? [];
      return [table, new Map(members.map(([column, text]) => [column, wordsFor(text)]))];
    }),
  );
}

type Member = readonly [name: string, type: string];

function interfacesIn(path: string): readonly (readonly [string, readonly Member[]])[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  return file.statements.filter(ts.isInterfaceDeclaration).map((declaration) => {
    const members = declaration.members.filter(ts.isPropertySignature).map((member): Member => {
      return [member.name.getText(file), member.type?.getText(file) ?? ''];
    });
    return [declaration.name.text, members];
  });
}

function wordsFor(type: string): string {
  const generated = /^Generated<(.*)>$/s.exec(type)?.[1];
  if (generated !== undefined) return `${wordsFor(generated)}, optional`;
  // A jsonb column with a default is written as text, or not at all.
  return /^ColumnType<unknown, string \| undefined, string>$/.test(type) ? 'Json, optional' : type;
}

async function columnsOf({ db }: TestDatabase): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type, not a.attnotnull as nullable,
      a.atthasdef as "hasDefault", col_description(c.oid, a.attnum) as comment
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
  `.execute(db);
  return rows;
}

async function keysOf({ db }: TestDatabase): Promise<readonly Key[]> {
  const { rows } = await sql<Key>`
    select c.conrelid::regclass::text as table, c.conname as name, 'foreign' as kind,
      ${names(sql`c.conrelid`, sql`c.conkey`)} as columns, ${names(sql`c.confrelid`, sql`c.confkey`)} as target
    from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace
    union all
    select i.indrelid::regclass::text, i.indexrelid::regclass::text, case when i.indisprimary then 'primary' else 'unique' end,
      ${names(sql`i.indrelid`, sql`i.indkey::int2[]`)}, '{}'
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indisunique and c.relnamespace = 'public'::regnamespace
    order by 1, 2
  `.execute(db);
  return rows;
}

function names(table: ReturnType<typeof sql>, numbers: ReturnType<typeof sql>) {
  return sql`(
    select array_agg(a.attname::text order by n.place)
    from unnest(${numbers}) with ordinality as n(number, place)
    join pg_attribute a on a.attrelid = ${table} and a.attnum = n.number
  )`;
}
