import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { decideCase } from '#src/cases/store/decide-case.ts';
import { CAST, COUNTY } from '#test/cast.ts';
import { BAD_PDFS } from '#test/evidence/bad-pdfs.ts';
import { BAD_IMAGES } from '#test/evidence/bad-uploads.ts';
import { evidenceAtWork } from '#test/evidence/evidence-at-work.ts';
import { aPdf } from '#test/evidence/forge-pdf.ts';
import { aPage, aPhoto } from '#test/evidence/pictures.ts';
import { jpg, pdf } from '#test/evidence/upload.ts';

const county = evidenceAtWork();
const photo = async (seed = 1) => jpg(await aPhoto(1200, 1600, seed));

describe('a document put on a case', () => {
  test('is shown with what it is, who brought it and when', async () => {
    const id = await county.aLeave();
    await county.attach('registrar', id, 'diagnosis-certificate', { ...(await photo()), name: '诊断证明.JPG' });
    const { evidence, events } = await county.look('registrar', id);
    expect(evidence).toMatchObject([
      {
        ...{ kind: 'diagnosis-certificate', name: '诊断证明.JPG', type: 'image/jpeg', width: 1200, height: 1600 },
        ...{ addedBy: '李老师', hints: [], usedElsewhere: 0 },
      },
    ]);
    expect(evidence[0]?.addedAt).toBe(county.clock().now().toISOString());
    expect(events.at(-1)).toMatchObject({ event: 'attached', text: '诊断证明' });
  });

  test('may be a PDF, which is kept to the byte', async () => {
    const id = await county.aLeave();
    const bytes = aPdf({ pages: 3 });
    const document = await county.attach('registrar', id, 'diagnosis-certificate', pdf(bytes));
    expect((await county.look('registrar', id)).evidence).toMatchObject([{ type: 'application/pdf', pages: 3 }]);
    expect((await county.lookAt('registrar', id, document))?.bytes.equals(bytes)).toBe(true);
  });

  test('that can hardly be read is taken, and said so', async () => {
    const id = await county.aLeave();
    const blurred = await aPage(1200, 1600).blur(8).jpeg().toBuffer();
    await county.attach('registrar', id, 'diagnosis-certificate', jpg(blurred));
    expect((await county.look('county', id)).evidence[0]?.hints.join()).toMatch(/模糊/);
  });

  test('is kept without where and by what it was taken, and nobody reads it in the database', async () => {
    const id = await county.aLeave();
    const told = { IFD0: { Make: 'HUAWEI', Copyright: '张小明' }, IFD3: { GPSLatitude: '33/1 17/1 0/1' } };
    const bytes = await aPage(1200, 1600).jpeg().withExif(told).toBuffer();
    expect(bytes.includes('HUAWEI')).toBe(true);
    const document = await county.attach('registrar', id, 'diagnosis-certificate', jpg(bytes));
    const shown = await county.lookAt('registrar', id, document);
    expect((await sharp(shown?.bytes).metadata()).exif).toBeUndefined();
    const { sealed } = await county
      .desk()
      .db.selectFrom('evidence_files')
      .select('sealed')
      .where('county', '=', COUNTY)
      .executeTakeFirstOrThrow();
    expect(sealed.includes(Buffer.from('ffd8ff', 'hex'))).toBe(false);
  });

  test('is called by no long number: scans are often named after the number they show', async () => {
    const id = await county.aLeave();
    const upload = { ...(await photo()), name: '411323201503129914 张小明.jpg' };
    await county.attach('registrar', id, 'diagnosis-certificate', upload);
    expect((await county.look('registrar', id)).evidence[0]?.name).toBe('**** 张小明.jpg');
    const bad = await county.put('registrar', id, 'application-form', { ...upload, bytes: Buffer.alloc(0) });
    expect(JSON.stringify(bad)).toContain('****');
    expect(JSON.stringify(bad)).not.toContain('411323');
  });

  test('is written down by kind, and without what it shows', async () => {
    const id = await county.aLeave();
    const document = await county.attach('registrar', id, 'diagnosis-certificate');
    await county.detach('registrar', id, document);
    for (const action of ['case.attach', 'case.detach'] as const) {
      const [row, ...others] = await county.audited(action);
      expect(others).toEqual([]);
      expect(row).toMatchObject({
        ...{ person: CAST.registrar.person, office: 'registrar', subject: id },
        detail: { kind: 'diagnosis-certificate' },
      });
    }
  });
});

