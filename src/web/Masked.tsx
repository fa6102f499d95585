import { Button, Popover, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { Answer } from './answer.ts';
import { Refusals } from './refusals.tsx';

interface Props {
  /** As the server sent it, stars and all. */
  readonly text: string;
  /** What it is, e.g. `身份证件号`. */
  readonly label: string;
  /** Asks the server for the clear text; absent where the office may not. */
  readonly reveal?: (reason: string) => Promise<Answer<string>>;
  readonly reasons?: readonly string[];
}

/** 遮掩的号码 — shown in stars; opened one at a time, for a reason, and covered again after a minute. */
export function Masked({ text, label, reveal, reasons = REASONS }: Props): ReactNode {
  const [clear, setClear] = useState<string>();
  useEffect(() => {
    if (clear === undefined) return;
    const timer = setTimeout(() => setClear(undefined), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [clear]);
  if (reveal === undefined || text === '') return <span className="r-num">{text}</span>;
  if (clear !== undefined) {
    return (
      <span className="r-masked">
        <span className="r-num">{clear}</span>
        <Button type="link" size="small" onClick={() => setClear(undefined)} aria-label={`遮住${label}`}>
          遮住
        </Button>
      </span>
    );
  }
  return (
    <span className="r-masked">
      <span className="r-num">{text}</span>
      <Popover trigger="click" destroyOnHidden content={<Ask {...{ label, reveal, reasons }} onClear={setClear} />}>
        <Button type="link" size="small" className="r-no-print" aria-label={`查看${label}`}>
          查看
        </Button>
      </Popover>
    </span>
  );
}

interface AskProps {
  readonly label: string;
  readonly reveal: (reason: string) => Promise<Answer<string>>;
  readonly reasons: readonly string[];
  readonly onClear: (clear: string) => void;
}

function Ask({ label, reveal, reasons, onClear }: AskProps): ReactNode {
  const [reason, setReason] = useState<string>();
  const [answer, setAnswer] = useState<Answer<string>>();
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    if (reason === undefined) return;
    setBusy(true);
    const came = await reveal(reason);
    setBusy(false);
    if (came.is === 'ok') onClear(came.data);
    else setAnswer(came);
  };
  return (
    <div className="r-ask">
      <p>查看{label}会记入审计，请选择事由：</p>
      <Select
        aria-label="查看事由"
        placeholder="选择事由"
        value={reason ?? null}
        onChange={(chosen: string) => setReason(chosen)}
        options={reasons.map((value) => ({ value, label: value }))}
      />
      <Refusals answer={answer} />
      <Button type="primary" disabled={reason === undefined} loading={busy} onClick={ask}>
        查看
      </Button>
    </div>
  );
}

const REASONS = ['与户口簿或身份证核对', '家长来访或来电核实', '办理学籍业务', '回复上级核查'] as const;
const SHOWN_FOR = 60_000;
