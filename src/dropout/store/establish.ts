import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { CATEGORIES, type Category, type Group, numbersIn } from '../dropout-case.ts';
import { type DeedOutcome, doDeed } from './do-deed.ts';
import { sealAccount } from './sealed-dropout.ts';

/** 查明的情况 — as the school writes it down, and corrects it as long as the case is open. */
export interface Findings {
  readonly category: Category;
  readonly groups: readonly Group[];
  readonly whereabouts: string;
  readonly found: string;
  readonly firstAbsentOn: LocalDate | undefined;
}

/** 查明原因 — why the child is away and where; from then on the family is persuaded. */
export function establish(
  desk: Desk,
  actor: Actor,
  id: string,
  seen: number,
  { category, groups, whereabouts, found, firstAbsentOn }: Findings,
): Promise<DeedOutcome> {
  return doDeed(desk, actor, id, 'establish', seen, (_, held) => {
    if (whereabouts.trim() === '') {
      return {
        objections: [
          {
            code: 'whereabouts',
            field: 'whereabouts',
            message: '请写孩子现在在哪里；不清楚的写“不清楚”和打听到的情况',
          },
        ],
      };
    }
    if (firstAbsentOn !== undefined && firstAbsentOn > desk.clock.today()) {
      return { objections: [{ code: 'future', field: 'firstAbsentOn', message: '首次缺勤日期在今天以后，请核对' }] };
    }
    if (numbersIn(whereabouts, found)) {
      return { objections: [{ code: 'number', field: 'found', message: '请不要写证件号、电话号码的全部数字' }] };
    }
    const account = { ...held.account, groups, whereabouts: whereabouts.trim(), found: found.trim() };
    const sealed = sealAccount(desk.seal, held.county, id, account);
    const first = firstAbsentOn ?? held.firstAbsentOn ?? null;
    return {
      set: { category, sealed, key_id: desk.seal.keyId, first_absent_on: first },
      detail: { kind: CATEGORIES[category] },
    };
  });
}
