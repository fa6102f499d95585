import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EVIDENCE_KINDS, type EvidenceId } from '#src/evidence/kinds.ts';
import { checkCharacterOf } from '#src/registry/identity-number.ts';
import { ILL } from '#test/evidence/evidence-at-work.ts';
import { aPdf } from '#test/evidence/forge-pdf.ts';
import { aPage, aPhoto } from '#test/evidence/pictures.ts';
import { jpg, pdf, type Upload } from '#test/evidence/upload.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R12 规范上传 — each procedure and reason asks for its own documents; without them nothing is submitted; none is ever lost. */
let county: CountyAtWork;
let registrar: AtDesk;

beforeAll(async () => {
  county = await aCountyAtWork();
  registrar = await county.as('registrar');
  const away = { recordStatus: '休学', leaveEnd: '20250901' };
  const roster = [
    aChild('张小明', 1),
    aChild('李小红', 2),
    aChild('王小刚', 3),
    aChild('赵小军', 5, away),
    aChild('孙小丽', 6),
    aChild('周小强', 7),
  ];
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf(roster) });
});
afterAll(() => county.close());

async function open(procedure: string, name?: string): Promise<string> {
  const students = name === undefined ? undefined : [await registrar.pupil(name)];
  const { status, body, text } = await registrar.post('/api/cases', { procedure, ...(students && { students }) });
  if (status !== 201) throw new Error(text);
  return body.id;
}

const look = async (desk: AtDesk, id: string) => (await desk.get(`/api/cases/${id}`)).body;
const photo = async (seed: number): Promise<Upload> => jpg(await aPhoto(1200, 1600, seed));

/** What is asked for, by its names on paper; of several of which one is enough, with 或. */
async function asked(id: string, answers: object): Promise<readonly string[]> {
  await registrar.fill(id, answers);
  const { required } = await look(registrar, id);
  return required.map((proof: EvidenceId | { readonly anyOf: readonly EvidenceId[] }) => {
    const kinds = typeof proof === 'string' ? [proof] : proof.anyOf;
    return kinds.map((kind) => EVIDENCE_KINDS[kind].title).join(' 或 ');
  });
}

describe('what is asked for', () => {
  const NUMBER = `41132320150312301${checkCharacterOf('41132320150312301')}`;

  test('of a changed name: what the police certify, the one paper or the other; of a double registration, both', async () => {
    const id = await open('key-information-change', '张小明');
    expect(await asked(id, { reason: 'name-changed', name: '张晓明' })).toEqual([
      '户籍登记项目变更证明 或 户籍注销证明',
    ]);
    expect(await asked(id, { reason: 'number-changed', idNumber: NUMBER })).toEqual([
      '户籍登记项目变更证明 或 户籍注销证明',
    ]);
    expect(await asked(id, { reason: 'duplicate-household', idNumber: NUMBER })).toEqual([
      '户籍登记项目变更证明',
      '户籍注销证明',
    ]);
    await registrar.decide(id, 'withdraw', { reason: '试填' });
  });

  test('of a leave: the form and a diagnosis, and a clinic below the county’s hospital is none', async () => {
    const id = await open('leave-of-absence', '张小明');
    expect(await asked(id, ILL)).toEqual(['申请表（监护人签字）', '诊断证明']);
    await registrar.fill(id, { ...ILL, hospitalLevel: 'below' });
    const { objections } = await look(registrar, id);
    expect(objections).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('县级（含）以上医院') }),
    );
    await registrar.decide(id, 'withdraw', { reason: '试填' });
  });

  test('of a return: the form, and what says that the child is well', async () => {
    const id = await open('return-from-leave', '赵小军');
    expect(await asked(id, { reason: 'recovered', returnedOn: '20250320' })).toEqual([
      '申请表（监护人签字）',
      '康复证明',
    ]);
    await registrar.decide(id, 'withdraw', { reason: '试填' });
  });

  test('of another document, or none: the stamped certificate of the school and the guardian’s, signed', async () => {
    const id = await open('school-registration');
    const child = { preschoolMatch: 'not-found', name: '赵小新', idType: '其他' };
    expect(await asked(id, child)).toEqual(['在校生就读证明', '监护人签字的身份证或户口簿']);
    expect(await asked(id, { ...child, idType: '居民身份证' })).toEqual(['户口簿 或 居民身份证']);
  });
});

