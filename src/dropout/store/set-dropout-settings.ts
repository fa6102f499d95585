import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type DropoutSettings, objectionsToSettings, USUAL_SETTINGS } from '../settings.ts';
import { dropoutSettingsOf, SETTING } from './dropout-settings.ts';

/** 定控辍办法 — the county's days and terms, for all its schools from now on. `missing` for whoever does not decide them. */
export function setDropoutSettings(
  { db, clock }: Desk,
  actor: Actor,
  settings: DropoutSettings,
): Promise<'done' | 'missing' | { readonly objections: readonly Objection[] }> {
  return db.transaction().execute(async (work) => {
    if (!can(actor, 'dropout.close', actor.unit)) return 'missing';
    const objections = objectionsToSettings(settings);
    if (objections.length > 0) return { objections };
    const before = await dropoutSettingsOf(work, actor.county);
    const now = clock.now();
    const row = { value: JSON.stringify(settings), by_person: actor.person, at: now };
    await work
      .insertInto('county_settings')
      .values({ county: actor.county, name: SETTING, ...row })
      .onConflict((clash) => clash.columns(['county', 'name']).doUpdateSet(row))
      .execute();
    const detail = { before: changed(before, settings), after: changed(settings, before) };
    await audit(work, actor, { action: 'settings.change', subjectKind: 'setting', subject: SETTING, detail }, now);
    return 'done';
  });
}

/** Only what is different, so that the auditor need not compare. */
function changed(settings: DropoutSettings, other: DropoutSettings): readonly string[] {
  const names = Object.keys(USUAL_SETTINGS) as readonly (keyof DropoutSettings)[]; // the keys of a literal object
  return names
    .filter((name) => JSON.stringify(settings[name]) !== JSON.stringify(other[name]))
    .map((name) => `${name} ${JSON.stringify(settings[name])}`);
}
