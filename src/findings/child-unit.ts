import type { UnitPath } from '#src/organization/unit.ts';

/** 下一级 — the unit directly below `root` through which the path leads; `root` itself for what lies at it. */
export function childOf(path: string, root: UnitPath): UnitPath {
  if (!path.startsWith(`${root}/`)) return root;
  const end = path.indexOf('/', root.length + 1);
  return (end === -1 ? path : path.slice(0, end)) as UnitPath; // it begins with the root
}
