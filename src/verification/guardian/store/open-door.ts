import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { addDays } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { campaignOf } from '../../campaign/store/campaigns.ts';
import { readSheetCode } from '../../sheets/sheet-code.ts';
import { type FoundSheet, findSheet } from '../../sheets/store/find-sheet.ts';
import { isKeyOfSheet } from '../../sheets/store/sheet-secrets.ts';
import { GRACE_DAYS, isPhoneOf, MOST_TRIES, SESSION_MINUTES } from '../proof.ts';

/** A printed sheet whose guardian may look at it now. */
export interface OpenSheet {
  readonly county: string;
  readonly found: FoundSheet;
  readonly campaign: Campaign;
  readonly unit: UnitPath;
}

/**
 * 打开核对表 — by its code and a second proof: a token for this sheet alone, or `undefined`. Whatever was wrong, the caller learns no more
 * than that, and a failure is counted before anything is compared: a thousand guesses at once are five guesses.
 */
export function openDoor(
  desk: Desk,
  typed: string,
  proof: string,
): Promise<{ readonly token: string; readonly sheet: OpenSheet } | undefined> {
  const code = readSheetCode(typed);
  if (typeof code === 'string') return Promise.resolve(undefined);
  const { county } = code;
  return desk.db.transaction().execute(async (work) => {
    const found = await findSheet(work, desk.seal, county, code.code);
    if (found === undefined || typeof found === 'string') return undefined;
    if (!(await countTry(work, county, found.sheet))) return undefined;
    const isKey = isKeyOfSheet(desk.seal, county, found.sheet, proof);
    if (!isKey && !isPhoneOf(found.values, proof)) return undefined;
    const now = desk.clock.now();
    await sql`
      update guardian_doors set failures = failures - 1, opened_at = ${now}
      where county = ${county} and sheet = ${found.sheet}::uuid`.execute(work);
    const sheet = await aliveSheet(desk, work, county, found);
    if (sheet === undefined) return undefined;
    const token = await newSession(desk, work, sheet);
    const detail = { campaign: found.campaign, copy: found.copy, proof: isKey ? 'key' : 'phone' };
    const deed = { action: 'guardian.open', subjectKind: 'student', subject: found.student, detail } as const;
    await audit(work, { county }, { ...deed, subjectUnit: sheet.unit }, now);
    return { token, sheet };
  });
}

/** One of the five, taken before the proof is looked at; given back when it was right. */
async function countTry(work: Work, county: string, sheet: string): Promise<boolean> {
  const { rows } = await sql`
    insert into guardian_doors (county, sheet, failures) values (${county}, ${sheet}::uuid, 1)
    on conflict (county, sheet) do update set failures = guardian_doors.failures + 1
      where guardian_doors.failures < ${MOST_TRIES}
    returning failures`.execute(work);
  return rows.length > 0;
}

/** May its guardian look at it now? Not an older copy, not after the campaign, not of a child who has left the roll. */
export async function aliveSheet(
  { clock }: Pick<Desk, 'clock'>,
  work: Work,
  county: string,
  found: FoundSheet,
): Promise<OpenSheet | undefined> {
  const campaign = await campaignOf(work, county, found.campaign);
  if (campaign?.state !== 'running' || clock.today() > addDays(campaign.deadline, GRACE_DAYS)) return undefined;
  if (found.copy !== found.latestCopy) return undefined;
  const { rows } = await sql<{ unit: UnitPath }>`
    select students.unit from campaign_lines as lines
    join students on students.county = lines.county and students.id = lines.student and students.withdrawn_at is null
    where lines.county = ${county} and lines.campaign = ${found.campaign}::uuid and lines.student = ${found.student}::uuid
      and lines.left_at is null`.execute(work);
  const [row] = rows;
  return row && { county, found, campaign, unit: row.unit };
}

/** The county stands in front of the token, so that it is looked for there and nowhere else. */
async function newSession({ seal, clock }: Desk, work: Work, { county, found }: OpenSheet): Promise<string> {
  const token = `${county}.${randomBytes(32).toString('base64url')}`;
  const now = clock.now();
  const until = new Date(now.getTime() + SESSION_MINUTES * 60_000);
  await sql`delete from guardian_sessions where county = ${county} and until < ${now}`.execute(work);
  await sql`
    insert into guardian_sessions (county, digest, sheet, until)
    values (${county}, ${digestOfToken(seal, token)}, ${found.sheet}::uuid, ${until})`.execute(work);
  return token;
}

export function digestOfToken(seal: Desk['seal'], token: string): Buffer {
  return seal.digest('guardian session', token);
}
