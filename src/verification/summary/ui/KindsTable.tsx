import type { ReactNode } from 'react';
import { Num } from '#src/web/Num.tsx';
import { useMay } from '#src/web/session.ts';
import { EVERY_HANDLING, HANDLINGS } from '../../ledger/line-filter.ts';
import type { Summary } from './answers.ts';
import { ledgerDoor } from './doors.ts';

interface Props {
  readonly campaign: string;
  readonly summary: Summary;
  /** Of another day nothing is opened. */
  readonly isOpen: boolean;
}

/** 问题学籍按类型 — of the whole unit; a pupil with two kinds stands under both. */
export function KindsTable({ campaign, summary: { problems, whole }, isOpen }: Props): ReactNode {
  const isRead = useMay('campaign.read') && isOpen;
  if (problems === undefined) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="v-figures" aria-label="问题学籍按类型" tabIndex={0}>
      <table>
        <caption>{whole.name}　按类型（一名学生有两类问题的，两类都算）</caption>
        <thead>
          <tr>
            <th scope="col">类型</th>
            {EVERY_HANDLING.map((handling) => (
              <th key={handling} scope="col">
                {HANDLINGS[handling]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {problems.map(({ rule, title, pupils }) => (
            <tr key={rule}>
              <th scope="row">
                {title} <small className="r-quiet">{rule}</small>
              </th>
              {EVERY_HANDLING.map((handling) => {
                const filter = { unit: whole.path, problem: rule, handling, gone: handling === 'deleted' || undefined };
                return (
                  <td key={handling}>
                    <Num
                      value={pupils[handling] ?? 0}
                      label={`${title} ${HANDLINGS[handling]}`}
                      {...(isRead && ledgerDoor(campaign, filter))}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
