import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changeRecords } from '#src/registry/store/change-records.ts';
import type { Student } from '#src/registry/student.ts';
import { CAST, COUNTY, PLACES } from '#test/cast.ts';
import { anIntake, csvOf, type Intake } from '#test/intake.ts';
import { aStudent } from '#test/world.ts';
import { beginStep } from './begin-step.ts';
import { commitBatch } from './commit-batch.ts';
import { forgetOriginals, recoverBatches } from './end-batch.ts';
import { listProposals } from './proposed-changes.ts';
import { rowsOfBatch } from './staged-rows.ts';
import { planUndo } from './undo-batch.ts';

let intake: Intake;

beforeEach(async () => {
  intake = await anIntake();
});
afterEach(() => intake.close());

const sister = aStudent({
  name: '张小红',
  sex: '女',
  birthDate: '20160708',
  idNumber: '411323201607089925',
  nationalNumber: '',
});

test('a committed batch opens and changes records, opens their classes, and says so in their history', async () => {
  const [ming = ''] = await intake.register([aStudent()]);
  const roster = [aStudent({ phone: '13837700009' }), { ...sister, className: '3' }];
  const batch = await commit(roster);
  expect(batch).toMatchObject({ state: 'committed', summary: { counts: { new: 1, changed: 1, refused: 0 } } });
  expect((await intake.cellsOf(ming))?.phone).toBe('13837700009');
  const opened = await students();
  expect(opened.map(({ name, unit }) => [name, unit])).toEqual([
    ['张小明', PLACES.primaryClass],
    ['张小红', `${PLACES.primaryGrade}/3`],
  ]);
  const unit = await intake.desk.db
    .selectFrom('units')
    .select('name')
    .where('path', '=', `${PLACES.primaryGrade}/3`)
    .executeTakeFirst();
  expect(unit?.name).toBe('3班');
  const history = await intake.desk.db
    .selectFrom('student_changes')
    .select(['source', 'source_id', 'fields'])
    .where('source', '=', 'import')
    .orderBy('revision')
    .execute();
  expect(history.map(({ source_id, fields }) => [source_id, fields])).toEqual([
    [batch.id, []],
    [batch.id, ['phone']],
  ]);
});

test('importing the same file twice changes nothing the second time', async () => {
  const cell = fc.constantFrom('', '1', '无', '13837700001', '474550');
  const pupil = fc.record({
    phone: cell,
    email: cell,
    className: fc.constantFrom('1', '2', '二班', ''),
    postcode: cell,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(pupil, { minLength: 1, maxLength: 4 }), async (pupils) => {
      const roster = pupils.map((cells, i) =>
        aStudent({ ...sister, ...cells, name: `王${'一二三四'[i]}`, idNumber: '', birthDate: `2015040${i + 1}` }),
      );
      await commit(roster);
      const before = await students();
      const again = await upload(roster);
      expect(again.summary.counts).toMatchObject({ new: 0, changed: 0, refused: 0 });
      await intake.commit(CAST.registrar, again);
      expect(await students()).toEqual(before);
    }),
    { numRuns: 8 },
  );
});

test('a batch read twice and committed twice opens nobody twice, with or without a number', async () => {
  const roster = [sister, aStudent({ name: '李红', idNumber: '', nationalNumber: '', sex: '女' })];
  const [first, second] = [await upload(roster), await upload(roster)];
  await intake.commit(CAST.registrar, first);
  const late = await intake.commit(CAST.registrar, second);
  expect(late.summary.counts).toMatchObject({ new: 0, refused: 2 });
  expect(await students()).toHaveLength(2);
});

test('a record changed since the preview is refused and not overwritten', async () => {
  const [ming = ''] = await intake.register([aStudent()]);
  const batch = await upload([aStudent({ phone: '13837700009' })]);
  await edit(ming, 1, { phone: '13837700005' });
  const committed = await intake.commit(CAST.registrar, batch);
  expect(committed.summary.counts).toMatchObject({ changed: 0, refused: 1 });
  expect((await intake.cellsOf(ming))?.phone).toBe('13837700005');
  const [row] = await rowsOfBatch(intake.desk.db, intake.desk.seal, COUNTY, batch.id, { outcome: 'refused', limit: 5 });
  expect(row?.detail.reason).toContain('已被修改');
  expect(row?.detail.texts).toContain('13837700009');
});

test('a key field is never written, is proposed once, and strangers see no proposal', async () => {
  const [ming = ''] = await intake.register([aStudent()]);
  const roster = [aStudent({ name: '张晓明' })];
  await commit(roster);
  await commit(roster);
  expect((await intake.cellsOf(ming))?.name).toBe('张小明');
  const proposed = await listProposals(intake.desk, CAST.registrar, { limit: 10 });
  expect(proposed.map(({ student, changes }) => [student, changes])).toEqual([
    [ming, [{ field: 'name', before: '张小明', after: '张晓明' }]],
  ]);
  for (const who of [CAST.stranger, CAST.neighbour, CAST.inspector, CAST.auditor]) {
    expect(await listProposals(intake.desk, who, { limit: 10 })).toEqual([]);
  }
});

test('of two who press the button one commits, and a stranger finds no button', async () => {
  const batch = await upload([sister]);
  const both = await Promise.all(
    [1, 2].map(() => beginStep(intake.desk, CAST.registrar, batch.id, batch.revision, 'commit')),
  );
  expect(both.filter((begun) => begun !== undefined && 'batch' in begun)).toHaveLength(1);
  expect(await beginStep(intake.desk, CAST.stranger, batch.id, batch.revision + 1, 'commit')).toBeUndefined();
});

