import type { Letter } from '#src/letters/letter.ts';
import { draftCertificate } from '#src/letters/store/draft-certificate.ts';
import { voidLetter } from '#src/letters/store/end-letter.ts';
import { setHouse } from '#src/letters/store/houses.ts';
import { newLetter } from '#src/letters/store/new-letter.ts';
import { takeLetter } from '#src/letters/store/receipts.ts';
import { sendLetter } from '#src/letters/store/send-letter.ts';
import { signLetter } from '#src/letters/store/sign-letter.ts';
import type { Actor } from '#src/organization/office.ts';
import type { WholeDesk } from '../server/whole-desk.ts';
import { actorsOf, deskAt } from './demo-cases.ts';

const SETTING = 'demo-letters';

/** 演示公文 — one in each state that somebody may want to see, once, by the deeds of the offices themselves. */
export async function layDemoLetters(desk: WholeDesk): Promise<void> {
  const row = await desk.db
    .selectFrom('county_settings')
    .select('county')
    .where('name', '=', 'demo-logins')
    .orderBy('county')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || (await wasLaid(desk, row.county))) return;
  const accounts = ['county', 'danshui.registrar', 'danshui.head'] as const;
  const actors = await actorsOf(desk, row.county, accounts);
  const [county, registrar, head] = accounts.map((account) => actors.get(account));
  if (county && registrar && head) await lay(desk, county, registrar, head);
  const kept = { county: row.county, name: SETTING, value: 'true', at: desk.clock.now() };
  await desk.db.insertInto('county_settings').values(kept).execute();
}

async function wasLaid({ db }: WholeDesk, county: string): Promise<boolean> {
  const found = await db
    .selectFrom('county_settings')
    .select('name')
    .where('county', '=', county)
    .where('name', '=', SETTING)
    .executeTakeFirst();
  return found !== undefined;
}

async function lay(desk: WholeDesk, county: Actor, registrar: Actor, head: Actor): Promise<void> {
  const office = { unit: county.unit, house: 'county', name: '西峡县教育体育局', word: '西教体' } as const;
  await setHouse(deskAt(desk, 30), county, { ...office, contact: '基础教育股，0377-69660000' });
  const school = { name: '丹水镇中心小学', unit: registrar.unit };
  const notice = { template: 'plain.county.notice', to: [school], copies: [] };
  const first = await drafted(deskAt(desk, 12), county, { ...notice, reason: '做好学籍信息核查收尾工作' });
  const sent = await issued(deskAt(desk, 11), county, first, 'system');
  if (sent) await takeLetter(deskAt(desk, 10), registrar, sent.id, undefined);
  const second = await drafted(deskAt(desk, 2), county, { ...notice, reason: '报送九月学籍变动情况' });
  await issued(deskAt(desk, 1), county, second, 'system');
  const elsewhere = { template: 'plain.county.letter', to: [{ name: '内乡县教育体育局' }], copies: [] };
  const wrong = await drafted(deskAt(desk, 8), county, { ...elsewhere, reason: '核对跨县就读学生学籍' });
  const voided = await signed(deskAt(desk, 8), county, wrong);
  if (voided) await voidLetter(deskAt(desk, 7), county, voided.id, voided.revision, '主送单位写错，另行发函');
  await drafted(desk, county, { ...elsewhere, reason: '商请协助核实学生学籍' });
  await certificates(desk, registrar, head);
}

/** One signed, one that waits for the head. */
async function certificates(desk: WholeDesk, registrar: Actor, head: Actor): Promise<void> {
  const pupils = await desk.db
    .selectFrom('students')
    .select('id')
    .where('county', '=', registrar.county)
    .where('unit', '>=', `${registrar.unit}/` as const)
    .where('unit', '<', `${registrar.unit}0`)
    .where('withdrawn_at', 'is', null)
    .where('ended_on', 'is', null)
    .orderBy('id')
    .limit(8)
    .execute();
  const drafts: string[] = [];
  for (const { id } of pupils) {
    const made =
      drafts.length < 2 ? await draftCertificate(deskAt(desk, 3), registrar, id, '办理公交学生卡') : 'missing';
    if (made !== 'missing' && 'id' in made) drafts.push(made.id);
  }
  if (drafts[0] !== undefined) await signed(deskAt(desk, 2), head, drafts[0]);
}

async function drafted(
  desk: WholeDesk,
  by: Actor,
  letter: Parameters<typeof newLetter>[2],
): Promise<string | undefined> {
  const made = await newLetter(desk, by, letter);
  return made !== 'missing' && 'id' in made ? made.id : undefined;
}

async function signed(desk: WholeDesk, by: Actor, id: string | undefined): Promise<Letter | undefined> {
  const outcome = id === undefined ? 'missing' : await signLetter(desk, by, id, 1);
  return outcome !== 'missing' && 'letter' in outcome ? outcome.letter : undefined;
}

async function issued(desk: WholeDesk, by: Actor, id: string | undefined, way: 'system' | 'post') {
  const letter = await signed(desk, by, id);
  if (letter === undefined) return undefined;
  const outcome = await sendLetter(desk, by, letter.id, letter.revision, { way, on: desk.clock.today() });
  return outcome !== 'missing' && 'letter' in outcome ? outcome.letter : undefined;
}
