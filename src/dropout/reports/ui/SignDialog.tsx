import { useQueryClient } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { periodTitle, REPORT_KINDS, type ReportPeriod } from '../periods.ts';
import { LONGEST_REMARKS } from '../signing.ts';
import type { PeriodReport } from './answers.ts';

interface Props {
  readonly report: PeriodReport;
  readonly period: ReportPeriod;
  readonly close: () => void;
}

/** 签报 — the figures that were seen, and words beside them. */
export function SignDialog({ report, period, close }: Props): ReactNode {
  const queries = useQueryClient();
  const { title, deed } = REPORT_KINDS[period.kind];
  const [remarks, setRemarks] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const sign = async () => {
    setBusy(true);
    const body = { period: period.key, seen: report.seen, remarks };
    const came = await answered(api.POST('/api/dropout-reports', { body }));
    setBusy(false);
    setAnswer(came);
    await queries.invalidateQueries({ queryKey: ['dropout-reports'] });
    await queries.invalidateQueries({ queryKey: ['today'] });
    if (came.is === 'ok') close();
  };
  return (
    <Modal
      open
      title={`${deed}${periodTitle(period)}${title}`}
      okText={deed}
      cancelText="再看看"
      okButtonProps={{ loading: busy }}
      onOk={sign}
      onCancel={close}
    >
      <p>
        {report.name}：期末在籍 {report.figures.whole.roll} 名，新列入疑似辍学 {report.figures.whole.suspected}{' '}
        件，期末未销号 {report.figures.whole.open} 件。{deed}以后数字不再变；要改的，撤回后重新{deed}。
      </p>
      <label htmlFor="dr-remarks">
        情况说明（可不填，不写学生姓名和号码）
        <Input.TextArea
          id="dr-remarks"
          rows={4}
          maxLength={LONGEST_REMARKS}
          value={remarks}
          onChange={({ target }) => setRemarks(target.value)}
        />
      </label>
      <Refusals answer={answer} title={`没有${deed}`} />
    </Modal>
  );
}
