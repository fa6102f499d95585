import type { Office } from '#src/organization/office.ts';
import { PLACES, unitId } from '#test/cast.ts';
import { CONTINUITY } from './continuity.ts';
import { DISCIPLINE_LINES } from './discipline.ts';
import { DROPOUT_LINES } from './dropouts.ts';
import { INSPECTION_LINES } from './inspection.ts';
import { LEDGERS } from './ledgers-table.ts';
import { LETTERS } from './letters.ts';

import { MONITORING_LINES } from './monitoring.ts';
import type { ObjectKind } from './objects.ts';
import { PETITION_LINES } from './public-lines.ts';
import { SUPERVISION_LINES } from './supervision.ts';
import { TIP_OFF_LINES } from './tip-off-lines.ts';

/** Who may call an operation at all: offices by name, or whoever has come so far at the door. */
export type Callers = 'anyone' | 'signing-in' | 'signed-in' | readonly Office[];

export interface Line {
  readonly callers: Callers;
  /** What the id in the path is of. */
  readonly of?: ObjectKind;
  readonly body?: object;
  readonly query?: string;
  /** What is asked for may be missing even inside: a pupil without a photo, a person without a phone. */
  readonly mayLack?: true;
  /** Refuses what was sent before it looks for the object: outside and nowhere must then be refused alike. */
  readonly judgesBodyFirst?: true;
}

const READERS = ['class-teacher', 'registrar', 'head', 'central-school', 'county'] as const;
const STAFF_READERS = ['registrar', 'head', 'central-school', 'county', 'county-admin', 'auditor'] as const;
const EVERYBODY = [...READERS, 'county-admin', 'auditor', 'city-inspector', 'tip-off-inspector', 'township'] as const;
const EDITORS = ['registrar', 'county'] as const;
const KEEPERS = ['registrar', 'central-school', 'county'] as const;
const SCHOOLS_AND_COUNTY = ['registrar', 'head', 'central-school', 'county'] as const;
const CHAIN_KEEPERS = ['county', 'county-admin'] as const;
const ADMIN = ['county-admin'] as const;
const CALLERS_OF_ROLLS = ['class-teacher', 'registrar'] as const;

/** 会议: kept by who holds it, from the class teacher up; a head and the township only look, or not even that. */
const MEETING_KEEPERS = ['class-teacher', 'registrar', 'central-school', 'county'] as const;
const MEETING = {
  ...{ kind: 'parents', unit: '/41/4113/411323/dinghe/2141000001/p2021/1', title: '家长会', day: '2025-03-20' },
  ...{ begins: '15:00', ends: '16:30', place: '教室', host: '赵老师', agenda: '', offices: [], units: [] },
};

const REASON = '核对户口簿';
const SIGNERS = ['head', 'central-school', 'county'] as const;
const COUNTERS = [...READERS, 'city-inspector'] as const;
const NOBODY = '0d9d6a1e-0000-4000-8000-00000000dead';
const CHANGE = { effective: '2025-03-20', reason: REASON };
const TARGETS = [{ id: NOBODY, revision: 1 }];
const POLICY = { profile: 'asvs', leastLength: 7, secondFactor: [], dormantDays: 90 };
const POLICY_OF_PROMOTION = { graduates: 'school', problems: 'promote', fiveFour: [] };
const DRAFT = { name: '新来的', account: 'xinlaide' };
const CAMPAIGN = {
  ...{ title: '学籍信息质量核查', basis: '通知', startsOn: '2025-03-12', deadline: '2025-04-08' },
  content: { units: ['/41/4113/411323'], grades: [], phases: [], emphasis: { fields: [], rules: [] } },
};
const PLAN = { content: { phases: [], emphasis: '', demands: '' }, publish: false };

/**
 * 谁能做什么 — written by hand from the county's rules, and not from the program's permission table, which it is held against.
 * What stands here in no office is refused to that office.
 */
