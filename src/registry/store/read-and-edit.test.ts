import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { aStudent } from '#test/world.ts';
import type { Typed } from '../edit.ts';
import type { Cells } from '../record.ts';
import { changeRecords } from './change-records.ts';
import { createRecords } from './create-records.ts';
import { editRecord } from './edit-record.ts';
import { changePhoto, readPhotoOf } from './photos.ts';
import { readDiary, readRecord } from './read-record.ts';
import type { RegisterDesk } from './register-desk.ts';
import { revealCell } from './reveal-cell.ts';

let base: TestDatabase;
let desk: RegisterDesk;
const { registrar, stranger, neighbour, classTeacher, inspector, admin, head } = CAST;
const OUTSIDERS: readonly Actor[] = [stranger, neighbour, CAST.strangeRegistrar, inspector, admin, CAST.auditor];

beforeAll(async () => {
  base = await openTestDatabase();
  desk = { ...aDesk(base), afterChange: async () => {} };
  await seedCast(base.db);
});
afterAll(() => base.close());

async function opened(over: Cells = {}): Promise<string> {
  const draft = { id: randomUUID(), unit: PLACES.primaryClass, cells: { ...aStudent(), ...over } };
  const by = { person: registrar.person, office: 'registrar' };
  await desk.db.transaction().execute((work) => createRecords(desk, work, COUNTY, [draft], by, { kind: 'import' }));
  return draft.id;
}

const edit = (id: string, seen: number, typed: Typed, by: Actor = registrar, on: LocalDate = '2025-03-20') =>
  editRecord({ ...desk, clock: { now: () => new Date(`${on}T10:00:00+08:00`), today: () => on } }, by, {
    id,
    seen,
    typed,
  });

const auditOf = (subject: string, action: string) =>
  desk.db.selectFrom('audit_events').selectAll().where('subject', '=', subject).where('action', '=', action).execute();

test('看到的学籍里号码、电话、门牌都是星号，谁看过都有记录', async () => {
  const id = await opened();
  const record = await readRecord(desk, classTeacher, id, undefined);
  expect(record).toMatchObject({
    revision: 1,
    editable: false,
    stage: 'formal',
    pinyin: 'zhangxiaoming',
    hasPhoto: false,
  });
  expect(record).toMatchObject({ place: { school: '丁河镇中心小学', class: '四年级1班' } });
  expect(record).toMatchObject({ cells: { name: '张小明', birthDate: '20150312', phone: '138****0001' } });
  for (const secret of ['411323201503129914', '13837700001', '3组12号', '41132319890721992X']) {
    expect(JSON.stringify(record)).not.toContain(secret);
  }
  expect(await readRecord(desk, registrar, id, undefined)).toMatchObject({ editable: true });
  expect(await auditOf(id, 'record.open')).toHaveLength(2);
});

test('管理范围以外的人，读、改、看原文、看历史、看照片都如同没有这个学生', async () => {
  const id = await opened();
  for (const actor of OUTSIDERS) {
    expect(await readRecord(desk, actor, id, undefined)).toBe('not-found');
    expect(await readDiary(desk, actor, id)).toBeUndefined();
    expect(await readPhotoOf(desk, actor, id)).toBeUndefined();
    expect(await revealCell(desk, actor, { id, field: 'phone', reason: '核对' })).toEqual({ is: 'not-found' });
    expect(await edit(id, 1, { phone: '13900000000' }, actor)).toEqual({ is: 'not-found' });
    const photo = { kind: 'image/png', width: 100, height: 100, bytes: new Uint8Array([1]) } as const;
    expect(await changePhoto(desk, actor, id, photo)).toBe(false);
  }
  expect(await edit(id, 1, { phone: '13900000000' }, head)).toEqual({ is: 'not-found' });
  expect(await auditOf(id, 'record.open')).toEqual([]);
});

