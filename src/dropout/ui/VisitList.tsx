import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { OFFICES } from '#src/organization/office.ts';
import { useSession } from '#src/web/session.ts';
import { RESULTS, VISIT_KINDS, WAYS } from '../visit.ts';
import type { FileGiven, VisitGiven, WholeDropout } from './answers.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { PhotosOfVisit, ShownFiles } from './VisitFiles.tsx';

/** 排查、劝返记录 — the latest first, each with its photographs; what was withdrawn stays, struck through. */
export function VisitList({ of }: { readonly of: WholeDropout }): ReactNode {
  return (
    <section aria-label="排查、劝返记录">
      <h2>
        排查、劝返记录 <small className="r-quiet">{of.visits.length} 次</small>
      </h2>
      {of.visits.length === 0 && <p className="r-quiet">还没有记录。每次入户、电话、面谈都在这里登记。</p>}
      <Visits id={of.id} root="/api/dropouts" visits={of.visits} files={of.files} whole={of} />
    </section>
  );
}

interface Props {
  readonly id: string;
  readonly root: '/api/dropouts' | '/api/joint-dropouts';
  readonly visits: readonly VisitGiven[];
  readonly files: readonly FileGiven[];
  /** With it, the school may withdraw what it entered by mistake. */
  readonly whole?: WholeDropout;
}

export function Visits({ id, root, visits, files, whole }: Props): ReactNode {
  const { office } = useSession();
  const [adding, setAdding] = useState<string>();
  const [withdrawing, setWithdrawing] = useState<VisitGiven>();
  const mayAdd = root === '/api/joint-dropouts' || whole?.deeds.includes('add-file') === true;
  return (
    <ol className="d-visits">
      {[...visits].reverse().map((visit) => (
        <li key={visit.id} className={visit.isWithdrawn ? 'd-withdrawn' : undefined}>
          <p className="d-visit-head">
            <b>
              第 {visit.number} 次　{VISIT_KINDS[visit.kind].title}
            </b>
            <span>
              {visit.day} {visit.time}
            </span>
            <span>{WAYS[visit.way]}</span>
            <span className={RESULTS[visit.result].fails ? 'd-bad' : 'r-done'}>{RESULTS[visit.result].title}</span>
            {visit.isWithdrawn && <span className="r-query">已撤销</span>}
          </p>
          <p>{visit.said}</p>
          <p className="r-quiet">
            {[visit.people, visit.met && `见到：${visit.met}`, visit.place].filter(Boolean).join('　')}
          </p>
          <ShownFiles id={id} root={root} files={files.filter((file) => file.visit === visit.id)} />
          <p className="r-quiet d-visit-foot">
            {officeOf(visit.office)} {visit.recorder} 登记
            {mayAdd && !visit.isWithdrawn && (visit.isMine || office !== 'class-teacher') && (
              <Button
                type="link"
                size="small"
                className="r-no-print"
                onClick={() => setAdding(adding === visit.id ? undefined : visit.id)}
              >
                传照片、材料
              </Button>
            )}
            {whole?.deeds.includes('withdraw-visit') && !visit.isWithdrawn && (visit.isMine || office === 'head') && (
              <Button type="link" size="small" className="r-no-print" onClick={() => setWithdrawing(visit)}>
                撤销
              </Button>
            )}
          </p>
          {adding === visit.id && <PhotosOfVisit id={id} root={root} visit={visit.id} />}
        </li>
      ))}
      {withdrawing !== undefined && whole !== undefined && (
        <ReasonForm what="withdrawal" of={whole} visit={withdrawing} close={() => setWithdrawing(undefined)} />
      )}
    </ol>
  );
}

function officeOf(office: string): string {
  const titles: Readonly<Record<string, { readonly title: string }>> = OFFICES;
  return titles[office]?.title ?? '';
}
