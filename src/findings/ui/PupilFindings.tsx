import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, loaded } from '#src/web/api.ts';
import { PageState } from '#src/web/PageState.tsx';
import { useMay } from '#src/web/session.ts';
import { STATES } from '../lifecycle.ts';
import type { Finding } from './answers.ts';
import { ExplainDialog } from './ExplainDialog.tsx';
import { FindingDrawer } from './FindingDrawer.tsx';
import { RemedyButton } from './RemedyButton.tsx';
import { DaysLeft, Severity } from './Severity.tsx';
import './findings.css';

interface Props {
  readonly student: string;
  /** Goes to a field of the record, which is on the same page. */
  readonly goTo?: (field: string) => void;
}

/** 学生的问题 — what is wrong with this record, worst first, each with what mends it; what is settled comes last. */
export function PupilFindings({ student, goTo }: Props): ReactNode {
  const [explaining, setExplaining] = useState<Finding>();
  const [shown, setShown] = useState<string>();
  const mayWork = useMay('finding.work');
  const queries = useQueryClient();
  const query = useQuery({
    // Below the record's own key: what is wrong is asked anew whenever the record is.
    queryKey: ['pupil', student, 'findings'],
    queryFn: (): Promise<{ readonly rows: readonly Finding[] }> =>
      loaded(api.GET('/api/pupils/{id}/findings', { params: { path: { id: student } } })),
  });
  const explain = mayWork ? setExplaining : undefined;
  const refresh = () => {
    for (const key of ['pupil', 'findings', 'finding', 'finding-counts']) {
      queries.invalidateQueries({ queryKey: [key] });
    }
  };
  return (
    <PageState query={query}>
      {query.data?.rows.length === 0 && <p className="r-done">没有问题。</p>}
      <ul className="f-pupil">
        {[...(query.data?.rows ?? [])].sort(worstFirst).map((finding) => (
          <li key={finding.id}>
            <Severity of={finding.severity} />
            <Button type="link" size="small" onClick={() => setShown(finding.id)} title={finding.title}>
              {finding.message}
            </Button>
            {finding.state === 'open' ? (
              <>
                <RemedyButton finding={finding} goTo={goTo} explain={explain && (() => explain(finding))} />
                <DaysLeft days={finding.daysLeft} overdue={finding.isOverdue} undated={finding.isUndated} />
              </>
            ) : (
              <span className="r-quiet">{`${STATES[finding.state]}：${finding.explanation}`}</span>
            )}
          </li>
        ))}
      </ul>
      {shown !== undefined && <FindingDrawer id={shown} close={() => setShown(undefined)} explain={explain} />}
      {explaining !== undefined && (
        <ExplainDialog findings={[explaining]} close={() => setExplaining(undefined)} onDone={refresh} />
      )}
    </PageState>
  );
}

const ORDER: readonly string[] = ['error', 'query', 'notice'];

function worstFirst(one: Finding, other: Finding): number {
  const settled = Number(one.state !== 'open') - Number(other.state !== 'open');
  return settled || ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity);
}
