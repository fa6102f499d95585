import type { ReactNode } from 'react';
import { DayField } from '#src/organization/ui/DayField.tsx';
import { DUTIES, type DutyName, EVERY_DUTY } from '../duties.ts';
import type { DaysTyped } from './use-draft-form.ts';

interface Props {
  readonly days: Readonly<Record<DutyName, DaysTyped>>;
  readonly onChange: (days: Readonly<Record<DutyName, DaysTyped>>) => void;
}

/** 各项职责从哪天到哪天 */
export function PhaseDays({ days, onChange }: Props): ReactNode {
  const type = (duty: DutyName, change: Partial<DaysTyped>) =>
    onChange({ ...days, [duty]: { ...days[duty], ...change } });
  return (
    <ul className="v-phases">
      {EVERY_DUTY.map((duty) => (
        <li key={duty}>
          <strong>{DUTIES[duty].title}</strong>
          <label htmlFor={`from-${duty}`}>自</label>
          <DayField id={`from-${duty}`} value={days[duty].from} onChange={(from) => type(duty, { from })} />
          <label htmlFor={`to-${duty}`}>至</label>
          <DayField id={`to-${duty}`} value={days[duty].to} onChange={(to) => type(duty, { to })} />
        </li>
      ))}
    </ul>
  );
}
