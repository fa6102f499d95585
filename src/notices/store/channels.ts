import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type { Channel } from '../digest.ts';

/** 接收方式 of one person: the address never comes out again, only its end, so that one can tell it is the right one. */
export async function channelsOf({ db, seal }: Desk, { county, person }: Actor) {
  const rows = await db
    .selectFrom('notice_channels')
    .select(['channel', 'sealed', 'set_at'])
    .where('county', '=', county)
    .where('person', '=', person)
    .orderBy('channel')
    .execute();
  return rows.map(({ channel, sealed, set_at }) => ({
    channel: channel as Channel, // the table's check
    ends: openAddress(seal, county, person, channel, sealed).slice(-ENDS),
    setAt: set_at,
  }));
}

/** One's own address for a channel; without one the channel is taken back. */
export async function setChannel(
  desk: Desk,
  actor: Actor,
  channel: Channel,
  address: string | undefined,
): Promise<void> {
  const { county, person } = actor;
  await desk.db.transaction().execute(async (work) => {
    await work
      .deleteFrom('notice_channels')
      .where('county', '=', county)
      .where('person', '=', person)
      .where('channel', '=', channel)
      .execute();
    if (address !== undefined) await insert(desk, work, actor, channel, address);
    const detail = { channel, on: address !== undefined };
    await audit(
      work,
      actor,
      { action: 'channel.set', subjectKind: 'person', subject: person, detail },
      desk.clock.now(),
    );
  });
}

/** For the sender only. Throws `BrokenSeal` when the bytes are not those that were sealed for this person. */
export function openAddress(seal: Seal, county: string, person: string, channel: string, sealed: Uint8Array): string {
  return seal.open(sealed, boundOf(county, person, channel)).toString('utf8');
}

async function insert({ seal, clock }: Desk, work: Work, { county, person }: Actor, channel: Channel, address: string) {
  const sealed = seal.close(address, boundOf(county, person, channel));
  await work
    .insertInto('notice_channels')
    .values({ county, person, channel, sealed, key_id: seal.keyId, set_at: clock.now() })
    .execute();
}

function boundOf(county: string, person: string, channel: string): string {
  return `notice_channels|${county}|${person}|${channel}`;
}

const ENDS = 6;
