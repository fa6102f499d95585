import type { ReactNode } from 'react';
import { useSession } from '#src/web/session.ts';
import { CallsOfUnitView } from './CallsOfUnitView.tsx';
import { ClassRollView } from './ClassRollView.tsx';

interface Props {
  readonly campaign: string;
  readonly unit?: string | undefined;
}

/** 逐班核实 in a campaign — to a class teacher the own class, to everybody else how far the classes are. */
export function RollCallTab({ campaign, unit }: Props): ReactNode {
  const { unitKind, unit: own } = useSession();
  return unitKind === 'class' ? <ClassRollView unit={own} /> : <CallsOfUnitView campaign={campaign} unit={unit} />;
}
