import { randomUUID } from 'node:crypto';
import { EVERY_HOUSE, HOUSES } from '#src/letters/letter.ts';
import { sealContent } from '#src/letters/store/sealed-content.ts';
import type { Actor } from '#src/organization/office.ts';
import { countyOf, type UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';

/** A draft: inside it is of the owner's own house, outside of a school there. */
export async function letterOf(desk: Desk, at: UnitPath, owner: Actor, isInside: boolean): Promise<{ id: string }> {
  const own = EVERY_HOUSE.find((house) => (HOUSES[house].drafters as readonly string[]).includes(owner.office));
  const [id, county] = [randomUUID(), countyOf(at)];
  const words = {
    addressee: '各中小学',
    body: ['请遵照执行。'],
    enclosures: [],
    annexes: [],
    fields: { 事由: '核查' },
  };
  const row = { county, id, kind: 'notice', template: 'plain.county.notice', text_version: 0, title: '关于核查的通知' };
  await desk.db
    .insertInto('letters')
    .values({
      ...row,
      ...(isInside ? { unit: owner.unit, house: own ?? 'head' } : { unit: at, house: 'head' }),
      ...sealContent(desk.seal, county, id, { ...words, house: '某单位', contact: '' }),
      ...{ drafted_at: desk.clock.now(), drafted_by: randomUUID() },
    })
    .execute();
  return { id };
}
