import { wayOf } from '#src/registry/editable.ts';
import { FIELDS } from '#src/registry/fields.ts';
import type { CellName } from '#src/registry/record.ts';
import { ruleOf } from '../rule-of.ts';
import type { GridRow } from './answers.ts';

/** More columns than this are no longer a grid, but the record: for all of it there is its own page. */
const MOST = 12;

/** 列 — of one rule what it reads; otherwise the cells in which something is wrong. What can be mended here comes first. */
export function mendColumns(rule: string | undefined, rows: readonly GridRow[]): readonly CellName[] {
  const wanted = new Set<string>(
    rule === undefined ? rows.flatMap(({ findings }) => findings.map(({ field }) => field)) : ruleOf(rule)?.fields,
  );
  const fields: readonly CellName[] = FIELDS.map(({ name }) => name).filter(
    (name) => wanted.has(name) && name !== 'name',
  );
  const editable = fields.filter((field) => wayOf(field) === 'edit');
  const others = fields.filter((field) => wayOf(field) !== 'edit');
  return [...editable, ...others].slice(0, MOST);
}
