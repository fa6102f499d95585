import { type ReactNode, useMemo } from 'react';
import { checkCells } from '#src/findings/check-cells.ts';
import { PupilFindings } from '#src/findings/ui/PupilFindings.tsx';
import { useSetting } from '#src/findings/ui/use-setting.ts';
import { PupilPage } from '#src/registry/ui/PupilPage.tsx';
import { useMay } from '#src/web/session.ts';

/** The record, with what is wrong with it and the rules at its fields: the registry knows of neither. */
export function PupilScreen(): ReactNode {
  const mayRead = useMay('finding.read');
  const { data: setting } = useSetting(mayRead);
  const check = useMemo(
    () => setting && ((...[cells, field, hidden]: Asked) => checkCells(cells, field, setting, hidden).map(inWords)),
    [setting],
  );
  return (
    <PupilPage
      check={check}
      findings={mayRead ? (pupil, goTo) => <PupilFindings student={pupil} goTo={goTo} /> : undefined}
    />
  );
}

type Asked = Parameters<NonNullable<Parameters<typeof PupilPage>[0]['check']>>;

function inWords({ message, advice }: ReturnType<typeof checkCells>[number]) {
  return { message: `${message}。${advice}` };
}
