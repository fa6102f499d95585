import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { procedureOf } from '#src/procedures/index.ts';
import type { PupilRecord } from '#src/registry/record.ts';
import type { ShownRecord } from '#src/registry/ui/answers.ts';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { shortDay } from '#src/web/dates.ts';
import { PageState } from '#src/web/PageState.tsx';
import { CASE_STATES, isClosed } from '#src/workflow/case.ts';
import type { Facts } from '#src/workflow/facts.ts';
import { proceduresByGroup } from './case-filters.ts';
import { usePupilCases } from './PupilCases.tsx';
import { whyNotForPupil } from './why-not-for-pupil.ts';

/** 办理业务 — from the pupil's own page: what can be begun for this pupil; the others say why not. */
export function ProcedureMenu({ student }: { readonly student: string }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        办理业务
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title="为这名学生办理业务" size={420} destroyOnHidden>
        <Choices student={student} />
      </Drawer>
    </>
  );
}

function Choices({ student }: { readonly student: string }): ReactNode {
  const cases = usePupilCases(student);
  const pupil = useQuery({
    queryKey: ['pupil', student, 'record', undefined],
    queryFn: (): Promise<ShownRecord> =>
      loaded(api.GET('/api/pupils/{id}', { params: { path: { id: student }, query: {} } })),
  });
  const open = cases.data?.rows.find(({ state }) => !isClosed({ at: state } as Parameters<typeof isClosed>[0])); // of a step it asks no number
  const facts: Facts = {
    ...NOTHING_KNOWN,
    today: todayHere() as Facts['today'], // the shape of a day
    ...(open !== undefined && {
      openCase: {
        title: procedureOf(open.procedure)?.title ?? open.procedure,
        since: shortDay(open.changedAt) as Facts['today'], // only said in a sentence
        where: open.step ?? CASE_STATES[open.state],
      },
    }),
  };
  const record = pupil.data && recordOf(pupil.data);
  return (
    <PageState query={pupil.isPending || pupil.error !== null ? pupil : cases}>
      {open !== undefined && (
        <p>
          有一件在办：
          <Link to={ADDRESSES.case} params={{ id: open.id }}>
            {procedureOf(open.procedure)?.title} {open.number}
          </Link>
        </p>
      )}
      {proceduresByGroup().map(({ group, title, procedures }) => (
        <section key={group} aria-label={title} className="c-menu">
          <h3>{title}</h3>
          <ul>
            {procedures
              .filter(({ about }) => about === 'own-pupil' || about === 'own-pupils')
              .map((procedure) => {
                const why = record && whyNotForPupil(procedure, record, facts);
                return (
                  <li key={procedure.id}>
                    {why === undefined ? (
                      <Link to={ADDRESSES.newCase} search={{ procedure: procedure.id, student }}>
                        {procedure.title}
                      </Link>
                    ) : (
                      <>
                        <span aria-disabled="true">{procedure.title}</span>
                        <p className="r-quiet">{why}</p>
                      </>
                    )}
                  </li>
                );
              })}
          </ul>
        </section>
      ))}
    </PageState>
  );
}

/** What the browser is not told; the server asks it all before the case is opened. */
const NOTHING_KNOWN = { problems: [], faults: [], sameNumber: [], sameChild: [], frozen: [], stages: {} } as const;

function recordOf({ id, unit, stage, revision, cells }: ShownRecord): PupilRecord {
  return { county: '', id, unit, stage: stage === 'formal' ? 'formal' : 'temporary', revision, cells };
}
