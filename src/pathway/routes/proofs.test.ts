import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aPdf } from '#test/evidence/forge-pdf.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg, pdf, type Upload } from '#test/evidence/upload.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from '#test/scenarios/children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from '#test/scenarios/county-at-work.ts';
import { refusalsOf, WITHOUT } from '#test/scenarios/pathway-steps.ts';

let county: CountyAtWork;
let registrar: AtDesk;
let id: string;
let url: string;
let photo: Buffer;

beforeAll(async () => {
  county = await aCountyAtWork();
  registrar = await county.as('registrar');
  const children = [
    { ...aChild('李小红', 2), ...WITHOUT },
    { ...aChild('王无号', 4), ...WITHOUT },
    aChild('张小明', 1),
  ];
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf(children) });
  id = await registrar.pupil('李小红');
  url = `/api/pathway/${id}/proofs`;
  photo = await aPhoto(1200, 1600, 5);
});
afterAll(() => county.close());

const proofsOf = async (student: string) => (await registrar.get(`/api/pathway/${student}`)).body.proofs;

describe('a document is taken', () => {
  test('as what it is by its content, under a name without numbers, with who brought it', async () => {
    const file = { ...jpg(photo), name: '411323201503120021查询结果.jpg' };
    expect((await registrar.send(url, { kind: 'national-lookup' }, file)).status).toBe(201);
    expect(await proofsOf(id)).toMatchObject([
      {
        kind: 'national-lookup',
        name: '****查询结果.jpg',
        type: 'image/jpeg',
        width: 1200,
        height: 1600,
        addedBy: '李老师',
      },
    ]);
  });

  test('and the same picture for another child is worth a second look, at both', async () => {
    const other = await registrar.pupil('王无号');
    await registrar.send(`/api/pathway/${other}/proofs`, { kind: 'national-lookup' }, jpg(photo));
    expect((await proofsOf(other))[0].usedElsewhere).toBe(1);
    expect((await proofsOf(id))[0].usedElsewhere).toBe(1);
  });
});

describe('refused, with a reason', () => {
  const refused: readonly (readonly [string, string, () => Upload, string])[] = [
    ['a kind that the pathway does not ask for', 'death-certificate', () => jpg(photo), '这里不收这种材料'],
    ['no kind at all', '', () => jpg(photo), '这里不收这种材料'],
    [
      'a program that calls itself a picture',
      'national-lookup',
      () => jpg(Buffer.from('MZ\u0000 not a picture')),
      '没有收',
    ],
  ];
  test.each(refused)('%s', async (_, kind, file, words) => {
    const answer = await registrar.send(url, { kind }, file());
    expect(answer.status).toBe(409);
    expect(answer.body.objections[0].message).toContain(words);
    expect(await proofsOf(id)).toHaveLength(1);
  });

  test('a form without a file, and a file that is too large', async () => {
    expect((await registrar.send(url, { kind: 'national-lookup' })).status).toBe(415);
    const huge = await registrar.send(url, { kind: 'national-lookup' }, jpg(Buffer.alloc(6 << 20, 1)));
    expect([huge.status, huge.text]).toEqual([409, expect.stringContaining('超过 5 MB')]);
  });

  test('of a child who has a number: there is no pathway', async () => {
    const ming = await registrar.pupil('张小明');
    const answer = await registrar.send(`/api/pathway/${ming}/proofs`, { kind: 'national-lookup' }, jpg(photo));
    expect(answer.status).toBe(404);
  });
});

describe('who', () => {
  test('only the registrar of the child’s school brings one', async () => {
    for (const [who, status] of [
      ['head', 403],
      ['county', 403],
      ['neighbour', 404],
      ['strangeRegistrar', 404],
    ] as const) {
      const answer = await (await county.as(who)).send(url, { kind: 'national-lookup' }, jpg(photo));
      expect([who, answer.status]).toEqual([who, status]);
    }
  });

  test('a picture is shown marked, a PDF as it is, both under a policy that runs nothing', async () => {
    await registrar.send(url, { kind: 'guardian-identity' }, pdf(aPdf()));
    const [picture, paper] = await proofsOf(id);
    const shown = await (await county.as('county')).get(`${url}/${picture.id}/file`);
    expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect(shown.bytes.equals(photo)).toBe(false);
    expect(shown.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cache-control': 'no-store',
    });
    const read = await registrar.get(`${url}/${paper.id}/file`);
    expect([read.headers['content-type'], read.bytes.subarray(0, 4).toString()]).toEqual(['application/pdf', '%PDF']);
  });

  test('a document of another child is not found under this one, nor by whoever may not see the child', async () => {
    const [theirs] = await proofsOf(await registrar.pupil('王无号'));
    expect((await registrar.get(`${url}/${theirs.id}/file`)).status).toBe(404);
    const [own] = await proofsOf(id);
    expect((await (await county.as('neighbour')).get(`${url}/${own.id}/file`)).status).toBe(404);
    expect((await (await county.as('stranger')).get(`${url}/${own.id}/file`)).status).toBe(404);
  });
});

test('the latest of each kind goes along with the application that asks for it', async () => {
  const day = county.clock.today();
  const deed = async (name: string, body: object) => {
    const { revision } = (await registrar.get(`/api/pathway/${id}`)).body;
    return registrar.post(`/api/pathway/${id}/${name}`, { revision, ...body });
  };
  await deed('household', { result: 'has-number', on: day, idNumber: aChild('', 2).idNumber });
  await registrar.send(url, { kind: 'national-lookup' }, jpg(await aPhoto(1200, 1600, 6)));
  await deed('look-ups', { answer: 'found', where: 'beyond', on: day });
  const opened = await deed('cases', {});
  expect(refusalsOf(opened)).toEqual([201, []]);
  const [, transfer] = opened.body.cases;
  const { evidence } = (await registrar.get(`/api/cases/${transfer.id}`)).body;
  expect(evidence.map(({ kind }: { readonly kind: string }) => kind)).toEqual(['national-lookup']);
});
