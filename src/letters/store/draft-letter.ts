import type { Doer } from '#src/audit/store/audit.ts';
import { audit } from '#src/audit/store/audit.ts';
import { tellPeople } from '#src/notices/store/tell-people.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import { countyOf, type UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { orderedId } from '#src/platform/ordered-id.ts';
import { POST_OFFICES } from '../addressees.ts';
import { withNumbersInStars } from '../clear-numbers.ts';
import type { Addressee, LetterContent, LetterMatter, LetterTable } from '../letter.ts';
import { fieldsMissing, filledIn, type LetterTemplate } from '../letter-template.ts';
import { houseOf } from './house-of.ts';
import { holdersAt } from './house-people.ts';
import { sealContent } from './sealed-content.ts';
import { textInForce } from './text-in-force.ts';

/** 拟稿 — what a folder hands over for a letter about one of its matters. */
export interface LetterDraft {
  readonly template: LetterTemplate;
  /** 发文单位: the unit in whose name it goes out; which of its offices signs, the template says. */
  readonly unit: UnitPath;
  readonly to: Addressee | readonly Addressee[];
  readonly copies?: readonly Addressee[];
  readonly about?: LetterMatter | undefined;
  /** One for each declared field; secret ones in full. */
  readonly fields: Readonly<Record<string, string>>;
  readonly annexes?: readonly LetterTable[];
  /** Under which county it is kept; absent: the one of the issuing unit. A city's letter is kept in the county that it is about. */
  readonly county?: string;
}

/**
 * 拟稿 — a draft in the words in force, in the caller's transaction; answers its id. Whether this person may ask for it, the caller has
 * judged; the letter itself is then dealt with by the issuing unit's own people. A declared field that is missing is our mistake.
 */
export async function draftLetter(
  { seal, clock }: Pick<Desk, 'seal' | 'clock'>,
  work: Work,
  by: Doer,
  draft: LetterDraft,
): Promise<string> {
  const { template, unit, about, annexes = [], copies = [] } = draft;
  const missing = fieldsMissing(template, draft.fields);
  if (missing.length > 0) throw new Error(`letter ${template.key} lacks ${missing.join('、')}`);
  const county = draft.county ?? countyOf(unit);
  const to = 'name' in draft.to ? [draft.to] : draft.to;
  const house = await houseOf(work, unit, template.house);
  const { version, text } = await textInForce(work, county, template);
  const names = to.map(({ name }) => name).join('、');
  const fields = { ...draft.fields, 发文机关: house.name, 主送机关: names };
  const content: LetterContent = {
    addressee: template.addressee === undefined ? names : filledIn(template.addressee, template, fields),
    body: text.body.flatMap((paragraph) => filledIn(paragraph, template, fields).split('\n')).filter(isWritten),
    enclosures: (template.enclosures ?? []).map((each) => filledIn(each, template, fields)),
    annexes: annexes.map((table) => ({ ...table, rows: table.rows.map((row) => row.map(withNumbersInStars)) })),
    ...{ fields, house: house.name, contact: house.contact },
  };
  const id = orderedId(clock.now());
  await work
    .insertInto('letters')
    .values({
      ...{
        county,
        id,
        kind: template.kind,
        template: template.key,
        text_version: version,
        unit,
        house: template.house,
      },
      ...{ about: about?.kind ?? null, about_id: about?.id ?? null, title: filledIn(text.title, template, fields) },
      ...sealContent(seal, county, id, content),
      ...{ drafted_at: clock.now(), drafted_by: by.person ?? null },
    })
    .execute();
  await addressLetter(work, county, id, to, copies);
  const deed = { action: 'letter.draft', subjectKind: 'letter', subject: id, subjectUnit: unit } as const;
  await audit(work, by, { ...deed, detail: { template: template.name } }, clock.now());
  const signers = await holdersAt(work, unit, [template.house], clock.today());
  const told = { title: template.name, people: signers.map(({ person }) => person), by: by.person };
  await tellPeople(work, county, { event: 'letter-to-sign', about: 'letter', id, ...told }, clock.now());
  return id;
}

function isWritten(paragraph: string): boolean {
  return paragraph.trim() !== '';
}

/** 主送、抄送, in their order; those of this house with the offices that take in their post. */
export async function addressLetter(
  work: Work,
  county: string,
  letter: string,
  to: readonly Addressee[],
  copies: readonly Addressee[],
): Promise<void> {
  const all = [...to.map((each) => ({ each, copy: false })), ...copies.map((each) => ({ each, copy: true }))];
  const paths = all.flatMap(({ each: { unit } }) => unit ?? []);
  const kinds = new Map<UnitPath, readonly string[]>();
  for (const path of paths) {
    const kind = (await unitsAt(work, countyOf(path), [path])).get(path)?.kind;
    kinds.set(path, kind === undefined ? [] : (POST_OFFICES[kind] ?? []));
  }
  if (all.length === 0) return;
  await work
    .insertInto('letter_addressees')
    .values(
      all.map(({ each, copy }, at) => ({
        ...{ county, letter, number: at + 1, copy, name: each.name, unit: each.unit ?? null },
        offices: [...(each.offices ?? (each.unit && kinds.get(each.unit)) ?? [])],
      })),
    )
    .execute();
}