/** Refused by name, by content and by the reader itself; that all the others are refused too is told beside the reader. */
const SOME_BAD = Object.entries({ ...BAD_IMAGES, ...BAD_PDFS }).filter(([name]) =>
  [
    'a photograph of 6 MB',
    'a screenshot called .jpg',
    'an iPhone photograph',
    'half a photograph',
    'a screenshot whose pixels were altered',
    'a photograph with an archive behind it',
    'an XFA form',
    'a PDF of 51 pages',
  ].includes(name),
);

describe('what is no evidence leaves nothing behind', () => {
  test.each(SOME_BAD)('%s', async (_, [refused, make]) => {
    const id = await county.aLeave();
    const { revision } = await county.look('registrar', id);
    const outcome = await county.put('registrar', id, 'diagnosis-certificate', await make());
    expect(outcome).toMatchObject({ objections: [{ code: refused, field: 'file' }] });
    expect(JSON.stringify(outcome)).toMatch(/没有收：/);
    expect(await county.kept()).toBe(0);
    expect(await county.audited('case.attach')).toEqual([]);
    expect(await county.look('registrar', id)).toMatchObject({ revision, evidence: [] });
  });

  test('of each kind there is an example', () => expect(SOME_BAD).toHaveLength(8));

  test('a kind that nobody knows', async () => {
    const id = await county.aLeave();
    const outcome = await county.put('registrar', id, 'constructor' as never, await photo());
    expect(outcome).toMatchObject({ objections: [{ code: 'kind' }] });
    expect(await county.kept()).toBe(0);
  });
});

describe('the same content is kept once', () => {
  test('on the same case as the same kind it is told, as another kind it is taken', async () => {
    const id = await county.aLeave();
    await county.attach('registrar', id, 'diagnosis-certificate', await photo());
    const again = await county.put('registrar', id, 'diagnosis-certificate', await photo());
    expect(again).toMatchObject({ objections: [{ code: 'twice' }] });
    await county.attach('registrar', id, 'application-form', await photo());
    expect(await county.kept()).toBe(1);
    expect((await county.look('registrar', id)).evidence).toHaveLength(2);
  });

  test('taken off and put on again it is the same file', async () => {
    const id = await county.aLeave();
    const document = await county.attach('registrar', id, 'diagnosis-certificate', await photo());
    expect(await county.detach('registrar', id, document)).toMatchObject({ id: document });
    expect(await county.detach('registrar', id, document)).toBe('missing');
    await county.attach('registrar', id, 'diagnosis-certificate', await photo());
    expect(await county.kept()).toBe(1);
    expect((await county.look('registrar', id)).evidence).toHaveLength(1);
  });
});

describe('a document that was used for another child before', () => {
  test('is flagged on both cases, also scaled and saved again', async () => {
    const one = await county.aLeave('张小明');
    const other = await county.aLeave('李小红');
    const third = await county.aLeave('王小刚');
    await county.attach('registrar', one, 'diagnosis-certificate', await photo());
    const again = await aPage(1200, 1600).resize(1000).modulate({ brightness: 0.95 }).jpeg({ quality: 60 }).toBuffer();
    await county.attach('registrar', other, 'diagnosis-certificate', jpg(again));
    await county.attach('registrar', third, 'diagnosis-certificate', await photo());
    for (const id of [one, other, third]) {
      expect((await county.look('county', id)).evidence).toMatchObject([{ usedElsewhere: 2 }]);
    }
    expect(await county.kept()).toBe(2);
  });

  test('is not when the pictures differ, when it is the same child’s, or when it was taken off', async () => {
    const one = await county.aLeave('张小明');
    const other = await county.aLeave('李小红');
    await county.attach('registrar', one, 'diagnosis-certificate', await photo(1));
    await county.attach('registrar', one, 'application-form', await photo(1));
    await county.attach('registrar', other, 'diagnosis-certificate', await photo(2));
    const wrong = await county.attach('registrar', other, 'application-form', await photo(1));
    expect((await county.look('county', one)).evidence).toMatchObject([{ usedElsewhere: 1 }, { usedElsewhere: 1 }]);
    await county.detach('registrar', other, wrong);
    expect((await county.look('county', one)).evidence).toMatchObject([{ usedElsewhere: 0 }, { usedElsewhere: 0 }]);
    expect((await county.look('county', other)).evidence).toMatchObject([{ usedElsewhere: 0 }]);
  });
});

