import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { checkCells } from '#src/findings/check-cells.ts';
import { PupilFindings } from '#src/findings/ui/PupilFindings.tsx';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Setting } from '#src/quality/rule.ts';
import { PupilPage } from '#src/registry/ui/PupilPage.tsx';
import { api, loaded } from '#src/web/api.ts';
import { useMay } from '#src/web/session.ts';

/** The record, with what is wrong with it and the rules at its fields: the registry knows of neither. */
export function PupilScreen(): ReactNode {
  const mayRead = useMay('finding.read');
  const setting = useSetting(mayRead);
  const check = useMemo(
    () => setting && ((...[cells, field, hidden]: Asked) => checkCells(cells, field, setting, hidden).map(inWords)),
    [setting],
  );
  return <PupilPage check={check} findings={mayRead ? (pupil) => <PupilFindings student={pupil} /> : undefined} />;
}

type Asked = Parameters<NonNullable<Parameters<typeof PupilPage>[0]['check']>>;

function inWords({ message, advice }: ReturnType<typeof checkCells>[number]) {
  return { message: `${message}。${advice}` };
}

/** What the rules must know beside the record, as the server has it. */
function useSetting(may: boolean): Setting | undefined {
  const { data } = useQuery({
    queryKey: ['finding-setting', 'as-sent'],
    queryFn: () => loaded(api.GET('/api/findings/setting')),
    enabled: may,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    if (data === undefined) return undefined;
    const schools = new Map(data.schools.map((school) => [school.code, school]));
    return { ...data, today: data.today as LocalDate, schools }; // the server writes days as days
  }, [data]);
}
