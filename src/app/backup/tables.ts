import type pg from 'pg';

/** A table as the database itself describes it. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  /** The columns of its primary key, in an order that every PostgreSQL sorts alike. */
  readonly order: string;
}

/** What lives for hours and opens doors: after a restore everybody signs in anew. The ledger of migrations is in the head. */
const LEFT_OUT: ReadonlySet<string> = new Set(['sessions', 'sign_in_attempts', 'schema_migrations']);

/** 库表 — every table that a backup holds, those that others refer to first. */
export async function tablesOf(client: pg.ClientBase): Promise<readonly TableShape[]> {
  const { rows } = await client.query<CatalogRow>(CATALOG);
  const tables = rows.filter(({ name }) => !LEFT_OUT.has(name));
  const ordered: CatalogRow[] = [];
  const place = (table: CatalogRow) => {
    if (ordered.includes(table)) return;
    for (const other of tables) if (other !== table && table.refers.includes(other.name)) place(other);
    ordered.push(table);
  };
  for (const table of tables) place(table);
  return ordered.map(({ name, columns, key_columns }) => ({ name, columns, order: key_columns.join(', ') }));
}

/** COPY of a table in the order of its key, in the binary form, which is the same on every PostgreSQL. */
export function copyOut({ name, columns, order }: TableShape): string {
  return `copy (select ${columns.map(quoted).join(', ')} from ${quoted(name)} order by ${order}) to stdout (format binary)`;
}

export function copyIn(name: string, columns: readonly string[]): string {
  return `copy ${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin (format binary)`;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

interface CatalogRow {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key_columns: readonly string[];
  readonly refers: readonly string[];
}

/** Where the database already sorts by code points its own index is good enough; elsewhere it is told to. */
const CATALOG = `
  select c.relname::text as name,
    array(select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      order by a.attnum) as columns,
    array(select quote_ident(a.attname) || case
        when a.attcollation = 0 or a.attcollation = '"C"'::regcollation then ''
        when a.attcollation = '"default"'::regcollation and
          (select datcollate in ('C', 'POSIX') from pg_database where datname = current_database()) then ''
        else ' collate "C"' end
      from unnest(k.conkey) with ordinality as part (number, place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = part.number
      order by part.place) as key_columns,
    array(select f.confrelid::regclass::text from pg_constraint f
      where f.conrelid = c.oid and f.contype = 'f') as refers
  from pg_class c
  join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
  where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
  order by c.relname`;
