import type { TodayProvider, TodaySection } from '#src/findings/today.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Desk } from '#src/platform/desk.ts';
import { CLAIM_KINDS } from '../claims/claim.ts';
import { listClaims } from '../claims/store/read-claims.ts';
import { LEAVER_KINDS } from '../leaver.ts';
import { countLeavers, type LeaverFilter, type LeaverLine, listLeavers } from './list-leavers.ts';

const SHOWN = 6;
const ROOM = '/continuity';

/** 今日的接续 — each office its own: whom to look for, whom to take in, what to judge, whom to speak about. */
export function continuityOfToday(desk: Desk): TodayProvider {
  return async ({ actor }) => {
    if (!can(actor, 'continuity.read', actor.unit)) return [];
    const sections = await Promise.all([
      ...ASKED.filter(({ who }) => who.some((office) => office === actor.office)).map((asked) =>
        sectionOf(desk, actor, asked),
      ),
      claimsOf(desk, actor),
    ]);
    return sections.flat();
  };
}

interface Asked {
  readonly key: string;
  readonly title: string;
  readonly tone: TodaySection['tone'];
  readonly who: readonly Actor['office'][];
  readonly filter: LeaverFilter;
  readonly search: Readonly<Record<string, string>>;
}

const ASKED: readonly Asked[] = [
  {
    ...{
      key: 'leavers-overdue',
      title: '未接续，已超期',
      tone: 'overdue',
      who: ['registrar', 'head', 'central-school', 'county'],
    },
    ...{ filter: { overdue: true }, search: { tab: 'list', overdue: '1' } },
  },
  {
    ...{ key: 'leavers-asked', title: '学校申请了结，待审定', tone: 'new', who: ['county'] },
    ...{ filter: { asked: true }, search: { tab: 'list', asked: '1' } },
  },
  {
    ...{ key: 'leavers-unanswered', title: '函过了期限没有回执，该再次函告', tone: 'overdue', who: ['county'] },
    ...{ filter: { unanswered: true }, search: { tab: 'list', unanswered: '1' } },
  },
  {
    ...{ key: 'leavers-matched', title: '可能已在别处接续，待认定', tone: 'new', who: ['registrar', 'county'] },
    ...{ filter: { matched: true }, search: { tab: 'list', matched: '1' } },
  },
  {
    ...{ key: 'leavers-unclaimed', title: '未接续，要查清去向', tone: 'soon', who: ['registrar'] },
    ...{ filter: { state: 'unclaimed' }, search: { tab: 'list', state: 'unclaimed' } },
  },
  {
    ...{ key: 'leavers-coming', title: '说要来本校的毕业生，等办录取接续', tone: 'waiting', who: ['registrar'] },
    ...{ filter: { coming: true, open: true }, search: { tab: 'coming' } },
  },
  {
    ...{ key: 'leavers-unsaid', title: '毕业、转出学生还没登记去向', tone: 'waiting', who: ['registrar'] },
    ...{ filter: { open: true, destination: 'none-stated' }, search: { tab: 'list', destination: 'none-stated' } },
  },
];

async function sectionOf(desk: Desk, actor: Actor, asked: Asked): Promise<readonly TodaySection[]> {
  const count = await countLeavers(desk, actor, asked.filter);
  if (count === 0) return [];
  const { rows } = await listLeavers(desk, actor, asked.filter, { limit: SHOWN });
  const { key, title, tone, search } = asked;
  return [{ key, title, tone, count, lines: rows.map(lineOf), door: { to: ROOM, search } }];
}

function lineOf({ id, name, place, kind, to, daysLeft }: LeaverLine): TodaySection['lines'][number] {
  return {
    id,
    title: `${name}　${place.school} ${place.class}`.trim(),
    detail: [LEAVER_KINDS[kind].title, to || '去向没有登记'].join(' · '),
    daysLeft,
    door: { to: `${ROOM}/$id`, params: { id } },
  };
}

async function claimsOf(desk: Desk, actor: Actor): Promise<readonly TodaySection[]> {
  const open = await listClaims(desk, actor, { open: true });
  const mine = open.filter(({ isAsked, state }) => (actor.office === 'county' ? state === 'ready' : isAsked));
  if (mine.length === 0) return [];
  const isLate = mine.some(({ daysLeft = 0 }) => daysLeft < 0);
  return [
    {
      ...{ key: 'double-claims', title: actor.office === 'county' ? '两校争议，待裁定' : '两校说法不一，要说明' },
      ...{ tone: isLate ? 'overdue' : 'soon', count: mine.length },
      lines: mine.slice(0, SHOWN).map(({ id, name, one, other, kind, daysLeft }) => ({
        ...{ id, title: name, detail: `${CLAIM_KINDS[kind].title} · ${one}、${other}`, daysLeft },
        door: { to: `${ROOM}/claims/$id`, params: { id } },
      })),
      door: { to: ROOM, search: { tab: 'claims' } },
    },
  ];
}
