import { isCounty, isWithin, type UnitPath } from '#src/organization/unit.ts';

/** 查办员 — somebody who holds the office now, and the other places where they hold one. */
export interface Inspector {
  readonly person: string;
  readonly name: string;
  /** The desk: a county, or the city above it. */
  readonly at: UnitPath;
  /** Units of all other offices this person holds. */
  readonly elsewhere: readonly UnitPath[];
}

/** 谁也不能查自己: of the unit concerned, or of one below it, or named by the reporter. */
export function isExcusedFrom(inspector: Inspector, about: UnitPath | undefined, named: readonly string[]): boolean {
  if (named.includes(inspector.person)) return true;
  return about !== undefined && inspector.elsewhere.some((unit) => isWithin(unit, about));
}

/**
 * 由谁查办 — the county's inspectors; if it is about the county's own bureau, or none of them is left, the city's. `undefined`
 * when there is nobody: then it cannot be reported here, and the page says where else.
 */
export function deskFor(
  { about, county, city }: { readonly about: UnitPath | undefined; readonly county: UnitPath; readonly city: UnitPath },
  inspectors: readonly Inspector[],
  named: readonly string[],
): { readonly at: UnitPath; readonly inspectors: readonly Inspector[] } | undefined {
  const isAboutBureau = about !== undefined && isCounty(about);
  const desks = isAboutBureau ? [city] : [county, city];
  for (const at of desks) {
    const free = inspectors.filter((each) => each.at === at && !isExcusedFrom(each, about, named));
    if (free.length > 0) return { at, inspectors: free };
  }
  return undefined;
}
