import { type ReactNode, useMemo } from 'react';
import { ProcedureMenu } from '#src/cases/ui/ProcedureMenu.tsx';
import { PupilCases } from '#src/cases/ui/PupilCases.tsx';
import { PupilFiles } from '#src/cases/ui/PupilFiles.tsx';
import { PupilContinuity } from '#src/continuity/ui/PupilContinuity.tsx';
import { PupilAbsences } from '#src/dropout/attendance/ui/PupilAbsences.tsx';
import { PupilDropouts } from '#src/dropout/ui/PupilDropouts.tsx';
import { checkCells } from '#src/findings/check-cells.ts';
import { PupilFindings } from '#src/findings/ui/PupilFindings.tsx';
import { useSetting } from '#src/findings/ui/use-setting.ts';
import { CertificateButton } from '#src/letters/ui/CertificateButton.tsx';
import { Letters } from '#src/letters/ui/Letters.tsx';
import { PathwayLink } from '#src/pathway/ui/PathwayLink.tsx';
import { PupilPage } from '#src/registry/ui/PupilPage.tsx';
import { useMay } from '#src/web/session.ts';

/** The record, with what is wrong with it, the rules at its fields and its cases: the registry knows of none of them. */
export function PupilScreen(): ReactNode {
  const mayRead = useMay('finding.read');
  const mayReadCases = useMay('case.read');
  const mayApply = useMay('case.apply');
  const maySeePathway = useMay('pathway.read');
  const maySeeAbsences = useMay('attendance.read');
  const maySeeContinuity = useMay('continuity.read');
  const maySeeDropouts = useMay('dropout.read');
  const { data: setting } = useSetting(mayRead);
  const check = useMemo(
    () => setting && ((...[cells, field, hidden]: Asked) => checkCells(cells, field, setting, hidden).map(inWords)),
    [setting],
  );
  return (
    <PupilPage
      check={check}
      deeds={(pupil) => (
        <>
          {maySeePathway && <PathwayLink student={pupil} />}
          {mayApply && <ProcedureMenu student={pupil} />}
          <CertificateButton student={pupil} />
        </>
      )}
      tabs={(pupil) => [
        ...(mayReadCases ? casesOf(pupil) : []),
        ...(maySeeAbsences ? absencesOf(pupil) : []),
        ...(maySeeContinuity ? leavingsOf(pupil) : []),
        ...(maySeeDropouts ? dropoutsOf(pupil) : []),
      ]}
      findings={mayRead ? (pupil, goTo) => <PupilFindings student={pupil} goTo={goTo} /> : undefined}
    />
  );
}

function casesOf(pupil: string) {
  return [
    { key: 'cases', label: '业务', children: <PupilCases student={pupil} /> },
    { key: 'files', label: '材料', children: <PupilFiles student={pupil} /> },
    { key: 'letters', label: '公文', children: <Letters about={{ kind: 'student', id: pupil }} /> },
  ];
}

function absencesOf(pupil: string) {
  return [{ key: 'absences', label: '考勤', children: <PupilAbsences student={pupil} /> }];
}

function leavingsOf(pupil: string) {
  return [{ key: 'continuity', label: '接续', children: <PupilContinuity student={pupil} /> }];
}

function dropoutsOf(pupil: string) {
  return [{ key: 'dropouts', label: '控辍', children: <PupilDropouts student={pupil} /> }];
}

type Asked = Parameters<NonNullable<Parameters<typeof PupilPage>[0]['check']>>;

function inWords({ message, advice }: ReturnType<typeof checkCells>[number]) {
  return { message: `${message}。${advice}` };
}
