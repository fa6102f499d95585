import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { CAST, COUNTY } from '#test/cast.ts';
import { evidenceAtWork } from '#test/evidence/evidence-at-work.ts';
import { aPage, aPhoto } from '#test/evidence/pictures.ts';
import { jpg, png } from '#test/evidence/upload.ts';

const county = evidenceAtWork();

/** By how much two pictures of one size differ, from 0 to 255 a pixel. */
async function difference(one: Buffer, other: Buffer): Promise<number> {
  const [left, right] = await Promise.all([one, other].map((bytes) => sharp(bytes).greyscale().raw().toBuffer()));
  if (left === undefined || right === undefined || left.length !== right.length) throw new Error('of two sizes');
  return left.reduce((sum, pixel, at) => sum + Math.abs(pixel - (right[at] ?? 0)), 0) / left.length;
}

describe('whoever looks at a picture', () => {
  test('sees it marked with case, office, name and day, and everybody with a mark of their own', async () => {
    const id = await county.aLeave();
    const photo = await aPhoto(1200, 1600);
    const document = await county.attach('registrar', id, 'diagnosis-certificate', jpg(photo));
    const [shown, toHead, again] = await Promise.all(
      (['registrar', 'head', 'registrar'] as const).map(async (who) => (await county.lookAt(who, id, document))?.bytes),
    );
    if (shown === undefined || toHead === undefined || again === undefined) throw new Error('not shown');
    // Marked, and still to be read through.
    expect(await difference(shown, photo)).toBeGreaterThan(0.8);
    expect(await difference(shown, photo)).toBeLessThan(25);
    expect(await difference(shown, toHead)).toBeGreaterThan(0.3);
    expect(shown.equals(again)).toBe(true);
  });

  test('does not find the mark in what is kept', async () => {
    const id = await county.aLeave();
    const document = await county.attach('registrar', id, 'diagnosis-certificate');
    const first = await county.lookAt('registrar', id, document);
    county.clock().pass(60 * 24);
    const nextDay = await county.lookAt('registrar', id, document);
    county.clock().pass(-60 * 24);
    expect((await county.lookAt('registrar', id, document))?.bytes.equals(first?.bytes ?? Buffer.alloc(0))).toBe(true);
    expect(nextDay?.bytes.equals(first?.bytes ?? Buffer.alloc(0))).toBe(false);
  });

  test.each([
    [240, 200],
    [200, 3600],
    [3600, 220],
  ])('sees it marked also when it is %i by %i', async (width, height) => {
    const id = await county.aLeave();
    const bytes = await aPage(width, height).png().toBuffer();
    const document = await county.attach('registrar', id, 'diagnosis-certificate', png(bytes));
    const shown = await county.lookAt('registrar', id, document);
    expect(await sharp(shown?.bytes).metadata()).toMatchObject({ width, height });
    expect(await difference(shown?.bytes ?? Buffer.alloc(0), bytes)).toBeGreaterThan(0.2);
  });

  test('is written down before anything is shown', async () => {
    const id = await county.aLeave();
    const document = await county.attach('registrar', id, 'diagnosis-certificate');
    await county.lookAt('county', id, document);
    expect(await county.audited('case.evidence')).toMatchObject([
      { person: CAST.county.person, office: 'county', subject: id, detail: { kind: 'diagnosis-certificate' } },
    ]);
  });

  test('finds a document only where it lies', async () => {
    const [id, other] = [await county.aLeave('张小明'), await county.aLeave('李小红')];
    const document = await county.attach('registrar', id, 'diagnosis-certificate');
    expect(await county.lookAt('registrar', other, document)).toBeUndefined();
  });
});

describe('the checklist', () => {
  const met = { legible: true, complete: true, sealed: true, dated: true, agrees: true };

  test('is answered by the desk on which the case lies, and by no other', async () => {
    const id = await county.aLeave();
    const [, diagnosis] = await county.prove(id);
    expect(await county.judge('registrar', id, diagnosis, { points: met })).toMatchObject({
      objections: [{ code: 'not-available' }],
    });
    await county.must('registrar', id, 'submit');
    for (const who of ['registrar', 'county'] as const) {
      expect(await county.judge(who, id, diagnosis, { points: met })).toMatchObject({
        objections: [{ code: 'not-available' }],
      });
    }
    expect(await county.judge('head', id, diagnosis, { points: { ...met, sealed: false }, note: '没有公章' })).toBe(
      'done',
    );
    expect((await county.look('registrar', id)).evidence[1]?.verdict).toEqual({
      ...{ points: { ...met, sealed: false }, note: '没有公章' },
      ...{ by: '王校长', at: county.clock().now().toISOString() },
    });
    await county.must('head', id, 'approve');
    expect(await county.judge('head', id, diagnosis, { points: met })).toMatchObject({
      objections: [{ code: 'not-available' }],
    });
    expect(await county.judge('county', id, diagnosis, { points: met })).toBe('done');
    expect((await county.look('registrar', id)).evidence[1]?.verdict).toMatchObject({ points: met, by: '陈股长' });
  });

  test('is written down each time, and moves nothing: who was about to decide still may', async () => {
    const id = await county.aLeave();
    const [form] = await county.prove(id);
    const { revision } = await county.must('registrar', id, 'submit');
    await county.judge('head', id, form, { points: { legible: true } });
    await county.judge('head', id, form, { points: met });
    expect((await county.look('head', id)).revision).toBe(revision);
    const written = (await county.audited('case.verdict')).map(({ detail }) => detail);
    expect(written).toHaveLength(2); // at one moment of the test's clock: in no order
    expect(written).toEqual(expect.arrayContaining([{ points: { legible: true } }, { points: met }]));
  });

  test('is not answered of what was taken off, nor of another case', async () => {
    const id = await county.aLeave('张小明');
    const [, diagnosis] = await county.prove(id);
    const gone = await county.attach('registrar', id, 'school-statement', jpg(await aPhoto(1200, 1600, 9)));
    await county.detach('registrar', id, gone);
    await county.must('registrar', id, 'submit');
    const other = await county.aLeave('李小红');
    await county.prove(other, 5);
    await county.must('registrar', other, 'submit');
    expect(await county.judge('head', id, gone, { points: met })).toBe('missing');
    expect(await county.judge('head', other, diagnosis, { points: met })).toBe('missing');
    const rows = await county
      .desk()
      .db.selectFrom('case_evidence')
      .select('verdict')
      .where('county', '=', COUNTY)
      .execute();
    expect(rows.every(({ verdict }) => verdict === null)).toBe(true);
  });
});
