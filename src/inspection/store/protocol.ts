import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import { momentInBeijing } from '#src/platform/clock.ts';
import { itemShape, VERDICTS } from '../check-sheet.ts';
import { METHOD, SIZE_BANDS } from '../draw.ts';
import { INSPECTION_STATES, type Inspection } from '../inspection.ts';
import { type ItemTally, rateInWords } from '../results.ts';
import type { InspectionDesk } from './inspection-desk.ts';
import { findInspection } from './inspection-rows.ts';
import { notedLook } from './noted.ts';
import { resultsFor } from './results-of-inspection.ts';
import { inspectedSchools } from './school-rows.ts';

/** 抽样与检查记录, to be printed: texts and figures only, and no pupil. */
export interface Protocol {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly protocol: readonly Fact[];
  readonly method: string;
  readonly tables: readonly {
    readonly title: string;
    readonly note: string;
    readonly headings: readonly string[];
    readonly widths: readonly number[];
    readonly rows: readonly (readonly string[])[];
  }[];
  readonly conclusion: string;
  readonly day: string;
  readonly demo: boolean;
}

type Fact = readonly [title: string, text: string];

/** The protocol, if the actor may know of the inspection; what was found stands in it for the city, and for all once it is published. */
export async function protocolOf(desk: InspectionDesk, actor: Actor, id: string): Promise<Protocol | undefined> {
  const { db, seal, clock, demo } = desk;
  const found = await findInspection(db, actor, id);
  if (found?.seed === undefined) return undefined;
  const isOpen = can(actor, 'inspection.run', found.unit) || found.state === 'published';
  const [named, schools, { results }] = await Promise.all([
    unitsAt(db, found.county, [found.unit, ...found.design.schools]),
    inspectedSchools(db, seal, actor, found),
    resultsFor(db, actor, found),
  ]);
  await db.transaction().execute((work) => notedLook(desk, work, actor, found, 'inspection.export'));
  const nameOf = (path: string) => named.get(path as Inspection['unit'])?.name ?? '';
  return {
    title: found.title,
    facts: [
      ['被督查的县', nameOf(found.unit)],
      ['督查内容', found.subject],
      ['依据', found.basis],
      ['时间', `${found.startsOn} 至 ${found.endsOn}`],
      ['督查组', found.team],
      ['状态', INSPECTION_STATES[found.state]],
    ],
    protocol: drawInWords(found, nameOf),
    method: `复核：对名单中每一行取 ${METHOD}。名单原文可在系统中下载，用 renji draw 或任何计算 SHA-256 的工具重做，结果应当相同。`,
    tables: [
      {
        ...{ title: '被查学校', note: '', widths: [1, 5, 3, 2, 2], rows: [] },
        headings: ['序号', '学校', '规模', '在册', '抽查'],
        ...(schools.length > 0 && {
          rows: schools.map(({ name, band, roll, pupils }, at) => [
            ...[String(at + 1), name, SIZE_BANDS[band], String(roll), String(pupils)],
          ]),
        }),
      },
      ...(isOpen && found.drawnAt !== undefined
        ? [
            tallyTable('学生检查结果', rateInWords(results.errorRate), results.pupils),
            tallyTable('学校检查结果', '', results.schools),
          ]
        : []),
    ],
    conclusion: isOpen ? found.conclusion : '',
    day: clock.today(),
    demo,
  };
}

function drawInWords(found: Inspection, nameOf: (path: string) => string): readonly Fact[] {
  const { design, seed = '', seedParts, seedAt, asOf, drawnAt, populationSize, populationDigest } = found;
  const among = design.schools.length === 0 ? '全县学校' : design.schools.map(nameOf).join('、');
  const schools = design.drawSchools === 0 ? '' : `先抽 ${design.drawSchools} 所学校，`;
  const bands = design.bySize ? '，按学校规模分层' : '';
  return [
    ['范围和办法', `${among}；${schools}抽 ${design.pupils} 名学生${bands}`],
    ['随机数', seed],
    ['随机数来源', seedParts.map(({ by, value }) => `${by}：${value}`).join('；')],
    ['登记随机数', seedAt ? momentInBeijing(seedAt) : ''],
    ['名单截至', asOf ?? '还没有抽样'],
    ['名单人数', populationSize === undefined ? '' : String(populationSize)],
    ['名单 SHA-256', populationDigest ?? ''],
    ['抽样时间', drawnAt ? momentInBeijing(drawnAt) : ''],
  ];
}

function tallyTable(title: string, note: string, tallies: readonly ItemTally[]): Protocol['tables'][number] {
  return {
    ...{ title, note, widths: [4, 2, 2, 2, 2], headings: ['检查项', ...Object.values(VERDICTS), '未填'] },
    rows: tallies.map(({ item, right, wrong, none, open }) => {
      return [itemShape(item).title, ...[right, wrong, none, open].map(String)];
    }),
  };
}
