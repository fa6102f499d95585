import { useQueries } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { type ReactNode, useState } from 'react';
import { nameWithin } from '#src/organization/class-path.ts';
import { schoolYearOf } from '#src/organization/school-year.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import type { Given } from '#src/web/given.ts';
import { useSession } from '#src/web/session.ts';

interface Props {
  readonly value: string | undefined;
  readonly onChange: (path: string | undefined) => void;
}

type Units = Given<'/api/units', 'get'>;

/** 单位 — narrows a list to a central school, a school, a grade or a class of the office's own tree. */
export function UnitFilter({ value, onChange }: Props): ReactNode {
  const { unit: root, unitName } = useSession();
  const [opened, setOpened] = useState<readonly string[]>(() => [root, ...pathsBetween(root, value)]);
  const answers = useQueries({
    queries: opened.map((under) => ({
      queryKey: ['units-below', under],
      staleTime: 300_000,
      queryFn: (): Promise<Units> => loaded(api.GET('/api/units', { params: { query: { under } } })),
    })),
  });
  const schoolYear = schoolYearOf(momentInWords(new Date()));
  const units = answers.flatMap((answer, at) =>
    (answer.data?.rows ?? []).map((unit) => ({
      id: unit.path,
      pId: opened[at] ?? root,
      value: unit.path,
      // A unit's path is a path.
      title: nameWithin({ ...unit, path: unit.path as UnitPath }, schoolYear),
      isLeaf: unit.kind === 'class',
    })),
  );
  return (
    <TreeSelect
      className="r-unit-filter"
      aria-label="单位"
      placeholder={`全部（${unitName}）`}
      allowClear
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDataSimpleMode={{ rootPId: root }}
      treeData={units}
      value={value ?? null}
      popupMatchSelectWidth={280}
      onChange={(path: string | null | undefined) => onChange(path ?? undefined)}
      loadData={async ({ value: path }) => {
        const under = String(path);
        setOpened((before) => (before.includes(under) ? before : [...before, under]));
      }}
    />
  );
}

/** The units that must be opened for this one to be seen. */
function pathsBetween(root: string, path: string | undefined): readonly string[] {
  if (path === undefined || !path.startsWith(`${root}/`)) return [];
  const codes = path.slice(root.length + 1).split('/');
  return codes.slice(0, -1).map((_, at) => [root, ...codes.slice(0, at + 1)].join('/'));
}
