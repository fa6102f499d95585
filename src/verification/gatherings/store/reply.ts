import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Reply } from '../gathering.ts';
import { objectionsToReply } from '../gathering-objections.ts';
import { findGathering } from './gathering-rows.ts';
import { closeWords, peopleListed } from './people-listed.ts';

export type Replied = { readonly reply: Reply } | { readonly objections: readonly Objection[] } | 'missing';

/** 已知悉、请假 — one's own answer to an invitation; it can be changed until the day is over. */
export function replyTo(desk: Desk, actor: Actor, id: string, reply: Reply, reason: string): Promise<Replied> {
  return desk.db.transaction().execute(async (work): Promise<Replied> => {
    const gathering = await findGathering(work, actor, id);
    if (gathering === undefined) return 'missing';
    const list = await peopleListed(work, desk.seal, actor, gathering);
    const own = list.find(({ person }) => person === actor.person);
    if (own === undefined) return { objections: [NOT_ASKED] };
    const objections = objectionsToReply(gathering, reply, reason, desk.clock.today());
    if (objections.length > 0) return { objections };
    const words = { ...own.words, leave: reply === 'leave' ? reason.trim() : undefined };
    await work
      .updateTable('gathering_people')
      .set({
        ...{ answer: reply, answered_at: desk.clock.now(), key_id: desk.seal.keyId },
        words: closeWords(desk.seal, gathering.county, id, actor.person, words),
      })
      .where('county', '=', gathering.county)
      .where('gathering', '=', id)
      .where('person', '=', actor.person)
      .execute();
    return { reply };
  });
}

const NOT_ASKED = { code: 'not-asked', message: '名单上没有您，不用答复' };
