import { expect } from 'vitest';
import type { Office } from '#src/organization/office.ts';
import type { Student } from '#src/registry/student.ts';
import { CAST, type CastMember, type PLACES, unitId } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import type { AtDesk, CountyAtWork } from './county-at-work.ts';

const BY_COUNTY = { graduates: 'county', problems: 'promote', fiveFour: [] };

/** A child of 丁河镇中心小学's last grade. */
export function aSixthGrader(name: string, order: number, over: Student = {}): Student {
  return aChild(name, order, { grade: '六年级', entryMonth: '201909', ...over });
}

/** In March they are brought in, in July the county graduates them. */
export async function graduated(county: CountyAtWork, children: readonly Student[]): Promise<void> {
  county.goTo('2025-03-10');
  const batch = await (await county.as('registrar')).bringIn({ name: '丁河.csv', bytes: csvOf(children) });
  expect(batch.counts).toMatchObject({ new: children.length });
  county.goTo('2025-07-05');
  const started = await (await county.as('county')).post('/api/promotions', BY_COUNTY);
  expect(started.status).toBe(202);
  await county.settled();
}

/** Somebody of the cast in one office more, on this day. */
export async function appointed(
  county: CountyAtWork,
  who: CastMember,
  office: Office,
  place: keyof typeof PLACES,
): Promise<() => Promise<AtDesk>> {
  const grant = { office, unit: unitId(place), reason: '负责人兼任' };
  const granted = await (await county.as('admin')).post(`/api/people/${CAST[who].person}/offices`, grant);
  expect(granted.status).toBe(201);
  return () => county.inOffice(who, granted.body.holding);
}
