import { randomUUID } from 'node:crypto';
import { beginSession, readSession } from '#src/accounts/store/sessions.ts';
import { sealCase } from '#src/cases/store/sealed-case.ts';
import { NOTHING_READ } from '#src/exchange/reconcile/summary.ts';
import { sealItem } from '#src/exchange/store/items.ts';
import { EMPTY_SUMMARY } from '#src/intake/batch.ts';
import { schoolOfClass } from '#src/organization/class-path.ts';
import type { Actor, Office } from '#src/organization/office.ts';
import { openUnits } from '#src/organization/store/open-units.ts';
import { countyOf, parentOf, type UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { NOTHING_DONE } from '#src/promotion/store/promotions.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import type { Student } from '#src/registry/student.ts';
import { closeDemand } from '#src/supervision/store/sealed-words.ts';
import { sealChild } from '#src/verification/rollcall/store/unlisted-rows.ts';
import { CAST, holdingId, PLACES } from '#test/cast.ts';
import { aStudent } from '#test/world.ts';
import { aDoubleClaimOf, aLeaverOf } from './continuity-objects.ts';
import { dropoutIn } from './dropout-object.ts';
import { inspectionAt, violationAt } from './inspection-object.ts';
import { attendanceImportOf, dropoutReportOf, householdListOf, householdOf } from './ledger-objects.ts';
import { letterOf } from './letter-object.ts';
import { petitionIn, tipOffAbout } from './public-objects.ts';

/** What an id in a path can be of. `fresh-unit` is a class that may be changed without anybody missing it. */
export type ObjectKind =
  | 'pupil'
  | 'numberless'
  | 'person'
  | 'holding'
  | 'own-holding'
  | 'unit'
  | 'fresh-unit'
  | 'batch'
  | 'reading'
  | 'finding'
  | 'case'
  | 'session'
  | 'promotion'
  | 'campaign'
  | 'gathering'
  | 'petition'
  | 'tip-off'
  | 'roll-call'
  | 'supervision'
  | 'unlisted-child'
  | 'letter'
  | 'attendance-import'
  | 'household-list'
  | 'household'
  | 'dropout-report'
  | 'inspection'
  | 'violation'
  | 'leaver'
  | 'double-claim'
  | 'dropout'
  | 'joint-dropout'
  | 'task';

/** The ids that go into a path. */
export interface Ids {
  readonly id: string;
  readonly holding?: string;
}

/** One of the cast for each office. */
export const HOLDERS = {
  registrar: 'registrar',
  head: 'head',
  'class-teacher': 'classTeacher',
  'central-school': 'centralSchool',
  county: 'county',
  'county-admin': 'admin',
  auditor: 'auditor',
  'city-inspector': 'inspector',
  'tip-off-inspector': 'tipOffs',
  township: 'township',
} as const satisfies Readonly<Record<Office, keyof typeof CAST>>;

/** A class of another city, below nobody's office. */
export const ELSEWHERE: UnitPath = '/41/4101/410102/2141000099/p2021/1';

/** A class within the reach of every office that has pupils, and for each office the nearest one outside. */
export const INSIDE: UnitPath = PLACES.primaryClass;
export const OUTSIDE: Readonly<Record<Office, UnitPath>> = {
  registrar: PLACES.otherClass,
  head: PLACES.juniorClass,
  'class-teacher': PLACES.primaryClass2,
  'central-school': PLACES.otherClass,
  county: PLACES.nextClass,
  'county-admin': PLACES.nextClass,
  auditor: PLACES.nextClass,
  'city-inspector': ELSEWHERE,
  'tip-off-inspector': PLACES.nextClass,
  township: PLACES.otherClass,
};

export async function openElsewhere({ db, clock }: Desk): Promise<void> {
  const codes = ELSEWHERE.slice(1).split('/');
  const kinds = ['province', 'city', 'county', 'school', 'grade', 'class'] as const;
  await db.transaction().execute(async (work) => {
    for (const [at, kind] of kinds.entries()) {
      if (kind === 'province') continue; // stands already
      const parent: UnitPath = `/${codes.slice(0, at).join('/')}`;
      const draft = { kind, name: `${kind}二`, code: codes[at] ?? '', parent, since: '2020-09-01' } as const;
      await openUnits(work, countyOf(`${parent}/${codes[at]}`), [draft], { now: clock.now() });
    }
  });
}

/** Signs somebody in, identity just confirmed; answers the cookie. */
export async function cookieOf({ db, clock }: Desk, office: Office): Promise<string> {
  const { county, person } = CAST[HOLDERS[office]];
  const standing = { state: 'signed-in', holding: holdingId(HOLDERS[office]) } as const;
  const whence = { network: '127.0.0.1', device: 'test' };
  const token = await db.transaction().execute((work) => {
    return beginSession(work, { county, person }, standing, whence, clock.now());
  });
  return `renji=${token}`;
}

/** Makes one for this request alone, within a class; `owner` is whose own things are at stake. */
export const MAKE: Readonly<Record<ObjectKind, (desk: Desk, at: UnitPath, owner: Actor) => Promise<Ids>>> = {
  pupil: (desk, at) => pupilIn(desk, at, aStudent()),
  dropout: (desk, at) => dropoutIn(desk, at, false),
  'joint-dropout': (desk, at) => dropoutIn(desk, at, true),
  numberless: (desk, at) => pupilIn(desk, at, aStudent({ idType: '其他', idNumber: '' })),
  person: personIn,
  holding: personIn,
  'own-holding': async () => ({ id: randomUUID() }),
  unit: async ({ db }, at) => {
    const { id } = await db.selectFrom('units').select('id').where('path', '=', at).executeTakeFirstOrThrow();
    return { id };
  },
  'fresh-unit': async ({ db, clock }, at) => {
    const code = String(10 + Math.floor(Math.random() * 9_000_000));
    const draft = { kind: 'class', name: `${code}班`, code, parent: parentOf(at), since: '2021-09-01' } as const;
    const [unit] = await db
      .transaction()
      .execute((work) => openUnits(work, countyOf(at), [draft], { now: clock.now() }));
    return { id: unit?.id ?? '' };
  },
  reading: async ({ db, seal, clock }, at, owner) => {
    const [id, county, now] = [randomUUID(), countyOf(at), clock.now()];
    const of = { county, unit: at, by_person: owner.person, state: 'done', title: '全国.xlsx' };
    const summary = JSON.stringify(NOTHING_READ);
    await db
      .insertInto('exchange_readings')
      .values({ ...of, id, exported_on: clock.today(), summary, created_at: now })
      .execute();
    const item = { county, reading: id, number: 1, unit: at, name: '张小明', aspect: 'phone', category: 'ordinary' };
    const sealed = sealItem(seal, county, id, 1, { ours: '甲', theirs: '乙', before: '乙' });
    await db
      .insertInto('exchange_items')
      .values({ ...item, outcome: 'waiting', current: true, since: clock.today(), sealed, key_id: seal.keyId })
      .execute();
    return { id };
  },
  batch: async ({ db, clock }, at, owner) => {
    const id = randomUUID();
    const isInside = at === INSIDE;
    const unit = isInside ? owner.unit : at;
    const now = clock.now();
    const importer = owner.office === 'county' ? 'county' : 'school';
    const times = { created_at: now, updated_at: now };
    const row = { county: countyOf(at), id, unit, by_person: isInside ? owner.person : randomUUID(), importer };
    await db
      .insertInto('import_batches')
      .values({ ...row, summary: JSON.stringify(EMPTY_SUMMARY), state: 'ready', title: '花名册', ...times })
      .execute();
    return { id };
  },
  finding: async (desk, at, owner) => {
    const { id: student } = await MAKE.pupil(desk, at, owner);
    const [id, county, now] = [randomUUID(), countyOf(at), desk.clock.now()];
    const message = desk.seal.close('末位校验码不符', `findings|${county}|${id}`);
    const what = { rule: 'ID-01', field: 'idNumber', severity: 'error', state: 'open', owner: 'registrar' };
    const row = { county, id, student, unit: at, fingerprint: Buffer.alloc(16), message, key_id: desk.seal.keyId };
    await desk.db
      .insertInto('findings')
      .values({ ...row, ...what, opened_at: now, changed_at: now })
      .execute();
    return { id };
  },
  case: async (desk, at, owner) => {
    const { id: student } = await MAKE.pupil(desk, at, owner);
    const [id, county, now] = [randomUUID(), countyOf(at), desk.clock.now()];
    const contents = { answers: {}, pupils: [{ answers: {} }], steps: [] };
    const said = { procedure: 'grade-skip', state: 'draft', title: '张小明', pupils: 1, opened_by: randomUUID() };
    const keys = { number: `1999-${id.slice(0, 8)}`, hash: Buffer.alloc(16), receipt: Buffer.alloc(16) };
    const sealed = { sealed: sealCase(desk.seal, county, id, contents), key_id: desk.seal.keyId };
    await desk.db
      .insertInto('cases')
      .values({ county, id, holding: at, applicant: at, opened_at: now, changed_at: now, ...said, ...keys, ...sealed })
      .execute();
    const pupil = { county, case_id: id, ordinal: 0, student, name: '张小明', seen: 1, open: true };
    await desk.db.insertInto('case_pupils').values(pupil).execute();
    return { id };
  },
  leaver: async (desk, at, owner) => aLeaverOf(desk, (await MAKE.pupil(desk, at, owner)).id, at),
  'double-claim': async (desk, at, owner) => aDoubleClaimOf(desk, (await MAKE.pupil(desk, at, owner)).id, at),
  session: async (desk, at, owner) => {
    const office = at === INSIDE ? owner.office : owner.office === 'head' ? 'registrar' : 'head';
    const cookie = await cookieOf(desk, office);
    const session = await readSession(desk.db, cookie.slice('renji='.length), desk.clock.now(), desk.clock.today());
    return { id: session?.id ?? '' };
  },
  promotion: async ({ db, clock }, at) => {
    const id = randomUUID();
    const row = { county: countyOf(at), id, school_year: 2024, state: 'done', by_person: randomUUID() };
    const policy = JSON.stringify({ graduates: 'school', problems: 'promote', fiveFour: [] });
    await db
      .insertInto('promotions')
      .values({ ...row, policy, counts: JSON.stringify(NOTHING_DONE), started_at: clock.now() })
      .execute();
    return { id };
  },
  gathering: async ({ db, clock }, at) => {
    const id = randomUUID();
    const row = { county: countyOf(at), id, kind: 'parents', unit: at, school_year: 2024, title: '家长会' };
    const when = { on_day: '2025-03-01', begins: '15:00', ends: '16:00', place: '教室', host: '赵老师' } as const;
    await db
      .insertInto('gatherings')
      .values({ ...row, ...when, planned_at: clock.now(), planned_by: randomUUID() })
      .execute();
    return { id };
  },
  inspection: inspectionAt,
  violation: violationAt,
  // A city knows only what it issued itself.
  supervision: async ({ db, seal, clock }, at, owner) => {
    const [id, county, today] = [randomUUID(), countyOf(at), clock.today()];
    const issuer = owner.office === 'city-inspector' ? owner.unit : at.split('/').slice(0, 4).join('/');
    const sealed = { sealed: closeDemand(seal, county, id, { demand: '办结', basis: '通知' }), key_id: seal.keyId };
    const opened = { opened_on: today, counted_from: today, opened_at: clock.now(), opened_by: randomUUID() };
    await db
      .insertInto('supervisions')
      .values({
        ...{ county, id, issuer, receiver: schoolOfClass(at), subject: '转学超期', days: 5, state: 'open' },
        ...{ ...opened, ...sealed },
      })
      .execute();
    return { id };
  },
  petition: (desk, at) => petitionIn(desk, at),
  'tip-off': (desk, at) => tipOffAbout(desk, at),
  'roll-call': async ({ db, clock }, at) => {
    // A class has one roll that is not signed.
    await db.deleteFrom('roll_calls').where('unit', '=', at).where('signed_at', 'is', null).execute();
    const id = randomUUID();
    const row = { county: countyOf(at), id, unit: at, started_at: clock.now(), started_by: randomUUID() };
    await db.insertInto('roll_calls').values(row).execute();
    return { id };
  },
  'attendance-import': attendanceImportOf,
  'household-list': householdListOf,
  household: householdOf,
  'dropout-report': dropoutReportOf,
  'unlisted-child': async (desk, at, owner) => {
    const { id: call } = await MAKE['roll-call'](desk, at, owner);
    const [id, county, now] = [randomUUID(), countyOf(at), desk.clock.now()];
    const child = { name: '周小禾', sex: '', birthDate: '', number: '', formerSchool: '', phone: '' };
    const sealed = { sealed: sealChild(desk.seal, county, id, child), key_id: desk.seal.keyId };
    const row = { county, id, call, unit: at, school: schoolOfClass(at), place: 'nowhere', tasked_at: now };
    await desk.db
      .insertInto('unlisted_children')
      .values({ ...row, ...sealed, reported_at: now, reported_by: randomUUID() })
      .execute();
    return { id };
  },
  // Over, so that pupils who are made later need not be brought into it.
  campaign: async ({ db, clock }, at) => {
    const id = randomUUID();
    const content = { units: [at], grades: [], phases: [], emphasis: { fields: [], rules: [] } };
    const row = {
      county: countyOf(at),
      id,
      title: '学籍信息质量核查',
      basis: '通知',
      school_year: 2024,
      state: 'closed',
    };
    await db
      .insertInto('campaigns')
      .values({
        ...row,
        starts_on: '2025-03-12',
        deadline: '2025-04-08',
        content: JSON.stringify(content),
        opened_at: clock.now(),
      })
      .execute();
    return { id };
  },
  letter: (desk, at, owner) => letterOf(desk, at, owner, at === INSIDE),
  task: async ({ db, clock }, at, owner) => {
    const [id, now] = [randomUUID(), clock.now()];
    const person = at === INSIDE ? owner.person : randomUUID();
    const row = {
      county: owner.county,
      id,
      person,
      unit: owner.unit,
      kind: 'recheck',
      title: '重新核查',
      state: 'done',
    };
    await db
      .insertInto('tasks')
      .values({ ...row, created_at: now, updated_at: now })
      .execute();
    return { id };
  },
};

async function pupilIn(desk: Desk, at: UnitPath, cells: Student): Promise<Ids> {
  const id = randomUUID();
  const register = { ...desk, afterChange: async () => {} };
  const nobody = { person: undefined, office: undefined };
  await desk.db.transaction().execute((work) => {
    return createRecords(register, work, countyOf(at), [{ id, unit: at, cells }], nobody, { kind: 'seed' });
  });
  return { id };
}

async function personIn({ db, clock }: Desk, at: UnitPath): Promise<Ids> {
  const [id, holding, county] = [randomUUID(), randomUUID(), countyOf(at)];
  const unit = await db.selectFrom('units').select('id').where('path', '=', at).executeTakeFirstOrThrow();
  const person = { county, id, account: `u${id.slice(0, 8)}`, name: '某老师', created_at: clock.now() };
  await db.insertInto('people').values(person).execute();
  const held = { county, id: holding, person: id, office: 'class-teacher', unit: unit.id };
  await db
    .insertInto('holdings')
    .values({ ...held, since: '2024-09-01' })
    .execute();
  return { id, holding };
}
