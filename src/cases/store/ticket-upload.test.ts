import { describe, expect, test } from 'vitest';
import type { EvidenceId } from '#src/evidence/kinds.ts';
import { CAST, type CastMember, COUNTY, holdingId } from '#test/cast.ts';
import { evidenceAtWork } from '#test/evidence/evidence-at-work.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg } from '#test/evidence/upload.ts';
import { openTicket } from './ticket-open.ts';
import { readTicket } from './ticket-read.ts';
import { uploadByCode } from './ticket-upload.ts';

const county = evidenceAtWork();

async function open(who: CastMember, id: string, kind: EvidenceId = 'diagnosis-certificate') {
  county.clock().pass(1);
  return openTicket(county.desk(), CAST[who], id, kind);
}

async function codeFor(id: string, kind?: EvidenceId): Promise<string> {
  const ticket = await open('registrar', id, kind);
  if (ticket === 'missing' || 'objections' in ticket) throw new Error(JSON.stringify(ticket));
  return ticket.code;
}

const look = (code: string) => readTicket(county.desk(), code);
const send = async (code: string, seed = 1) => uploadByCode(county.desk(), code, jpg(await aPhoto(1000, 1400, seed)));

/** The code is good no more, and both who looks and who sends is told why. */
async function isDead(code: string, why: string): Promise<void> {
  expect(await look(code)).toMatchObject({ objections: [{ code: why, field: 'code' }] });
  expect(await send(code, 31)).toMatchObject({ objections: [{ code: why }] });
}

describe('a code', () => {
  test('brings what the phone photographs onto the case, as if the desk had attached it', async () => {
    const id = await county.aLeave();
    const code = await codeFor(id);
    expect(await send(code, 1)).toEqual({ saved: 1, left: 9 });
    expect(await send(code, 2)).toEqual({ saved: 2, left: 8 });
    const { evidence } = await county.look('registrar', id);
    expect(evidence).toMatchObject([
      { kind: 'diagnosis-certificate', addedBy: '李老师' },
      { kind: 'diagnosis-certificate' },
    ]);
    expect(await county.audited('case.attach')).toMatchObject([{ person: CAST.registrar.person }, { subject: id }]);
    expect(await county.audited('case.phone-code')).toHaveLength(1);
  });

  test('tells a phone what to photograph, and nothing by which a child is known', async () => {
    const id = await county.aLeave('欧阳小明');
    const shown = await look(await codeFor(id));
    expect(shown).toMatchObject({ procedure: '休学', kind: '诊断证明', pupil: '欧**', left: 10, saved: 0 });
    expect(JSON.stringify(shown)).not.toMatch(/阳小明|\d{12}|丁河|2025-0000|李老师|人民医院/);
  });

  test('is not kept anywhere, and nobody can guess it', async () => {
    const id = await county.aLeave();
    const code = await codeFor(id);
    expect(code).toMatch(/^411323-[2-9A-HJ-NP-Z]{26}$/);
    const rows = await county.desk().db.selectFrom('evidence_tickets').selectAll().execute();
    expect(JSON.stringify([rows, await county.audited('case.phone-code')])).not.toContain(code.slice(7));
    await isDead(`${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`, 'unknown');
    await isDead(`411324${code.slice(6)}`, 'unknown');
    await isDead('', 'unknown');
    expect(await send(code.toLowerCase())).toMatchObject({ saved: 1 });
  });

  test('is given to whoever may attach, and to nobody else', async () => {
    const id = await county.aLeave();
    for (const who of ['neighbour', 'stranger', 'strangeRegistrar'] as const) {
      expect(await open(who, id)).toBe('missing');
    }
    for (const who of ['head', 'county'] as const) {
      expect(await open(who, id)).toMatchObject({ objections: [{ code: 'not-available' }] });
    }
    expect(await county.audited('case.phone-code')).toEqual([]);
  });
});

describe('a picture', () => {
  test('that is sent again because the answer was not heard is taken once', async () => {
    const id = await county.aLeave();
    const code = await codeFor(id);
    expect(await send(code)).toEqual({ saved: 1, left: 9 });
    expect(await send(code)).toEqual({ saved: 1, left: 9 });
    expect(await look(code)).toMatchObject({ saved: 1, left: 9 });
    expect((await county.look('registrar', id)).evidence).toHaveLength(1);
  });

  test('that is no picture is refused in words, and costs no place', async () => {
    const id = await county.aLeave();
    const code = await codeFor(id);
    const heic = {
      name: 'IMG_1.HEIC',
      declared: 'image/heic',
      bytes: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'),
    };
    const refused = await uploadByCode(county.desk(), code, heic);
    expect(refused).toMatchObject({ objections: [{ code: 'heic', field: 'file' }] });
    expect(await look(code)).toMatchObject({ saved: 0, left: 10 });
  });

  test('of two phones that send the last one, one is taken', async () => {
    const id = await county.aLeave();
    const code = await codeFor(id);
    await county.desk().db.updateTable('evidence_tickets').set({ used: 9 }).where('county', '=', COUNTY).execute();
    const both = await Promise.all([send(code, 1), send(code, 2)]);
    expect(both.filter((each) => 'saved' in each)).toEqual([{ saved: 10, left: 0 }]);
    expect(both.filter((each) => 'objections' in each)).toMatchObject([{ objections: [{ code: 'used-up' }] }]);
    await isDead(code, 'used-up');
    expect((await county.look('registrar', id)).evidence).toHaveLength(1);
  });
});

describe('a code is dead', () => {
  test('half an hour after it was shown', async () => {
    const code = await codeFor(await county.aLeave());
    county.clock().pass(29);
    expect(await look(code)).toMatchObject({ left: 10 });
    county.clock().pass(1);
    await isDead(code, 'expired');
    county.clock().pass(60 * 24 * 2);
    await codeFor(await county.aLeave('李小红'));
    await isDead(code, 'unknown');
  });

  test('when the desk has shown another for the same; of another kind it lives', async () => {
    const id = await county.aLeave();
    const code = await codeFor(id);
    const ofForm = await codeFor(id, 'application-form');
    const newer = await codeFor(id);
    await isDead(code, 'revoked');
    expect(await look(newer)).toMatchObject({ kind: '诊断证明' });
    expect(await look(ofForm)).toMatchObject({ kind: '申请表（监护人签字）' });
  });

  test('once the case is submitted, also when it has come back since', async () => {
    const id = await county.aLeave();
    await county.prove(id);
    const code = await codeFor(id);
    await county.must('registrar', id, 'submit');
    await isDead(code, 'submitted');
    await county.must('head', id, 'return', { returnReason: 'not-legible', reason: '看不清' });
    await isDead(code, 'submitted');
    expect(await send(await codeFor(id), 40)).toMatchObject({ saved: 1 });
  });

  test('when the case has ended', async () => {
    const id = await county.aLeave();
    const code = await codeFor(id);
    await county.must('registrar', id, 'withdraw', { reason: '家长改变主意' });
    await isDead(code, 'closed');
  });

  test('when whoever showed it no longer holds the office', async () => {
    const id = await county.aLeave();
    const code = await codeFor(id);
    const { db } = county.desk();
    const until = (day: '2025-03-19' | null) =>
      db.updateTable('holdings').set({ until: day }).where('id', '=', holdingId('registrar')).execute();
    await until('2025-03-19');
    try {
      await isDead(code, 'no-office');
    } finally {
      await until(null);
    }
    expect(await look(code)).toMatchObject({ left: 10 });
  });
});
