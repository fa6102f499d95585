import { OFFICES } from '#src/organization/office.ts';

/** Offices of which every school has its own; of the others the county has one, or the central school above. */
const AT_SCHOOLS: ReadonlySet<string> = new Set([OFFICES.registrar.title, OFFICES.head.title]);

/** 谁来办 — `丹水镇中心小学 学校领导`; of an office above the schools its title says it. */
export function deskInWords({
  unitName,
  office,
}: {
  readonly unitName?: string | undefined;
  readonly office: string;
}): string {
  return AT_SCHOOLS.has(office) ? [unitName, office].filter(Boolean).join(' ') : office;
}