test('同一刻来看的人各看各的：范围内的看得到，范围外的如同没有，留痕只记看到的人和事', async () => {
  const [one, other] = [await opened(), await opened({ name: '李小红' })];
  const looks = [registrar, stranger, classTeacher, neighbour].flatMap((actor) =>
    [one, other, randomUUID()].map((id) => ({ actor, id })),
  );
  const seen = await Promise.all(looks.map(({ actor, id }) => readRecord(desk, actor, id, undefined)));
  for (const [at, { actor, id }] of looks.entries()) {
    const isTheirs = [registrar, classTeacher].includes(actor) && [one, other].includes(id);
    expect(seen[at]).toEqual(isTheirs ? expect.objectContaining({ id }) : 'not-found');
  }
  for (const id of [one, other]) {
    const people = (await auditOf(id, 'record.open')).map(({ person, office, unit }) => ({ person, office, unit }));
    expect(people).toHaveLength(2);
    for (const { person, office, unit } of [registrar, classTeacher]) {
      expect(people).toContainEqual({ person, office, unit });
    }
  }
});

test('修改只写改动的字段，代码填编号也存成名称，家庭成员可增可减', async () => {
  const id = await opened();
  const typed = { phone: '13837700009', attendanceMode: '2', 'guardian3.name': '张大爷', 'guardian3.relation': '祖父' };
  expect(await edit(id, 1, { ...typed, homepage: '' })).toEqual({ is: 'done', revision: 2 });
  expect(await edit(id, 2, { 'guardian3.name': null, 'guardian3.relation': null, 'guardian2.name': null })).toEqual({
    is: 'done',
    revision: 3,
  });
  const record = await readRecord(desk, registrar, id, undefined);
  expect(record).toMatchObject({ cells: { attendanceMode: '住校', 'guardian2.name': '' } });
  expect(record).not.toHaveProperty(['cells', 'guardian3.name']);
  const [first] = await auditOf(id, 'record.edit');
  expect(first?.detail).toEqual({ fields: ['phone', 'attendanceMode', 'guardian3.name', 'guardian3.relation'] });
});

test('改关键信息、学籍号、班级一律拒绝并说明怎么办，一项不行全不写入', async () => {
  const id = await opened();
  const refused = await edit(id, 1, { phone: '13837700009', name: '张晓明', className: '2', recordStatus: '休学' });
  expect(refused).toMatchObject({ is: 'refused' });
  const messages =
    refused.is === 'refused' ? refused.objections.map(({ field, message }) => `${field} ${message}`) : [];
  expect(messages).toHaveLength(3);
  expect(messages.join()).toMatch(/name .*户籍登记项目变更证明.*className .*调班.*recordStatus .*异动/);
  expect(await readRecord(desk, registrar, id, undefined)).toMatchObject({ revision: 1 });
  expect(await auditOf(id, 'record.key-refused')).toMatchObject([{ detail: { fields: ['name'] } }]);
});

test('把星号当内容保存、清空必填项、填表外的代码，都退回并指明字段', async () => {
  const id = await opened();
  const refused = await edit(id, 1, {
    phone: '138****0001',
    health: '',
    travelMode: '坐飞机',
    'guardian1.idNumber': '4*X',
  });
  const fields = refused.is === 'refused' ? refused.objections.map(({ field }) => field) : [];
  expect(fields).toEqual(['phone', 'health', 'travelMode', 'guardian1.idNumber']);
});

test('别人先改过的，说明是谁改了什么，不覆盖', async () => {
  const id = await opened();
  await edit(id, 1, { phone: '13837700009' }, CAST.county);
  const late = await edit(id, 1, { phone: '13837700008' });
  expect(late).toMatchObject({ is: 'refused', objections: [{ code: 'stale' }] });
  expect(late.is === 'refused' && late.objections[0]?.message).toContain('陈股长 更正 联系电话');
});

test('某日的学籍，是那天结束时的样子；建籍以前没有', async () => {
  const id = await opened();
  await edit(id, 1, { homepage: 'a.cn' }, registrar, '2025-03-22');
  await edit(id, 2, { homepage: 'b.cn' }, registrar, '2025-03-25');
  const on = async (day: LocalDate) => readRecord(desk, registrar, id, day);
  expect(await on('2025-03-19')).toBe('not-yet');
  expect(await on('2025-03-21')).toMatchObject({
    cells: { homepage: '' },
    day: '2025-03-21',
    editable: false,
    revision: 3,
  });
  expect(await on('2025-03-24')).toMatchObject({ cells: { homepage: 'a**n' } });
  expect(await revealCell(desk, registrar, { id, field: 'homepage', reason: '核对', day: '2025-03-24' })).toEqual({
    is: 'clear',
    value: 'a.cn',
  });
});

