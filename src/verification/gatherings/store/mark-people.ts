import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Gathering, Presence } from '../gathering.ts';
import { objectionsToMakingUp, objectionsToMarking, objectionsToMarks } from '../gathering-objections.ts';
import { holdGathering, turned } from './gathering-rows.ts';
import { closeWords, type PersonListed, peopleListed, type Words } from './people-listed.ts';
import { noted } from './plan-gathering.ts';

export type Marked = { readonly revision: number } | { readonly objections: readonly Objection[] } | 'missing';

export interface MarkSent {
  readonly person: string;
  readonly presence: Exclude<Presence, 'made-up'>;
  readonly words: string;
}

/** 登记到会 — everybody on the list in one act, from the day of the meeting on; corrected by doing it again. The meeting has then been held. */
export function markPeople(
  desk: Desk,
  actor: Actor,
  id: string,
  seen: number,
  marks: readonly MarkSent[],
): Promise<Marked> {
  return desk.db.transaction().execute(async (work) => {
    const held = await holdGathering(work, actor, id);
    if (held === undefined) return 'missing';
    const list = await peopleListed(work, desk.seal, actor, held);
    const objections = [
      ...(held.kind === 'parents' ? [PARENTS] : []),
      ...objectionsToMarking(held, seen, desk.clock.today()),
      ...objectionsTo(list, marks),
    ];
    if (objections.length > 0) return { objections };
    const sent = new Map(marks.map((mark) => [mark.person, mark]));
    for (const each of list) {
      const mark = sent.get(each.person);
      // Who has made up for it stays so, as long as the absence stands.
      if (mark === undefined || (each.presence === 'made-up' && mark.presence === 'absent')) continue;
      const words = { ...each.words, madeUp: undefined, absence: mark.presence === 'absent' ? mark.words : undefined };
      await write(desk, work, held, each.person, { presence: mark.presence, words, madeUpOn: undefined });
    }
    const revision = await hold(desk, work, actor, held);
    const present = marks.filter(({ presence }) => presence === 'present').length;
    await noted(desk, work, actor, held, 'attendance', { present, absent: list.length - present });
    return { revision };
  });
}

/** 补训 — whoever was absent has caught up, on a day and in a way that is written down. */
export function makeUp(
  desk: Desk,
  actor: Actor,
  id: string,
  person: string,
  { on, words }: { readonly on: LocalDate; readonly words: string },
): Promise<Marked> {
  return desk.db.transaction().execute(async (work) => {
    const held = await holdGathering(work, actor, id);
    const list = held && (await peopleListed(work, desk.seal, actor, held));
    const listed = list?.find((each) => each.person === person);
    if (held === undefined || listed === undefined) return 'missing';
    const objections = objectionsToMakingUp(held, listed.presence, on, desk.clock.today());
    if (objections.length > 0) return { objections };
    await write(desk, work, held, person, {
      presence: 'made-up',
      words: { ...listed.words, madeUp: words },
      madeUpOn: on,
    });
    await noted(desk, work, actor, held, 'make-up', { person, on });
    return { revision: await turned(work, held) };
  });
}

const PARENTS = { code: 'kind', message: '家长会按学生登记到会' };

function objectionsTo(list: readonly PersonListed[], marks: readonly MarkSent[]): readonly Objection[] {
  const sent = new Map(marks.map((mark) => [mark.person, mark]));
  const marked = list.flatMap(({ person, name, words, reply, presence }) => {
    const mark = sent.get(person);
    const hasAskedLeave = (reply === 'leave' && Boolean(words.leave)) || presence === 'made-up';
    return mark === undefined ? [] : [{ name, presence: mark.presence, words: mark.words, hasAskedLeave }];
  });
  const unmarked = list.filter(({ person }) => !sent.has(person)).map(({ name }) => name);
  const nobody = list.length === 0 ? [{ code: 'nobody', message: '名单上没有人，请先在“名单”里请人' }] : [];
  return [...nobody, ...objectionsToMarks(marked, unmarked)];
}

async function write(
  { seal, clock }: Desk,
  work: Work,
  { county, id }: Gathering,
  person: string,
  to: { readonly presence: Presence; readonly words: Words; readonly madeUpOn: LocalDate | undefined },
): Promise<void> {
  await work
    .updateTable('gathering_people')
    .set({
      ...{ presence: to.presence, marked_at: clock.now(), made_up_on: to.madeUpOn ?? null },
      ...{ words: closeWords(seal, county, id, person, to.words), key_id: seal.keyId },
    })
    .where('county', '=', county)
    .where('gathering', '=', id)
    .where('person', '=', person)
    .execute();
}

/** 已召开, by whoever first said who was there. */
export async function hold(desk: Desk, work: Work, actor: Actor, { county, id, state }: Gathering): Promise<number> {
  if (state === 'planned') {
    await work
      .updateTable('gatherings')
      .set({ state: 'held', held_at: desk.clock.now(), held_by: actor.person })
      .where('county', '=', county)
      .where('id', '=', id)
      .execute();
  }
  return turned(work, { county, id });
}
