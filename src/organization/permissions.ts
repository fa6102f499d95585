import type { Actor, Office } from './office.ts';
import { isWithin, type UnitPath } from './unit.ts';

const SCHOOL = ['registrar', 'head'] as const;
const KEEPERS = ['registrar', 'central-school', 'county'] as const;
const READERS = ['class-teacher', ...SCHOOL, 'central-school', 'county'] as const;

/** 权限表 — the whole permission policy. If a line is not here, it is not allowed. */
export const PERMISSIONS = {
  'unit.read': [...READERS, 'county-admin', 'auditor', 'city-inspector', 'tip-off-inspector', 'township'],
  'unit.manage': ['county-admin'],
  'person.read': [...SCHOOL, 'central-school', 'county', 'county-admin', 'auditor'],
  'directory.read': [...SCHOOL, 'central-school', 'county', 'county-admin'],
  'person.manage': ['county-admin'],
  'office.grant': ['county-admin'],
  'settings.manage': ['county-admin'],
  'record.read': READERS,
  'record.reveal': READERS,
  'record.looks': ['head', 'county'],
  'record.edit': ['registrar', 'county'],
  'record.export': KEEPERS,
  'import.run': ['registrar', 'county'],
  'import.undo': ['registrar', 'county'],
  'finding.read': READERS,
  'finding.work': KEEPERS,
  'finding.export': [...READERS],
  'recheck.run': ['county'],
  'overview.read': [...READERS, 'city-inspector'],
  'audit.read': ['auditor'],
  'case.read': [...SCHOOL, 'central-school', 'county'],
  'case.apply': ['registrar'],
  'case.decide': [...SCHOOL, 'central-school', 'county'],
  'case.export': KEEPERS,
  'figures.read': ['head', 'central-school', 'county'],
  'chain.read': [...SCHOOL, 'central-school', 'county', 'county-admin'],
  'chain.manage': ['county', 'county-admin'],
  'calendar.manage': ['county', 'county-admin'],
  'pathway.read': [...READERS],
  'pathway.work': ['registrar'],
  'promotion.run': ['county'],
  'campaign.summary': [...READERS, 'city-inspector'],
  'campaign.read': [...READERS],
  'campaign.run': ['county'],
  'campaign.plan': ['central-school', 'county'],
  'campaign.hand-out': ['class-teacher', 'registrar'],
  'campaign.key': ['registrar'],
  'campaign.recheck': SCHOOL,
  'campaign.sign': ['head', 'central-school', 'county'],
  'campaign.export': ['head', ...KEEPERS],
  'sheet.print': KEEPERS,
  'sheet.print-masked': READERS,
  'gathering.read': [...READERS],
  'gathering.keep': ['class-teacher', ...KEEPERS],
  'attendance.read': [...READERS],
  'attendance.mark': ['class-teacher', 'registrar'],
  'attendance.import': ['registrar'],
  'attendance.export': ['head', ...KEEPERS],
  'household.read': [...SCHOOL, 'central-school', 'county'],
  'household.run': ['central-school', 'county'],
  'household.check': KEEPERS,
  'household.export': KEEPERS,
  'dropout-report.read': [...SCHOOL, 'central-school', 'county'],
  'dropout-report.sign': ['head', 'central-school', 'county'],
  'roll-call.read': [...READERS],
  'roll-call.run': ['class-teacher', 'registrar'],
  'exchange.export': KEEPERS,
  'exchange.run': ['registrar', 'county'],
  'dropout.read': READERS,
  'dropout.work': ['class-teacher', ...SCHOOL, 'central-school'],
  'dropout.report': [...SCHOOL, 'central-school'],
  'dropout.joint': ['township'],
  'dropout.close': ['county'],
  'dropout.secret': ['head', 'county'],
  'dropout.export': ['head', ...KEEPERS],
  'supervision.read': [...SCHOOL, 'central-school', 'county', 'city-inspector'],
  'supervision.open': ['central-school', 'county', 'city-inspector'],
  'supervision.answer': [...SCHOOL, 'central-school', 'county'],
  'letter.read': [...SCHOOL, 'central-school', 'county'],
  'letter.desk': [...SCHOOL, 'central-school', 'county', 'township', 'city-inspector'],
  'letter.sign': ['head', 'central-school', 'county', 'township', 'city-inspector'],
  'letter.manage': ['county'],
  'inspection.read': [...SCHOOL, 'central-school', 'county', 'city-inspector'],
  'inspection.run': ['city-inspector'],
  'inspection.answer': SCHOOL,
  'discipline.read': ['head', 'central-school', 'county', 'tip-off-inspector'],
  'discipline.register': ['central-school', 'county', 'tip-off-inspector'],
  'discipline.run': ['county'],
  'discipline.answer': ['head', 'central-school'],
  'continuity.read': [...SCHOOL, 'central-school', 'county'],
  'continuity.work': ['registrar', 'county'],
  'continuity.follow': KEEPERS,
  'continuity.claim': ['registrar'],
  'continuity.judge': ['county'],
  'continuity.export': KEEPERS,
  'petition.read': [...SCHOOL, 'central-school', 'county'],
  'petition.take': KEEPERS,
  'petition.work': [...SCHOOL, 'central-school', 'county'],
  'petition.export': KEEPERS,
  'petition.settings': ['county'],
  'tip-off.read': ['tip-off-inspector'],
  'tip-off.work': ['tip-off-inspector'],
  'monitoring.read': [...SCHOOL, 'central-school', 'county', 'city-inspector'],
  'monitoring.settings': ['county'],
  'monitoring.list': [...SCHOOL, 'central-school', 'county'],
} as const satisfies Readonly<Record<string, readonly Office[]>>;

export type Permission = keyof typeof PERMISSIONS;

export const EVERY_PERMISSION = Object.keys(PERMISSIONS) as readonly Permission[]; // the keys of a literal object

/** May this person do this to something that belongs to `unit`? */
export function can(actor: Actor, permission: Permission, unit: UnitPath): boolean {
  const root = reachOf(actor, permission);
  return root !== undefined && isWithin(unit, root);
}

/** The top of the tree within which the permission holds; `undefined` when it holds nowhere. */
export function reachOf(actor: Pick<Actor, 'office' | 'unit'>, permission: Permission): UnitPath | undefined {
  const offices: readonly Office[] = PERMISSIONS[permission];
  return offices.includes(actor.office) ? actor.unit : undefined;
}