test('a commit that breaks off has written nothing, says so, and the batch can be taken up again', async () => {
  await intake.register([aStudent()]);
  const batch = await upload([aStudent({ phone: '13837700009' }), sister]);
  const begun = await beginStep(intake.desk, CAST.registrar, batch.id, batch.revision, 'commit');
  if (begun === undefined || 'objections' in begun) throw new Error('the batch is ready');
  const broken = { ...intake.desk, afterChange: () => Promise.reject(new Error('no power')) };
  await expect(commitBatch(broken, CAST.registrar, begun.batch, () => {})).rejects.toThrow('no power');
  expect(await students()).toHaveLength(1);
  const after = await intake.batch(CAST.registrar, batch.id);
  expect(after).toMatchObject({ state: 'interrupted', message: expect.stringContaining('什么都没有写入学籍') });
  const again = await intake.read(CAST.registrar, after);
  expect((await intake.commit(CAST.registrar, again)).summary.counts).toMatchObject({ new: 1, changed: 1 });
});

test('a process that died while it committed leaves a batch that says so at the next start', async () => {
  const batch = await upload([sister]);
  await beginStep(intake.desk, CAST.registrar, batch.id, batch.revision, 'commit');
  await recoverBatches(intake.desk);
  expect(await intake.batch(CAST.registrar, batch.id)).toMatchObject({ state: 'interrupted' });
});

test('an undo takes back what the batch did, keeps what people changed since, and says by whom', async () => {
  const [ming = ''] = await intake.register([aStudent()]);
  const roster = [
    aStudent({ phone: '13837700009', postcode: '474500' }),
    sister,
    aStudent({ ...sister, name: '李红', idNumber: '', birthDate: '20150102' }),
  ];
  const batch = await commit(roster);
  const hong = (await students()).find(({ name }) => name === '李红')?.id ?? '';
  await edit(ming, 2, { phone: '13837700005' });
  await edit(hong, 1, { phone: '13837700006' });
  const plan = await planUndo(intake.desk, batch, 10);
  expect(plan.counts).toEqual({ back: 1, withdrawn: 1, kept: 1, stays: 1 });
  expect(plan.staying.map((step) => [step.name, step.kind])).toEqual([
    ['李红', 'stays'],
    ['张小明', 'back'],
  ]);
  const undone = await intake.undo(CAST.registrar, batch);
  expect(undone).toMatchObject({ state: 'undone', summary: { undone: plan.counts } });
  expect(await intake.cellsOf(ming)).toMatchObject({ phone: '13837700005', postcode: '474550' });
  expect((await students()).map(({ name }) => name)).toEqual(['张小明', '李红']);
  const again = await upload(roster);
  expect(again.summary.counts).toMatchObject({ new: 1 });
});

test('import and undo leave every record as it was', async () => {
  const cell = fc.constantFrom('', '1', '无', '13837700001', '474550', ' 474550');
  const change = fc.record(
    { phone: cell, email: cell, className: fc.constantFrom('1', '2'), postcode: cell },
    { requiredKeys: [] },
  );
  const pupils = Array.from('一二三', (digit, i) =>
    aStudent({ ...sister, name: `王${digit}`, idNumber: '', birthDate: `2015040${i + 1}` }),
  );
  const ids = await intake.register(pupils);
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 3, maxLength: 3 }), async (changes) => {
      const before = await Promise.all(ids.map(intake.cellsOf));
      const roster = pupils.map((pupil, i): Student => ({ ...pupil, ...changes[i] }));
      const committed = await intake.commit(CAST.county, await upload(roster, CAST.county));
      await intake.undo(CAST.county, committed);
      expect(await Promise.all(ids.map(intake.cellsOf))).toEqual(before);
      expect(new Set((await students()).map(({ unit }) => unit))).toEqual(new Set([PLACES.primaryClass]));
    }),
    { numRuns: 8 },
  );
});

test('thirty days after the commit the original is forgotten, and not before', async () => {
  await commit([sister]);
  const kept = async () =>
    (await intake.desk.db.selectFrom('import_files').select('sealed').execute()).filter(
      ({ sealed }) => sealed !== null,
    );
  const later = (days: number) => ({
    ...intake.desk,
    clock: { ...intake.desk.clock, now: () => new Date(intake.desk.clock.now().getTime() + days * 86_400_000) },
  });
  await forgetOriginals(later(29));
  expect(await kept()).toHaveLength(1);
  await forgetOriginals(later(31));
  expect(await kept()).toHaveLength(0);
});

function upload(pupils: readonly Student[], actor = CAST.registrar) {
  return intake.upload(actor, [{ name: '名册.csv', bytes: csvOf(pupils) }]);
}

async function commit(pupils: readonly Student[]) {
  return intake.commit(CAST.registrar, await upload(pupils));
}

function edit(id: string, seen: number, cells: Student) {
  const { person, office } = CAST.head;
  return intake.desk.db
    .transaction()
    .execute((work) =>
      changeRecords(intake.desk, work, COUNTY, [{ id, seen, cells }], { person, office }, { kind: 'edit' }),
    );
}

function students() {
  return intake.desk.db
    .selectFrom('students')
    .select(['id', 'name', 'unit', 'revision'])
    .where('withdrawn_at', 'is', null)
    .orderBy('created_at')
    .orderBy(sql`name collate "C"`) // alike on every PostgreSQL
    .execute();
}
