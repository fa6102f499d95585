import { randomBytes, randomUUID } from 'node:crypto';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { PetitionDeed } from '#src/petitions/deeds.ts';
import type { PetitionKind, PetitionWords } from '#src/petitions/petition.ts';
import { ratePetition } from '#src/petitions/store/asker.ts';
import { dealWithPetition } from '#src/petitions/store/do-deed.ts';
import { findPetition } from '#src/petitions/store/petition-rows.ts';
import { writeAnswer } from '#src/petitions/store/standard-answers.ts';
import { takeAtCounter } from '#src/petitions/store/take-petition.ts';
import { close, newKeyPair } from '#src/tipoffs/sealing/box.ts';
import { sealEnvelope } from '#src/tipoffs/sealing/envelope.ts';
import { newLockedPair } from '#src/tipoffs/sealing/passphrase.ts';
import { keysOfCodeNow } from '#src/tipoffs/sealing/receipt-code.ts';
import { reportDesk } from '#src/tipoffs/store/inspectors.ts';
import { confirmKey, keepKey } from '#src/tipoffs/store/keys.ts';
import { takeReport } from '#src/tipoffs/store/report.ts';
import { workOnTipOff } from '#src/tipoffs/store/work-on-tip-off.ts';
import { placeOf } from '#src/tipoffs/tip-off.ts';
import type { WholeDesk } from '../server/whole-desk.ts';
import { actorsOf, deskAt } from './demo-cases.ts';

const SETTING = 'demo-public';

/** 演示用的钥匙口令: known to everybody who reads the manual of the demo, as its passwords are. */
export const DEMO_PASSPHRASE = '石榴 电线杆 七八筐 月亮';

/** The receipt codes of the two tip-offs of the demo. */
export const DEMO_CODES = ['4821093755612048', '7306518824490137'] as const;

/** 演示诉求和举报 — a petition in each state, the county's standard answers, and two tip-offs, once, by the deeds of the offices themselves. */
export async function layDemoPublic(desk: WholeDesk): Promise<void> {
  const row = await desk.db
    .selectFrom('county_settings')
    .select('county')
    .where('name', '=', 'demo-logins')
    .orderBy('county')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || (await wasLaid(desk, row.county))) return;
  const accounts = ['county', 'danshui.registrar', 'danshui.center', 'county.tipoffs', 'county.tipoffs2'];
  const actors = await actorsOf(desk, row.county, accounts);
  const [county, registrar, , one, two] = accounts.map((account) => actors.get(account));
  if (county && registrar) await layPetitions(desk, county, registrar);
  if (county && registrar && one && two) await layTipOffs(desk, county.unit, registrar.unit, one, two);
  const kept = { county: row.county, name: SETTING, value: 'true', at: desk.clock.now() };
  await desk.db.insertInto('county_settings').values(kept).execute();
}

async function layPetitions(desk: WholeDesk, county: Actor, registrar: Actor): Promise<void> {
  for (const answer of ANSWERS) await writeAnswer(desk, county, { ...answer, isPublic: true });
  const at = (ago: number) => deskAt(desk, ago);
  const fresh = { kind: 'lookup', content: '孩子转来半年了，在网上查不到学籍，想问问在不在咱们学校' } as const;
  await take(at(1), county, 0, fresh, registrar.unit);
  const working = await take(at(6), registrar, 1, {
    kind: 'correct',
    content: '户口本上的名字改过一个字，学籍里还是旧的，要带什么材料来改',
  });
  await deal(at(5), registrar, working, 'accept');
  await deal(at(4), registrar, working, 'send', {
    words: '请带户口簿和派出所开的户籍登记项目变更证明到学校，当天受理。',
  });
  const late = await take(at(40), registrar, 2, {
    kind: 'transfer',
    content: '转学三个月没有办好，转出学校说转入没接，转入学校说转出没放',
  });
  await deal(at(38), registrar, late, 'accept');
  const closed = await take(at(20), county, 3, {
    kind: 'promotion',
    content: '孩子到外县读初中，学籍还挂在小学，怎么转',
  });
  await deal(at(19), county, closed, 'accept');
  await deal(at(18), county, closed, 'send', { words: '已函告对方教育局接收，您不用再跑；接收后可以凭查询码看到。' });
  await deal(at(16), county, closed, 'close', { outcome: 'solved' });
  const unhappy = await take(at(15), county, 4, {
    kind: 'service',
    content: '去学校三次都说管学籍的老师不在，不知道该找谁',
  });
  await deal(at(14), county, unhappy, 'accept');
  await deal(at(13), county, unhappy, 'send', { words: '学校已安排专人值班，电话见通讯录公示。' });
  await deal(at(12), county, unhappy, 'close', { outcome: 'explained' });
  if (unhappy !== undefined) {
    await ratePetition(at(11), { code: unhappy.code, four: unhappy.four }, 'unsatisfied', '去了还是没人');
  }
}