export const TABLE: Readonly<Record<string, Line>> = {
  'POST /api/session': { callers: 'anyone', body: { account: 'li', password: '不对的口令' } },
  'GET /api/session/step': { callers: 'anyone' },
  'GET /api/demo-logins': { callers: 'anyone', mayLack: true },
  'GET /api/session': { callers: 'signed-in' },
  'DELETE /api/session': { callers: 'signing-in' },
  'POST /api/session/second-factor': { callers: 'signing-in', body: { code: '000000' } },
  'POST /api/session/password': { callers: 'signing-in', body: { next: '短' } },
  'POST /api/session/office': { callers: 'signed-in', of: 'own-holding', body: { holding: NOBODY }, mayLack: true },
  'POST /api/session/confirm': { callers: 'signed-in', body: { password: '不对的口令' } },
  'GET /api/my/account': { callers: 'signed-in' },
  'POST /api/my/password': { callers: 'signed-in', body: { now: '不对', next: '不对' } },
  'GET /api/my/sessions': { callers: 'signed-in' },
  'DELETE /api/my/sessions/{id}': { callers: 'signed-in', of: 'session' },
  'POST /api/my/second-factor': { callers: 'signing-in' },
  'PUT /api/my/second-factor': { callers: 'signing-in', body: { code: '000000' } },
  'DELETE /api/my/second-factor': { callers: 'signed-in' },

  'GET /api/units': { callers: EVERYBODY },
  'GET /api/units/{id}': { callers: EVERYBODY, of: 'unit' },
  'GET /api/organization/school-kinds': { callers: EVERYBODY },
  'GET /api/organization/template.xlsx': { callers: ADMIN },
  'POST /api/organization/import': { callers: ADMIN },
  'POST /api/units': {
    callers: ADMIN,
    body: { kind: 'class', parent: unitId('primaryGrade'), name: '9班', since: '2025-03-20', reason: REASON },
  },
  'POST /api/units/{id}/rename': { callers: ADMIN, of: 'fresh-unit', body: { name: '八班', ...CHANGE } },
  'POST /api/units/{id}/move': {
    callers: ADMIN,
    of: 'fresh-unit',
    body: { parent: unitId('primaryGrade'), ...CHANGE },
  },
  'POST /api/units/{id}/merge': {
    callers: ADMIN,
    of: 'fresh-unit',
    body: { into: unitId('primaryClass2'), ...CHANGE },
  },
  'POST /api/units/{id}/close': { callers: ADMIN, of: 'fresh-unit', body: CHANGE },
  'POST /api/units/{id}/reopen': { callers: ADMIN, of: 'fresh-unit', body: CHANGE },

  'GET /api/directory': { callers: ['registrar', 'head', 'central-school', 'county', 'county-admin'] },
  'POST /api/directory/phone': {
    callers: ['registrar', 'head', 'central-school', 'county', 'county-admin'],
    body: { holding: NOBODY },
    mayLack: true,
  },
  'POST /api/people/search': { callers: STAFF_READERS, body: {} },
  'GET /api/people/export.xlsx': { callers: STAFF_READERS },
  'GET /api/people/{id}': { callers: STAFF_READERS, of: 'person' },
  'POST /api/people/{id}/phone': { callers: STAFF_READERS, of: 'person', mayLack: true },
  'POST /api/people': { callers: ADMIN, body: { name: '', account: '' } },
  'PATCH /api/people/{id}': { callers: ADMIN, of: 'person', body: { name: '改名的', revision: 1 } },
  'POST /api/people/{id}/code': { callers: ADMIN, of: 'person', body: {} },
  'POST /api/people/{id}/seal': { callers: ADMIN, of: 'person', body: { reason: REASON } },
  'POST /api/people/{id}/unseal': { callers: ADMIN, of: 'person', body: { reason: REASON } },
  'POST /api/people/{id}/offices': {
    callers: ADMIN,
    of: 'person',
    body: { office: 'head', unit: unitId('primary'), reason: REASON },
  },
  'DELETE /api/people/{id}/offices/{holding}': { callers: ADMIN, of: 'holding', body: { reason: REASON } },
  'POST /api/offices/{holding}/hand-over': { callers: ADMIN, of: 'holding', body: { draft: DRAFT, reason: REASON } },

  'GET /api/settings/sign-in': { callers: ADMIN },
  'PUT /api/settings/sign-in': { callers: ADMIN, body: POLICY },

  'GET /api/audit': { callers: ['auditor'] },
  'GET /api/audit/actions': { callers: ['auditor'] },
  'GET /api/pupils/{id}/looks': { callers: ['head', 'county'], of: 'pupil' },

  'POST /api/pupils/search': { callers: READERS, body: {} },
  'GET /api/pupils/count': { callers: READERS },
  'GET /api/pupils/{id}': { callers: READERS, of: 'pupil' },
  'PATCH /api/pupils/{id}': { callers: EDITORS, of: 'pupil', body: { seen: 1, cells: { homepage: 'a.cn' } } },
  'GET /api/pupils/{id}/history': { callers: READERS, of: 'pupil' },
  'POST /api/pupils/{id}/reveal': { callers: READERS, of: 'pupil', body: { field: 'phone', reason: REASON } },
  'GET /api/pupils/{id}/photo': { callers: READERS, of: 'pupil', mayLack: true },
  'PUT /api/pupils/{id}/photo': { callers: EDITORS, of: 'pupil', judgesBodyFirst: true },
  'POST /api/pupils/export': { callers: KEEPERS, body: { format: 'ndjson', columns: ['name'] } },
  'POST /api/pupils/export-clear': { callers: KEEPERS, body: { format: 'ndjson', columns: ['name'], reason: REASON } },

  'GET /api/today': { callers: 'signed-in' },
  'GET /api/overview': { callers: [...READERS, 'city-inspector'] },
  'POST /api/findings/search': { callers: READERS, body: {} },
  'GET /api/findings/counts': { callers: READERS, query: 'by=rule' },
  'GET /api/findings/setting': { callers: READERS },
  'POST /api/findings/grid': { callers: READERS, body: {} },
  'POST /api/findings/export': { callers: READERS, body: {} },
  'POST /api/findings/recheck': { callers: ['county'] },
  'GET /api/findings/{id}': { callers: READERS, of: 'finding' },
  'GET /api/pupils/{id}/findings': { callers: READERS, of: 'pupil' },
  'POST /api/findings/{id}/explain': { callers: KEEPERS, of: 'finding', body: { text: REASON, revision: 1 } },
  'POST /api/findings/{id}/reopen': { callers: KEEPERS, of: 'finding', body: { revision: 1 } },
  'POST /api/findings/{id}/assign': { callers: KEEPERS, of: 'finding', body: { owner: 'registrar', revision: 1 } },
  'POST /api/findings/explain': { callers: KEEPERS, body: { text: REASON, targets: TARGETS } },
  'POST /api/findings/reopen': { callers: KEEPERS, body: { targets: TARGETS } },
  'POST /api/findings/assign': { callers: KEEPERS, body: { owner: 'registrar', targets: TARGETS } },

  'POST /api/imports': { callers: EDITORS },
  'GET /api/imports': { callers: EDITORS },
  'GET /api/imports/{id}': { callers: EDITORS, of: 'batch' },
  'DELETE /api/imports/{id}': { callers: EDITORS, of: 'batch', query: 'revision=9' },
  'POST /api/imports/{id}/read': { callers: EDITORS, of: 'batch', body: { revision: 9 } },
  'POST /api/imports/{id}/commit': { callers: EDITORS, of: 'batch', body: { revision: 9 } },
  'POST /api/imports/{id}/undo': { callers: EDITORS, of: 'batch', body: { revision: 9 } },
  'GET /api/imports/{id}/undo': { callers: EDITORS, of: 'batch' },
  'GET /api/imports/{id}/rows': { callers: EDITORS, of: 'batch' },
  'GET /api/imports/{id}/returned.xlsx': { callers: EDITORS, of: 'batch', mayLack: true },
  'GET /api/proposed-changes': { callers: READERS },

  'GET /api/exchange/templates': { callers: KEEPERS },
  'POST /api/exchange/export': { callers: KEEPERS, body: { kind: 'family', format: 'xlsx', reason: REASON } },
  'POST /api/exchange/export-clear': { callers: KEEPERS, body: { kind: 'family', format: 'xls', reason: REASON } },
  'GET /api/exchange/exports': { callers: KEEPERS },
  'POST /api/exchange/readings': { callers: EDITORS },
  'GET /api/exchange/readings': { callers: EDITORS },
  'GET /api/exchange/readings/{id}': { callers: EDITORS, of: 'reading' },
  'GET /api/exchange/tally': { callers: EDITORS },
  'GET /api/exchange/items': { callers: EDITORS },
  'GET /api/exchange/items.xlsx': { callers: EDITORS },
  'POST /api/exchange/readings/{id}/settle': { callers: EDITORS, of: 'reading', body: { number: 1, note: REASON } },

  'GET /api/pathway': { callers: READERS },
  'GET /api/pathway/figures': { callers: READERS },
  'GET /api/pathway.xlsx': { callers: KEEPERS },
  'GET /api/pathway/{id}': { callers: READERS, of: 'numberless' },
  'POST /api/pathway/{id}/household': {
    callers: ['registrar'],
    of: 'numberless',
    body: { revision: 9, result: 'no-number', on: '20250318' },
  },
  'POST /api/pathway/{id}/comparisons': {
    callers: ['registrar'],
    of: 'numberless',
    body: { revision: 9, candidate: NOBODY, same: true },
  },
  'POST /api/pathway/{id}/searches': { callers: ['registrar'], of: 'numberless', body: { revision: 9 } },
  'POST /api/pathway/{id}/look-ups': {
    callers: ['registrar'],
    of: 'numberless',
    body: { revision: 9, answer: 'not-found', on: '20250318' },
  },
  'POST /api/pathway/{id}/reminders': {
    callers: ['registrar'],
    of: 'numberless',
    body: { revision: 9, on: '20250318', way: 'phone' },
  },
  'POST /api/pathway/{id}/cases': { callers: ['registrar'], of: 'numberless', body: { revision: 9 } },
  'POST /api/pathway/{id}/proofs': { callers: ['registrar'], of: 'numberless', judgesBodyFirst: true },
  'GET /api/pathway/{id}/proofs/{proof}/file': { callers: READERS, of: 'numberless', mayLack: true },
  'POST /api/pathway/imports': { callers: ['registrar'] },

  'GET /api/promotions': { callers: ['county'] },
  'POST /api/promotions': { callers: ['county'], body: {} },
  'POST /api/promotions/preview': { callers: ['county'], body: POLICY_OF_PROMOTION },
  'POST /api/promotions/held': { callers: ['county'], body: POLICY_OF_PROMOTION },
  'GET /api/promotions/{id}/roll-back': { callers: ['county'], of: 'promotion' },
  'POST /api/promotions/{id}/roll-back': { callers: ['county'], of: 'promotion', body: { revision: 9 } },

  'GET /api/tasks': { callers: 'signed-in' },
  'GET /api/tasks/{id}': { callers: 'signed-in', of: 'task' },
  'POST /api/tasks/{id}/cancellation': { callers: 'signed-in', of: 'task', mayLack: true },
  'GET /api/tasks/{id}/file': { callers: 'signed-in', of: 'task', mayLack: true },
  'GET /api/calendar': { callers: 'signed-in', query: 'year=2025' },
  'POST /api/calendar/days': {
    callers: ['county', 'county-admin'],
    body: { day: '20250325', worked: false, basis: REASON },
  },
  'GET /api/procedure-chains': { callers: [...SCHOOLS_AND_COUNTY, 'county-admin'] },
  'POST /api/procedure-chains': {
    callers: CHAIN_KEEPERS,
    body: { procedure: 'nothing', stage: 'primary', setting: { extra: [], days: {} }, reason: REASON },
  },
  'POST /api/procedure-chains/reviews': {
    callers: CHAIN_KEEPERS,
    body: { procedure: 'nothing', stage: 'primary', version: 9, accepted: true },
  },
  'GET /api/exemptions': { callers: [...SCHOOLS_AND_COUNTY, 'county-admin'] },
  'POST /api/exemptions': { callers: CHAIN_KEEPERS, body: { unit: '/nowhere', reason: REASON } },
  'POST /api/exemptions/ends': { callers: CHAIN_KEEPERS, body: { unit: '/nowhere' } },
  'GET /api/cases': { callers: SCHOOLS_AND_COUNTY },
  'POST /api/cases/search': { callers: SCHOOLS_AND_COUNTY, body: { name: '张小明' } },
  'GET /api/cases/next': { callers: SCHOOLS_AND_COUNTY },
  'GET /api/cases/{id}': { callers: SCHOOLS_AND_COUNTY, of: 'case' },
  'GET /api/pupils/{id}/cases': { callers: SCHOOLS_AND_COUNTY, of: 'pupil' },
  'POST /api/cases': { callers: ['registrar'], body: { procedure: 'school-registration' } },
  'GET /api/desk-figures': { callers: ['head', 'central-school', 'county'] },
  'GET /api/desk-figures.xlsx': { callers: ['head', 'central-school', 'county'] },
  'POST /api/cases/blockers': {
    callers: ['registrar'],
    body: { procedure: 'grade-skip', students: [NOBODY] },
    mayLack: true,
  },
  'POST /api/cases/rolls': {
    callers: ['registrar'],
    body: { procedure: 'junior-admission', roll: [{ name: '谁也不是', number: '411323201301010011' }] },
  },
  'POST /api/cases/look-up': {
    callers: ['registrar'],
    body: { procedure: 'transfer-within-county', name: '张小明', number: 'G411323201503129914' },
  },
  'PUT /api/cases/{id}/answers': {
    callers: ['registrar'],
    of: 'case',
    body: { seen: { revision: 9 }, answers: {} },
  },
  // Without the key of the request nothing is looked at.
  'POST /api/cases/{id}/decisions': {
    callers: SCHOOLS_AND_COUNTY,
    of: 'case',
    body: { action: 'submit', seen: { revision: 9, hash: '' } },
    judgesBodyFirst: true,
  },
  'POST /api/cases/{id}/pauses': { callers: SCHOOLS_AND_COUNTY, of: 'case', body: { reason: REASON } },
  'DELETE /api/cases/{id}/pauses': { callers: SCHOOLS_AND_COUNTY, of: 'case' },
  'POST /api/cases/{id}/urges': { callers: SCHOOLS_AND_COUNTY, of: 'case', body: {} },
  'POST /api/cases/{id}/messages': { callers: SCHOOLS_AND_COUNTY, of: 'case', body: { text: REASON } },
  'POST /api/cases/{id}/reveal': {
    callers: SCHOOLS_AND_COUNTY,
    of: 'case',
    body: { ordinal: 0, name: 'reason', of: 'answers', reason: REASON },
    mayLack: true,
  },
  'GET /api/cases.xlsx': { callers: KEEPERS },
  'GET /api/cases/schools': { callers: SCHOOLS_AND_COUNTY },
  'GET /api/frozen-windows': { callers: [...SCHOOLS_AND_COUNTY, 'county-admin'] },
  'POST /api/frozen-windows': {
    callers: CHAIN_KEEPERS,
    body: { title: '暑期冻结期', procedures: [], since: '20250715', until: '20250814', basis: REASON },
  },
  'POST /api/frozen-windows/years': { callers: CHAIN_KEEPERS, body: { year: 2025 } },
  'POST /api/frozen-windows/removals': { callers: CHAIN_KEEPERS, body: { id: NOBODY } },
  'GET /api/notices': { callers: 'signed-in' },
  'GET /api/notices/unread': { callers: 'signed-in' },
  'POST /api/notices/read': { callers: 'signed-in', body: {} },
  'GET /api/cases/{id}/form.pdf': { callers: SCHOOLS_AND_COUNTY, of: 'case' },
  'GET /api/cases/{id}/receipt.pdf': { callers: SCHOOLS_AND_COUNTY, of: 'case', mayLack: true },
  'GET /api/cases/{id}/decision.pdf': { callers: SCHOOLS_AND_COUNTY, of: 'case', mayLack: true },
  'POST /api/receipts': { callers: 'anyone', body: { code: '222222222222' } },
  'GET /api/notices/channels': { callers: 'signed-in' },
  'POST /api/notices/channels': { callers: 'signed-in', body: { channel: 'mail' } },
  'GET /api/my/delegations': { callers: 'signed-in' },
  'POST /api/my/delegations': {
    callers: 'signed-in',
    body: { deputy: NOBODY, since: '20250320', until: '20250321', reason: REASON },
  },
  'POST /api/my/delegations/ends': { callers: 'signed-in', body: { id: NOBODY } },
  'POST /api/cases/{id}/evidence/tickets': {
    callers: SCHOOLS_AND_COUNTY,
    of: 'case',
    body: { kind: 'household-book' },
  },
  'POST /api/upload': { callers: 'anyone', body: { code: '411323-X' } },
  'POST /api/upload/files': { callers: 'anyone' },
  'POST /api/guardian/openings': { callers: 'anyone', body: { code: 'RJ411323-X', proof: '2222' } },
  'GET /api/guardian/sheet': { callers: 'anyone' },
  'GET /api/guardian/receipt': { callers: 'anyone' },
  'POST /api/guardian/answers': { callers: 'anyone' },
  'GET /api/gatherings': { callers: READERS },
  'POST /api/gatherings': { callers: MEETING_KEEPERS, body: { ...MEETING, title: '' }, mayLack: true },
  'POST /api/gatherings/classes': {
    callers: MEETING_KEEPERS,
    body: { ...MEETING, unit: '/41/4113/411323/dinghe/2141000001', title: '' },
    mayLack: true,
  },
  'POST /api/gatherings/guests': {
    callers: MEETING_KEEPERS,
    body: { unit: MEETING.unit, offices: [], units: [] },
    mayLack: true,
  },
  'GET /api/gatherings/coverage': { callers: READERS },
  'GET /api/gatherings/registrars': { callers: READERS },
  'GET /api/gatherings/registrars.xlsx': { callers: READERS },
  'GET /api/gatherings/coverage.xlsx': { callers: READERS },
  'GET /api/gatherings/coverage/names': { callers: READERS, query: 'office=registrar&which=untrained' },
  'GET /api/gatherings/{id}': { callers: READERS, of: 'gathering' },
  'PUT /api/gatherings/{id}': { callers: MEETING_KEEPERS, of: 'gathering', body: { ...MEETING, revision: 9 } },
  'POST /api/gatherings/{id}/cancellation': {
    callers: MEETING_KEEPERS,
    of: 'gathering',
    body: { revision: 9, reason: REASON },
  },
  'POST /api/gatherings/{id}/people': { callers: MEETING_KEEPERS, of: 'gathering', body: { people: [NOBODY] } },
  'DELETE /api/gatherings/{id}/people/{person}': { callers: MEETING_KEEPERS, mayLack: true },
  'POST /api/gatherings/{id}/reply': { callers: READERS, of: 'gathering', body: { reply: 'seen' } },
  'PUT /api/gatherings/{id}/attendance': {
    callers: MEETING_KEEPERS,
    of: 'gathering',
    body: { revision: 9, marks: [] },
  },
  'PUT /api/gatherings/{id}/guardians': {
    callers: MEETING_KEEPERS,
    of: 'gathering',
    body: { revision: 9, marks: [], issue: false },
  },
  'POST /api/gatherings/{id}/make-ups': {
    callers: MEETING_KEEPERS,
    of: 'gathering',
    body: { person: NOBODY, on: '2025-03-12', words: '' },
    mayLack: true,
  },
  'POST /api/gatherings/{id}/handing': { callers: MEETING_KEEPERS, of: 'gathering', body: { revision: 9, people: [] } },
  'PUT /api/gatherings/{id}/minutes': { callers: MEETING_KEEPERS, of: 'gathering', body: { revision: 9, minutes: '' } },
  'POST /api/gatherings/{id}/files': { callers: MEETING_KEEPERS, of: 'gathering', judgesBodyFirst: true },
  'DELETE /api/gatherings/{id}/files/{file}': { callers: MEETING_KEEPERS, mayLack: true },
  'GET /api/gatherings/{id}/files/{file}': { callers: READERS, mayLack: true },
  'GET /api/gatherings/{id}/sign-in.pdf': { callers: READERS, of: 'gathering' },
  'GET /api/gatherings/{id}/problems': { callers: READERS, of: 'gathering' },
  'GET /api/gatherings/{id}/problems.pdf': { callers: READERS, of: 'gathering' },
  'GET /api/gatherings/{id}/attendance.xlsx': { callers: READERS, of: 'gathering' },
  'GET /api/gatherings/{id}/calendar.ics': { callers: READERS, of: 'gathering' },

  'GET /api/campaigns': { callers: COUNTERS },
  'POST /api/campaigns': { callers: ['county'], body: CAMPAIGN },
  'GET /api/campaigns/{id}': { callers: COUNTERS, of: 'campaign' },
  'PUT /api/campaigns/{id}': { callers: ['county'], of: 'campaign', body: { ...CAMPAIGN, revision: 1 } },
  'POST /api/campaigns/{id}/opening': { callers: ['county'], of: 'campaign', body: { revision: 1 } },
  'POST /api/campaigns/{id}/closure': { callers: ['county'], of: 'campaign', body: { revision: 1, reason: REASON } },
  'POST /api/campaigns/{id}/plan/notice': { callers: ['central-school', 'county'], of: 'campaign' },
  'PUT /api/campaigns/{id}/plan': { callers: ['central-school', 'county'], of: 'campaign', body: PLAN },
  'GET /api/campaigns/{id}/summary': { callers: COUNTERS, of: 'campaign', query: 'about=problems' },
  'GET /api/campaigns/{id}/behind': { callers: COUNTERS, of: 'campaign' },
  'GET /api/campaigns/{id}/comparison': { callers: COUNTERS, of: 'campaign' },
  'GET /api/campaigns/{id}/signing': { callers: SIGNERS, of: 'campaign' },
  'GET /api/campaigns/{id}/summary.xlsx': { callers: ['head', ...KEEPERS], of: 'campaign' },
  'GET /api/campaigns/{id}/summary.pdf': { callers: ['head', ...KEEPERS], of: 'campaign' },
  'GET /api/campaigns/{id}/sign-offs': { callers: COUNTERS, of: 'campaign' },
  'POST /api/campaigns/{id}/sign-offs': { callers: SIGNERS, of: 'campaign', body: { seen: '' } },
  'GET /api/campaigns/{id}/sign-offs/{signOff}': { callers: COUNTERS, mayLack: true },
  'GET /api/campaigns/{id}/sign-offs/{signOff}/summary.xlsx': { callers: ['head', ...KEEPERS], mayLack: true },
  'GET /api/campaigns/{id}/sign-offs/{signOff}/summary.pdf': { callers: ['head', ...KEEPERS], mayLack: true },
  'POST /api/campaigns/{id}/sign-offs/{signOff}/withdrawal': {
    callers: SIGNERS,
    body: { reason: REASON },
    mayLack: true,
  },
  'POST /api/campaigns/{id}/lines/search': { callers: READERS, of: 'campaign', body: {} },
  'GET /api/campaigns/{id}/lines/{student}': { callers: READERS, mayLack: true },
  'GET /api/campaigns/{id}/lines.xlsx': { callers: ['head', ...KEEPERS], of: 'campaign' },
  // Whether the office may do this very deed is said line by line.
  'POST /api/campaigns/{id}/lines/deeds': {
    callers: READERS,
    of: 'campaign',
    body: { deed: { deed: 'issue' }, students: [NOBODY] },
  },
  'GET /api/campaigns/{id}/sheets': { callers: READERS, of: 'campaign' },
  'POST /api/campaigns/{id}/sheets': { callers: READERS, of: 'campaign', body: { masked: true, cover: false } },
  'GET /api/campaigns/{id}/sheets/outlook': { callers: READERS, of: 'campaign' },
  'POST /api/campaigns/{id}/sheets/{job}/resumption': { callers: READERS, mayLack: true },
  'GET /api/campaigns/{id}/sheets/preview/{student}': { callers: READERS, mayLack: true },
  'POST /api/campaigns/{id}/returns/codes': {
    callers: ['class-teacher', 'registrar'],
    of: 'campaign',
    body: { code: 'RJ411323-X' },
  },
  'DELETE /api/campaigns/{id}/returns/{return}': { callers: ['class-teacher', 'registrar'], mayLack: true },
  'GET /api/campaigns/{id}/returns': { callers: ['registrar', 'head'], of: 'campaign' },
  'GET /api/campaigns/{id}/returns/figures': { callers: READERS, of: 'campaign' },
  'POST /api/campaigns/{id}/returns/scans': { callers: ['registrar'], of: 'campaign' },
  'GET /api/campaigns/{id}/scan-batches': { callers: ['registrar'], of: 'campaign' },
  'GET /api/campaigns/{id}/scans': { callers: ['registrar'], of: 'campaign' },
  'GET /api/campaigns/{id}/scans/{scan}/picture': { callers: ['registrar', 'head'], mayLack: true },
  'POST /api/campaigns/{id}/scans/{scan}/owner': {
    callers: ['registrar'],
    body: { student: NOBODY },
    mayLack: true,
  },
  'DELETE /api/campaigns/{id}/scans/{scan}/owner': { callers: ['registrar'], mayLack: true },
  'DELETE /api/campaigns/{id}/scans/{scan}': { callers: ['registrar'], mayLack: true },
  'POST /api/campaigns/{id}/scans/{scan}/recovery': { callers: ['registrar'], mayLack: true },
  'POST /api/campaigns/{id}/returns/{return}/opening': { callers: ['registrar'], mayLack: true },
  'PUT /api/campaigns/{id}/returns/{return}/draft': { callers: ['registrar'], body: { typed: {} }, mayLack: true },
  'POST /api/campaigns/{id}/returns/{return}/verdict': {
    callers: ['registrar'],
    body: { verdict: 'unchanged', seen: 1 },
    mayLack: true,
  },
  'POST /api/campaigns/{id}/returns/{return}/undo': { callers: ['registrar'], body: { reason: REASON }, mayLack: true },
  'POST /api/campaigns/{id}/returns/{return}/keying': { callers: ['registrar'], mayLack: true },
  'GET /api/campaigns/{id}/returns/{return}/recheck': { callers: ['registrar', 'head'], mayLack: true },
  'POST /api/campaigns/{id}/returns/{return}/recheck': {
    callers: ['registrar', 'head'],
    body: { verdict: 'right', seen: 1 },
    mayLack: true,
  },
  ...LEDGERS,
  'GET /api/roll-call/class': { callers: READERS, query: `unit=${PLACES.primaryClass}` },
  'GET /api/roll-call/units': { callers: READERS },
  'GET /api/roll-call.xlsx': { callers: SCHOOLS_AND_COUNTY },
  'GET /api/roll-call/pupils': { callers: READERS, query: 'is=absent' },
  'GET /api/roll-call/unlisted': { callers: READERS },
  'GET /api/roll-call/unlisted/{id}': { callers: READERS, of: 'unlisted-child' },
  'POST /api/roll-call/unlisted/{id}/cases': {
    callers: ['registrar'],
    of: 'unlisted-child',
    body: { procedure: 'school-registration' },
  },
  'POST /api/roll-call/unlisted/{id}/closing': {
    callers: CALLERS_OF_ROLLS,
    of: 'unlisted-child',
    body: { how: 'explained', words: REASON },
  },
  'GET /api/roll-call/papers/{id}': { callers: READERS, of: 'numberless' },
  'POST /api/roll-call/papers/{id}': { callers: CALLERS_OF_ROLLS, of: 'numberless', judgesBodyFirst: true },
  'POST /api/roll-calls': { callers: CALLERS_OF_ROLLS, body: { unit: PLACES.primaryClass } },
  // One that is not signed yet is looked at with its class.
  'GET /api/roll-calls/{id}': { callers: READERS, of: 'roll-call', mayLack: true },
  'PUT /api/roll-calls/{id}/answers': {
    callers: CALLERS_OF_ROLLS,
    of: 'roll-call',
    body: { answers: [{ student: NOBODY, is: 'present', which: '' }] },
  },
  'POST /api/roll-calls/{id}/signature': { callers: CALLERS_OF_ROLLS, of: 'roll-call' },
  'PUT /api/roll-calls/{id}/unlisted/{child}': {
    callers: CALLERS_OF_ROLLS,
    of: 'roll-call',
    body: { name: '周小禾' },
  },
  'DELETE /api/roll-calls/{id}/unlisted/{child}': { callers: CALLERS_OF_ROLLS, of: 'roll-call', mayLack: true },
  'GET /api/campaigns/{id}/guardian-answers': { callers: ['registrar'], mayLack: true },
  'GET /api/campaigns/{id}/guardian-answers/{answer}': { callers: ['registrar'], mayLack: true },
  'POST /api/campaigns/{id}/guardian-answers/{answer}/adoption': {
    callers: ['registrar'],
    body: { seen: 1 },
    mayLack: true,
  },
  'POST /api/cases/{id}/evidence': { callers: SCHOOLS_AND_COUNTY, of: 'case', judgesBodyFirst: true },
  'DELETE /api/cases/{id}/evidence/{evidence}': { callers: SCHOOLS_AND_COUNTY, of: 'case', mayLack: true },
  'GET /api/cases/{id}/evidence/{evidence}/file': { callers: SCHOOLS_AND_COUNTY, of: 'case', mayLack: true },
  'PUT /api/cases/{id}/evidence/{evidence}/verdict': {
    callers: SCHOOLS_AND_COUNTY,
    of: 'case',
    body: { points: { legible: true } },
    mayLack: true,
  },
  ...SUPERVISION_LINES,
  ...LETTERS,
  ...INSPECTION_LINES,
  ...DISCIPLINE_LINES,
  ...CONTINUITY,
  ...DROPOUT_LINES,

  ...PETITION_LINES,
  ...MONITORING_LINES,
  ...TIP_OFF_LINES,
};