test('那一天还没有的都不露出来：后来的姓名读音、转正、离校日期和照片', async () => {
  const id = await opened({ name: '张小明', nationalNumber: 'L411323201503129914', recordStatus: '在读' });
  const at = (day: LocalDate) => ({
    ...desk,
    clock: { now: () => new Date(`${day}T10:00:00+08:00`), today: () => day },
  });
  const change = (seen: number, cells: Cells, day: LocalDate) =>
    desk.db.transaction().execute((work) => {
      const one = { id, seen, cells };
      return changeRecords(
        at(day),
        work,
        COUNTY,
        [one],
        { person: undefined, office: undefined },
        {
          kind: 'procedure',
          id: randomUUID(),
        },
      );
    });
  const pictureOf = (byte: number) =>
    ({ kind: 'image/png', width: 100, height: 100, bytes: new Uint8Array([byte]) }) as const;
  await change(1, { name: '李晓光', nationalNumber: 'G411323201503129914' }, '2025-03-22');
  await changePhoto(at('2025-03-22'), registrar, id, pictureOf(1));
  await change(2, { recordStatus: '转出' }, '2025-03-24');
  await change(3, { recordStatus: '在读' }, '2025-03-26');
  await changePhoto(at('2025-03-26'), registrar, id, pictureOf(2));
  const on = async (day: LocalDate) => readRecord(desk, registrar, id, day);
  const first = { stage: 'temporary', pinyin: 'zhangxiaoming', hasPhoto: false };
  expect(await on('2025-03-21')).toMatchObject({ ...first, endedOn: undefined });
  const second = { stage: 'formal', pinyin: 'lixiaoguang', hasPhoto: true };
  expect(await on('2025-03-22')).toMatchObject({ ...second, endedOn: undefined });
  expect(await on('2025-03-25')).toMatchObject({ ...second, endedOn: '2025-03-24' });
  expect(await on('2025-03-26')).toMatchObject({ ...second, endedOn: undefined });
  const photo = async (day: LocalDate) => (await readPhotoOf(desk, registrar, id, day))?.bytes[0];
  expect([await photo('2025-03-21'), await photo('2025-03-25'), await photo('2025-03-26')]).toEqual([undefined, 1, 2]);
  expect(await readPhotoOf(desk, stranger, id, '2025-03-25')).toBeUndefined();
});

test('变更历史读来像日记，前后内容遮掩', async () => {
  const id = await opened();
  await edit(id, 1, { phone: '13837700009' });
  const lines = await readDiary(desk, registrar, id);
  expect(lines?.map(({ text }) => text)).toEqual([
    '3月20日 李老师 更正 联系电话',
    '3月20日 李老师 依导入的名单 建立学籍',
  ]);
  expect(lines?.[0]?.changes).toEqual([
    { field: 'phone', title: '联系电话', before: '138****0001', after: '138****0009' },
  ]);
});

test('原文一次看一项，记下事由和字段；超过一小时的限额就不再给看，同时来问也不行', async () => {
  const id = await opened();
  const ask = () => revealCell(desk, head, { id, field: 'guardian1.idNumber', reason: '与户口簿核对' });
  expect(await ask()).toEqual({ is: 'clear', value: '411323198806059939' });
  const [written] = await auditOf(id, 'record.reveal');
  expect(written).toMatchObject({
    reason: '与户口簿核对',
    person: head.person,
    detail: { field: 'guardian1.idNumber' },
  });
  const answers = await Promise.all(Array.from({ length: 70 }, ask));
  expect(answers.filter(({ is }) => is === 'clear')).toHaveLength(59);
  expect(answers.find(({ is }) => is !== 'clear')).toEqual({ is: 'too-many', limit: 60 });
});