const ANSWERS: readonly { readonly kind: PetitionKind; readonly title: string; readonly body: string }[] = [
  {
    kind: 'transfer',
    title: '转学要多少天',
    body: '每个环节不超过 10 个工作日。材料齐全的，凭查询码可以随时看办到哪一步。',
  },
  {
    kind: 'correct',
    title: '改姓名要带什么',
    body: '户口簿，公安机关出具的户籍登记项目变更证明。到孩子就读的学校办理。',
  },
  {
    kind: 'lookup',
    title: '怎样知道孩子有没有学籍',
    body: '到孩子就读的学校，带户口簿当面查询。网上和电话里不答复学籍号。',
  },
];

const NAMES = ['周明', '吴秀兰', '郑国强', '孙小平', '马丽'];

interface Asked {
  readonly id: string;
  readonly code: string;
  readonly four: string;
}

async function take(
  desk: WholeDesk,
  by: Actor,
  nth: number,
  { kind, content }: { readonly kind: PetitionKind; readonly content: string },
  school?: UnitPath,
): Promise<Asked | undefined> {
  const phone = `1380000${String(1000 + nth)}`;
  const words: PetitionWords = { name: NAMES[nth] ?? '', phone, relation: '母亲', child: '', content };
  const taken = await takeAtCounter(desk, by, { kind, channel: nth % 2 === 0 ? 'counter' : 'phone', school, words });
  return 'objections' in taken ? undefined : { id: taken.id, code: taken.code, four: phone.slice(-4) };
}

async function deal(
  desk: WholeDesk,
  by: Actor,
  asked: Asked | undefined,
  deed: Exclude<PetitionDeed, 'receive' | 'rate'>,
  more: { readonly words?: string; readonly outcome?: 'solved' | 'explained' } = {},
): Promise<void> {
  const row = asked && (await findPetition(desk.db, by, asked.id));
  if (row !== undefined) await dealWithPetition(desk, by, row.id, { deed, seen: row.revision, words: '', ...more });
}

const random = (bytes: number) => new Uint8Array(randomBytes(bytes));

/** Two inspectors with keys of a known passphrase; one tip-off just in, and one that is being looked into. */
async function layTipOffs(desk: WholeDesk, county: UnitPath, school: UnitPath, one: Actor, two: Actor): Promise<void> {
  for (const inspector of [one, two]) {
    const { pair, locked } = newLockedPair(DEMO_PASSPHRASE, random);
    const made = { publicKey: Buffer.from(pair.publicKey), locked: Buffer.from(locked) };
    const { id } = await keepKey(deskAt(desk, 30), inspector, made);
    if (inspector === two) await confirmKey(deskAt(desk, 30), one, id, []);
  }
  const [first, second] = DEMO_CODES;
  const older = await report(deskAt(desk, 12), county, school, first, {
    subject: '重复建立学籍、空挂学籍',
    what: '一年级二班有三名学生点名册上有名字，从来没有来上过课，学期初就是这样。',
  });
  await workOnTipOff(deskAt(desk, 10), one, older, { deed: 'accept', seen: 1 });
  await workOnTipOff(deskAt(desk, 9), one, older, { deed: 'check', seen: 2 });
  await report(deskAt(desk, 1), county, undefined, second, {
    subject: '不按规定办理转学、拒收学籍',
    what: '有学校收转学生要先交一笔“择校费”才给办手续，没有收据。',
  });
}

async function report(
  desk: WholeDesk,
  county: UnitPath,
  about: UnitPath | undefined,
  code: string,
  words: Readonly<Record<string, string>>,
): Promise<string> {
  const id = randomUUID();
  const where = await reportDesk(desk.db, county, about, []);
  const [self, { token, key }] = [newKeyPair(random), keysOfCodeNow(code)];
  const readers = [...(where?.keys ?? []), { id: 'reporter', publicKey: self.publicKey }];
  const { body, wraps } = sealEnvelope({ words, pictures: [] }, readers, placeOf(id, 'report'), random);
  const written = wraps.map((wrap) => ({ key: wrap.key, wrapped: Buffer.from(wrap.wrapped) }));
  const own = written.find((wrap) => wrap.key === 'reporter');
  const sent = {
    ...{ id, county, about, named: [], token: bytesToHex(token), reporterKey: Buffer.from(self.publicKey) },
    reporterLocked: Buffer.from(close(key, self.secretKey, 'reporter secret key', random)),
    report: { body: Buffer.from(body), reporterWrap: own?.wrapped, wraps: written.filter((wrap) => wrap !== own) },
  };
  await takeReport(desk, sent, false);
  return id;
}

async function wasLaid({ db }: WholeDesk, county: string): Promise<boolean> {
  const row = await db
    .selectFrom('county_settings')
    .select('name')
    .where('county', '=', county)
    .where('name', '=', SETTING)
    .executeTakeFirst();
  return row !== undefined;
}