describe('without it nothing is submitted', () => {
  test('the missing paper is named, one after the other, until none is missing', async () => {
    const id = await open('leave-of-absence', '张小明');
    await registrar.fill(id, ILL);
    const refused = async () => {
      const { status, body } = await registrar.decide(id, 'submit');
      return [status, body.objections?.map(({ message }: { message: string }) => message).join() ?? ''];
    };
    expect(await refused()).toEqual([409, expect.stringMatching(/申请表（监护人签字）.*诊断证明/)]);
    await registrar.attach(id, 'application-form', await photo(1));
    expect(await refused()).toEqual([409, expect.not.stringContaining('申请表（监护人签字）')]);
    // Another paper is not the paper that is asked for.
    await registrar.attach(id, 'household-book', await photo(2));
    expect(await refused()).toEqual([409, expect.stringContaining('诊断证明')]);
    await registrar.attach(id, 'diagnosis-certificate', pdf(aPdf({ pages: 2 })));
    expect(await refused()).toEqual([201, '']);
  });
});

describe('what comes is checked', () => {
  test('by what is in it and not by its name; by its size; and whether anybody can read it', async () => {
    const id = await open('leave-of-absence', '李小红');
    await registrar.fill(id, ILL);
    const put = async (file: Upload) => {
      const { status, body } = await registrar.attach(id, 'diagnosis-certificate', file);
      return [status, body.objections?.[0]?.message];
    };
    const program = { name: '诊断证明.jpg', declared: 'image/jpeg', bytes: Buffer.from(`MZ\x90${'\0'.repeat(80)}`) };
    expect(await put(program)).toEqual([409, expect.stringContaining('Windows 程序')]);
    const renamed = { ...(await photo(1)), name: '诊断证明.pdf' };
    expect(await put(renamed)).toEqual([409, expect.stringContaining('改名不能换格式')]);
    const large = jpg(Buffer.concat([(await photo(1)).bytes, Buffer.alloc(6 << 20)]));
    expect(await put(large)).toEqual([409, expect.stringContaining('超过 5 MB')]);
    expect(await put(jpg(await aPhoto(150, 180)))).toEqual([409, expect.stringContaining('图片太小')]);
    expect((await look(registrar, id)).evidence).toEqual([]);
    expect((await put(jpg(await aPage(700, 900).blur(6).jpeg().toBuffer())))[0]).toBe(201);
    const [{ hints }] = (await look(registrar, id)).evidence;
    expect(hints.join()).toMatch(/短边 700 像素.*模糊/);
  });

  test('and one paper that serves for two children is told to everybody who looks', async () => {
    const [one, other] = [await open('leave-of-absence', '王小刚'), await open('leave-of-absence', '孙小丽')];
    for (const id of [one, other]) {
      await registrar.fill(id, ILL);
      await registrar.attach(id, 'diagnosis-certificate', await photo(20));
      expect((await registrar.attach(id, 'diagnosis-certificate', await photo(20))).body.objections).toMatchObject([
        { code: 'twice' },
      ]);
    }
    for (const who of ['registrar', 'head', 'county'] as const) {
      const desk = await county.as(who);
      expect((await look(desk, one)).evidence).toMatchObject([{ usedElsewhere: 1 }]);
      expect((await look(desk, other)).evidence).toMatchObject([{ usedElsewhere: 1 }]);
    }
  });
});

test('through return, resubmission and decision no document is lost, and every later view shows it', async () => {
  const id = await open('leave-of-absence', '周小强');
  await registrar.fill(id, ILL);
  await registrar.attach(id, 'application-form', await photo(31));
  await registrar.attach(id, 'diagnosis-certificate', await photo(32));
  const given: readonly string[] = (await look(registrar, id)).evidence.map((each: { id: string }) => each.id);
  expect(given).toHaveLength(2);

  const head = await county.as('head');
  const office = await county.as('county');
  await registrar.decide(id, 'submit');
  await head.decide(id, 'approve');
  await office.decide(id, 'return', { returnReason: 'not-complete', reason: '请补监护人身份证' });
  await registrar.attach(id, 'guardian-identity', await photo(33));
  await registrar.decide(id, 'submit');
  await head.decide(id, 'approve');
  expect((await office.decide(id, 'approve')).body).toMatchObject({ state: 'done' });

  for (const desk of [registrar, head, office]) {
    const { evidence } = await look(desk, id);
    expect(evidence.map((each: { id: string }) => each.id).slice(0, 2)).toEqual(given);
    expect(evidence).toHaveLength(3);
    for (const each of evidence) {
      const { status, bytes } = await desk.get(`/api/cases/${id}/evidence/${each.id}/file`);
      expect([status, bytes.length > 1000]).toEqual([200, true]);
    }
  }
  const pupil = await registrar.pupil('周小强');
  expect((await office.get(`/api/pupils/${pupil}/cases`)).body.rows).toMatchObject([{ id, state: 'done' }]);
  for (const who of ['neighbour', 'stranger', 'strangeRegistrar'] as const) {
    expect((await (await county.as(who)).get(`/api/cases/${id}/evidence/${given[0]}/file`)).status).toBe(404);
  }
});
