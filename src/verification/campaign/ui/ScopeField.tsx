import { useQuery } from '@tanstack/react-query';
import { Radio, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import { api, loaded } from '#src/web/api.ts';
import type { Given } from '#src/web/given.ts';
import { useSession } from '#src/web/session.ts';

interface Props {
  readonly units: readonly string[];
  readonly disabled: boolean;
  readonly onChange: (units: readonly string[]) => void;
}

type Units = Given<'/api/units', 'get'>;

/** 范围 — the whole county, or some of its central schools and schools. */
export function ScopeField({ units, disabled, onChange }: Props): ReactNode {
  const { unit: county, unitName } = useSession();
  const [isWhole, setWhole] = useState(units.length === 1 && units[0] === county);
  const names = useNames(county);
  const choose = (whole: boolean) => {
    setWhole(whole);
    onChange(whole ? [county] : []);
  };
  return (
    <>
      <Radio.Group
        aria-label="范围"
        disabled={disabled}
        value={isWhole}
        onChange={({ target }) => choose(target.value)}
        options={[
          { value: true, label: `全县（${unitName}）` },
          { value: false, label: '其中的中心校、学校' },
        ]}
      />
      {!isWhole && (
        <div>
          {units.map((path) => (
            <Tag key={path} closable={!disabled} onClose={() => onChange(units.filter((unit) => unit !== path))}>
              {names.get(path) ?? '已选的机构'}
            </Tag>
          ))}
          {!disabled && (
            <UnitFilter
              value={undefined}
              onChange={(path) => path !== undefined && onChange([...new Set([...units, path])])}
            />
          )}
        </div>
      )}
    </>
  );
}

/** What was chosen by its name; the filter has read the same levels. */
function useNames(county: string): ReadonlyMap<string, string> {
  const { data } = useQuery({
    queryKey: ['units-below', county],
    staleTime: 300_000,
    queryFn: (): Promise<Units> => loaded(api.GET('/api/units', { params: { query: { under: county } } })),
  });
  return new Map(data?.rows.map(({ path, name }) => [path, name]));
}
