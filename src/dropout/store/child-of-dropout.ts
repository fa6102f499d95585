import type { Database, Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { membersOf } from '#src/registry/cells.ts';
import { labelOf } from '#src/registry/codes.ts';
import { shown } from '#src/registry/mask-table.ts';
import type { CellName, Cells } from '#src/registry/record.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { DropoutCase } from '../dropout-case.ts';

/** 监护人 — the phone in stars; `cell` is asked for to see it. */
export interface GuardianShown {
  readonly name: string;
  readonly relation: string;
  readonly phone: string;
  readonly cell: string;
}

/** 孩子 — as the case shows it: what is needed to find the child, numbers in stars. */
export interface ChildShown {
  readonly name: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly nationalNumber: string;
  /** 学籍状态 of today; '' without a record. */
  readonly status: string;
  readonly address: string;
  readonly guardians: readonly GuardianShown[];
}

/** The cells that can be asked for in clear. */
export const ADDRESS_CELL = 'currentAddress';

/** Of the record, or of what the household list knows. The caller has found the case. */
export async function childOf(db: Database | Work, seal: Seal, dropout: DropoutCase): Promise<ChildShown> {
  const cells = await cellsOf(db, seal, dropout);
  const at = (name: CellName) => cells[name]?.trim() ?? '';
  return {
    name: at('name'),
    sex: at('sex') === '' ? '' : labelOf('sex', at('sex')),
    birthDate: at('birthDate'),
    nationalNumber: shown('nationalNumber', at('nationalNumber')),
    status: dropout.student === undefined ? '' : labelOf('recordStatus', at('recordStatus') || '01'),
    address: shown(ADDRESS_CELL, at(ADDRESS_CELL)),
    guardians: membersOf(cells).map((member) => ({
      name: at(`guardian${member}.name`),
      relation: labelOf('relation', at(`guardian${member}.relation`)),
      phone: shown(`guardian${member}.phone`, at(`guardian${member}.phone`)),
      cell: `guardian${member}.phone`,
    })),
  };
}

/** The cells in clear; of a child without a record those that are known, as if it had one. For the system. */
export async function cellsOf(
  db: Database | Work,
  seal: Seal,
  { county, student, account }: DropoutCase,
): Promise<Cells> {
  if (student !== undefined) return (await openRecords(db, seal, county, [student]))[0]?.cells ?? {};
  const { child } = account;
  if (child === undefined) return {};
  return {
    ...{ name: child.name, sex: child.sex, birthDate: child.birthDate, currentAddress: child.address },
    ...{ 'guardian1.name': child.guardian, 'guardian1.phone': child.phone },
  };
}
