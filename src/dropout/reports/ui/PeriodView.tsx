import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Letters } from '#src/letters/ui/Letters.tsx';
import { DayField } from '#src/organization/ui/DayField.tsx';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { dayInWords, momentInWords } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import { periodTitle, REPORT_KINDS, type ReportPeriod } from '../periods.ts';
import type { PeriodReport, SignedReport } from './answers.ts';
import { FiguresTable } from './FiguresTable.tsx';
import { SignDialog } from './SignDialog.tsx';
import { TakeReport } from './TakeReport.tsx';

interface Props {
  readonly period: ReportPeriod;
  readonly unit: string | undefined;
}

/** 一期报告 — the signed one as it was frozen, or the figures as they are, with what stands against signing them. */
export function PeriodView({ period, unit }: Props): ReactNode {
  const [{ asOf }, narrow] = useFilters(['asOf']);
  const asked = { period: period.key, ...(unit && { unit }), ...(asOf && { asOf }) };
  const query = useQuery({
    queryKey: ['dropout-reports', 'period', asked],
    queryFn: (): Promise<PeriodReport> => loaded(api.GET('/api/dropout-reports', { params: { query: asked } })),
  });
  const report = query.data;
  const signed = report?.history.find(({ withdrawnAt }) => withdrawnAt === undefined);
  const isFrozen = signed !== undefined && asOf === undefined;
  return (
    <PageState query={query}>
      {report && (
        <section aria-label={`${report.name}的报告`} className="dr-report">
          <h2>
            {report.name}　{periodTitle(period)}
          </h2>
          <State report={report} signed={signed} period={period} />
          <div className="dr-tools r-no-print">
            <label htmlFor="dr-as-of">
              按哪天的数据重新生成
              <DayField
                id="dr-as-of"
                value={asOf ?? ''}
                placeholder="不填即现在"
                onChange={(day) => narrow({ asOf: day === '' ? undefined : day })}
              />
            </label>
            <TakeReport asked={{ ...asked, ...(isFrozen && { id: signed.id }) }} />
          </div>
          <FiguresTable
            figures={isFrozen ? signed.figures : report.figures}
            asOf={isFrozen ? signed.asOf : report.asOf}
            period={period}
          />
          {isFrozen && signed.remarks !== '' && <p className="dr-remarks">情况说明：{signed.remarks}</p>}
          {isFrozen && <AfterSigning signed={signed} report={report} />}
          {report.maySign && signed === undefined && <Signing report={report} period={period} />}
          <History rows={report.history.filter(({ withdrawnAt }) => withdrawnAt !== undefined)} />
        </section>
      )}
    </PageState>
  );
}

interface StateProps {
  readonly report: PeriodReport;
  readonly signed: SignedReport | undefined;
  readonly period: ReportPeriod;
}

function State({ report, signed, period }: StateProps): ReactNode {
  const { deed } = REPORT_KINDS[period.kind];
  if (signed !== undefined) {
    return (
      <p>
        <strong className="r-done">已{deed}</strong>　{signed.signer} {momentInWords(signed.signedAt)}
      </p>
    );
  }
  const { dueOn, daysLeft } = report;
  const left =
    daysLeft === undefined
      ? ''
      : daysLeft < 0
        ? `，逾期 ${-daysLeft} 个工作日`
        : daysLeft === 0
          ? '，今天到期'
          : `，还有 ${daysLeft} 个工作日`;
  return (
    <p className={daysLeft !== undefined && daysLeft < 0 ? 'r-error' : ''}>
      还没有{deed}
      {dueOn ? `，期限 ${dayInWords(dueOn)}${left}` : '，期限跨入尚未公布放假安排的年份，暂不能推算'}
    </p>
  );
}

function Signing({ report, period }: { readonly report: PeriodReport; readonly period: ReportPeriod }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {report.missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`下面还有 ${report.missing.length} 个单位没有签报`}
          description={report.missing.join('、')}
        />
      )}
      <Button type="primary" size="large" disabled={report.missing.length > 0} onClick={() => setOpen(true)}>
        核对无误，{REPORT_KINDS[period.kind].deed}
      </Button>
      {isOpen && <SignDialog report={report} period={period} close={() => setOpen(false)} />}
    </>
  );
}

function AfterSigning({ signed, report }: { readonly signed: SignedReport; readonly report: PeriodReport }): ReactNode {
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const params = { path: { id: signed.id } };
  const about = { kind: 'dropout-report', id: signed.id };
  const draft = async () => {
    setBusy(true);
    const came = await answered(api.POST('/api/dropout-reports/{id}/letter', { params }));
    setBusy(false);
    setAnswer(came);
    if (came.is === 'ok') message.success('已拟写，请在“有关公文”里打开、签发');
    await queries.invalidateQueries({ queryKey: ['letters-about'] });
  };
  const withdraw = () => {
    let reason = '';
    modal.confirm({
      title: '撤回签报？',
      content: (
        <Input.TextArea
          aria-label="撤回的原因"
          rows={3}
          maxLength={200}
          placeholder="写明原因；原来签报的数字保留，可以重新签报"
          onChange={({ target }) => {
            reason = target.value;
          }}
        />
      ),
      okText: '撤回',
      cancelText: '不撤回',
      onOk: async () => {
        const came = await answered(api.POST('/api/dropout-reports/{id}/withdrawal', { params, body: { reason } }));
        setAnswer(came);
        await queries.invalidateQueries({ queryKey: ['dropout-reports'] });
      },
    });
  };
  const isOwn = report.mayCall && report.unit === signed.unit;
  return (
    <>
      {signed.level !== 'county' && (
        <section aria-label="报县局的公文">
          <h3>报县局的公文</h3>
          <Letters
            about={about}
            empty={<p className="r-quiet">还没有拟写。需要正式行文报县局的，点“拟写报告公文”。</p>}
          />
        </section>
      )}
      <Refusals answer={answer} />
      {isOwn && (
        <div className="dr-tools r-no-print">
          {signed.level !== 'county' && (
            <Button loading={busy} onClick={draft}>
              拟写报告公文
            </Button>
          )}
          <Button danger onClick={withdraw}>
            撤回签报
          </Button>
        </div>
      )}
    </>
  );
}

function History({ rows }: { readonly rows: readonly SignedReport[] }): ReactNode {
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>以前签报、后来撤回的 {rows.length} 份</summary>
      <ul className="r-lines">
        {rows.map((row) => (
          <li key={row.id}>
            {momentInWords(row.signedAt)} {row.signer} 签报，{row.withdrawnAt && momentInWords(row.withdrawnAt)} 撤回：
            {row.withdrawnReason}
            <TakeReport asked={{ period: row.period, id: row.id }} small />
          </li>
        ))}
      </ul>
    </details>
  );
}