describe('on its way', () => {
  test('nothing is lost by return and resubmission', async () => {
    const id = await county.aLeave();
    const [form, diagnosis] = await county.prove(id);
    await county.must('registrar', id, 'submit');
    await county.must('head', id, 'approve');
    await county.must('county', id, 'return', { returnReason: 'not-sealed', reason: '没有医院公章' });
    expect((await county.look('registrar', id)).evidence).toMatchObject([{ id: form }, { id: diagnosis }]);
    await county.must('registrar', id, 'submit');
    await county.must('head', id, 'approve');
    const done = await county.must('county', id, 'approve');
    expect(done).toMatchObject({ state: 'done', evidence: [{ id: form }, { id: diagnosis }] });
    expect((await county.lookAt('county', id, form))?.type).toBe('image/jpeg');
  });

  test('what was taken off after a return can still be looked at by whoever asks later', async () => {
    const id = await county.aLeave();
    const [, diagnosis] = await county.prove(id);
    await county.must('registrar', id, 'submit');
    await county.must('head', id, 'return', { returnReason: 'not-legible', reason: '看不清日期' });
    await county.detach('registrar', id, diagnosis);
    const missing = await county.decide('registrar', id, 'submit');
    expect(JSON.stringify(missing)).toContain('诊断证明');
    expect((await county.lookAt('head', id, diagnosis))?.type).toBe('image/jpeg');
  });

  test('while a desk looks at it nobody changes what it looks at', async () => {
    const id = await county.aLeave();
    const [form] = await county.prove(id);
    await county.must('registrar', id, 'submit');
    for (const who of ['registrar', 'head', 'county'] as const) {
      const more = await county.put(who, id, 'school-statement', await photo(9));
      expect(more).toMatchObject({ objections: [{ code: 'not-available' }] });
      expect(await county.detach(who, id, form)).toMatchObject({ objections: [{ code: 'not-available' }] });
    }
    expect((await county.look('head', id)).evidence).toHaveLength(2);
  });

  test('whoever saw the documents before one was changed decides in vain', async () => {
    const id = await county.aLeave();
    const [, diagnosis] = await county.prove(id);
    const { revision, hash } = await county.look('registrar', id);
    await county.detach('registrar', id, diagnosis);
    await county.attach('registrar', id, 'diagnosis-certificate', await photo(9));
    const seen = { revision, hash };
    const stale = await decideCase(county.desk(), CAST.registrar, { id, action: 'submit', seen });
    expect(stale).toMatchObject({ is: 'refused', objections: [{ code: 'stale' }] });
    const now = await county.look('registrar', id);
    expect(now.hash).not.toBe(hash);
    expect(now.revision).toBe(revision + 2);
  });
});

describe('only whom it concerns', () => {
  test('strangers and neighbours find no case, and leave nothing', async () => {
    const id = await county.aLeave();
    const document = await county.attach('registrar', id, 'diagnosis-certificate');
    for (const who of ['neighbour', 'stranger', 'strangeRegistrar', 'auditor', 'inspector'] as const) {
      expect(await county.put(who, id, 'school-statement', await photo(7))).toBe('missing');
      expect(await county.detach(who, id, document)).toBe('missing');
      expect(await county.lookAt(who, id, document)).toBeUndefined();
      expect(await county.judge(who, id, document, { points: { legible: true } })).toBe('missing');
    }
    expect(await county.kept()).toBe(1);
    expect(await county.audited('case.evidence')).toEqual([]);
  });

  test('the head and the county read a draft of the school and put nothing on it', async () => {
    const id = await county.aLeave();
    for (const who of ['head', 'county'] as const) {
      expect(await county.put(who, id, 'school-statement', await photo())).toMatchObject({
        objections: [{ code: 'not-available' }],
      });
    }
    expect(await county.kept()).toBe(0);
  });
});
