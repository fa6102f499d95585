import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { Field } from '#src/organization/ui/Field.tsx';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import { api, loaded } from '#src/web/api.ts';
import type { Given } from '#src/web/given.ts';
import { useSession } from '#src/web/session.ts';

interface Props {
  readonly value: readonly string[];
  readonly onChange: (units: readonly string[]) => void;
}

type Units = Given<'/api/units', 'get'>;

/** 只请部分单位 — chosen one after the other; none means everybody below. */
export function OnlyUnits({ value, onChange }: Props): ReactNode {
  const [turn, setTurn] = useState(0);
  return (
    <Field label="只请部分单位" of="gathering-units" hint="不选就是全部下级单位">
      {value.length > 0 && (
        <div className="g-tags">
          {value.map((path) => (
            <Tag key={path} closable onClose={() => onChange(value.filter((each) => each !== path))}>
              <UnitName path={path} />
            </Tag>
          ))}
        </div>
      )}
      <UnitFilter
        key={turn}
        value={undefined}
        onChange={(path) => {
          if (path !== undefined && !value.includes(path)) onChange([...value, path]);
          setTurn(turn + 1);
        }}
      />
    </Field>
  );
}

/** As the list from which it was chosen calls it: that is at hand already. */
function UnitName({ path }: { readonly path: string }): ReactNode {
  const { unit: root } = useSession();
  const under = path.slice(0, path.lastIndexOf('/')) || root;
  const { data } = useQuery({
    queryKey: ['units-below', under],
    staleTime: 300_000,
    queryFn: (): Promise<Units> => loaded(api.GET('/api/units', { params: { query: { under } } })),
  });
  return data?.rows.find((unit) => unit.path === path)?.name ?? path.split('/').at(-1);
}
