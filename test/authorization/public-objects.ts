import { randomBytes, randomUUID } from 'node:crypto';
import { countyOf, type UnitPath } from '#src/organization/unit.ts';
import { closedWords } from '#src/petitions/store/petition-rows.ts';
import type { Desk } from '#src/platform/desk.ts';

const WORDS = { name: '张明', phone: '13800000000', relation: '父亲', child: '', content: '转学三个月没有办好' };

/** A petition that this unit is to answer. */
export async function petitionIn({ db, clock, seal }: Desk, at: UnitPath): Promise<{ readonly id: string }> {
  const [id, county] = [randomUUID(), countyOf(at)];
  const row = { county, id, number: `诉2024-${id.slice(0, 6)}`, kind: 'transfer', channel: 'counter', unit: at };
  const when = { received_at: clock.now(), counted_from: '2025-03-01', days: 10, due: '2025-03-14' } as const;
  const digests = { code_digest: randomBytes(16), phone_digest: randomBytes(16) };
  await db
    .insertInto('petitions')
    .values({ ...row, ...when, ...digests, ...closedWords(seal, { county, id }, WORDS) })
    .execute();
  return { id };
}

/** A tip-off about this class, at its county's desk. Nobody could open it: it was sealed to nobody. */
export async function tipOffAbout({ db }: Desk, at: UnitPath): Promise<{ readonly id: string }> {
  const [id, county] = [randomUUID(), countyOf(at)];
  const bytes = randomBytes(32);
  const desk = at.split('/').slice(0, 4).join('/');
  await db
    .insertInto('tip_offs')
    .values({
      ...{
        county,
        id,
        number: `举2024-${id.slice(0, 6)}`,
        desk,
        unit: at,
        received_on: '2025-03-01',
        due: '2025-03-07',
      },
      ...{ code_tag: bytes.subarray(0, 4), code_hash: 'none', reporter_key: bytes, reporter_locked: bytes },
      has_identity: true,
    })
    .execute();
  return { id };
}
