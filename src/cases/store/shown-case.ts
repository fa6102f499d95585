import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { maskOf, type ShownCells, shownInDetail } from '#src/registry/mask-table.ts';
import type { CellName, Cells } from '#src/registry/record.ts';
import { placesOf } from '#src/registry/store/names.ts';
import type { Answers, Procedure } from '#src/workflow/procedure.ts';
import { sorted } from '../common-objections.ts';
import type { CaseAtHand } from './case-at-hand.ts';
import { recordsHeld } from './case-pupils.ts';
import { mayReveal } from './visible-cases.ts';

/** The pupils of a case as this person may see them: names, what they are applied for with, and what changes. */
export async function shownPupils(desk: Desk, db: Database | Work, actor: Actor, hand: CaseAtHand) {
  const { file, pupils, judged, units } = hand;
  const { county, procedure, contents } = file;
  const ids = pupils.flatMap(({ student, opens }) => student ?? opens ?? []);
  const records =
    judged.length > 0
      ? new Map(judged.flatMap(({ record }) => (record ? [[record.id, record] as const] : [])))
      : await recordsHeld(db, desk.seal, county, ids);
  const places = await placesOf(
    db,
    county,
    [...records.values()].map(({ unit }) => unit),
    desk.clock.today(),
  );
  const clear = mayReveal(actor, file);
  const own = judged.length > 1 ? sorted(judged.map(({ objections }) => objections)).own : [];
  return pupils.map(({ ordinal, student, opens, name }) => {
    const record = records.get(student ?? opens ?? '');
    const place = record && places(record.unit);
    const sight = judged[ordinal]?.sight ?? contents.pupils[ordinal]?.closed;
    const moves = judged[ordinal]?.sight.school;
    const answers = contents.pupils[ordinal]?.answers ?? {};
    return {
      ...{ ordinal, name },
      student: record && !record.isDeleted && can(actor, 'record.read', record.unit) ? record.id : undefined,
      unit: place ? [place.school, place.class].filter((part) => part !== '').join(' ') : '',
      answers: shownAnswers(procedure, answers, clear),
      effect: sight?.effect,
      before: shownInDetail(sight?.before ?? {}, clear),
      after: shownInDetail(sight?.after ?? {}, clear),
      movesTo: moves && moves !== file.parties.holding ? (units.get(moves)?.name ?? undefined) : undefined,
      masked: maskedIn({ ...sight?.before, ...sight?.after }),
      objections: own[ordinal] ?? [],
    };
  });
}

/** Answers as they may be shown: like the cells of the record that they ask for. */
export function shownAnswers({ asks }: Pick<Procedure, 'asks'>, answers: Answers, clear: boolean): ShownCells {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, text]) => {
      if (!text) return [];
      const cell = asks[name]?.cell;
      return [[name, cell === undefined ? text : (shownInDetail({ [cell]: text }, clear)[cell] ?? '')]];
    }),
  );
}

function maskedIn(cells: Cells): readonly CellName[] {
  const names = Object.keys(cells) as CellName[]; // the keys of Cells are cell names
  return names.filter((name) => maskOf(name) !== undefined && cells[name]);
}
