import { Button, Tooltip } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { Masked } from '#src/web/Masked.tsx';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { shortTitleOf } from '../cells.ts';
import { whyNotEdited } from '../editable.ts';
import type { CellName } from '../record.ts';
import type { ShownRecord } from './answers.ts';
import { CellBox } from './CellBox.tsx';
import { type Check, type Draft, faultOf, isEditable } from './draft.ts';

interface Props {
  readonly title: string;
  readonly names: readonly CellName[];
  readonly record: ShownRecord;
  readonly reveal: ((name: CellName, reason: string) => Promise<Answer<string>>) | undefined;
  readonly check: Check | undefined;
  readonly save: (draft: Draft) => Promise<Answer<unknown>>;
  readonly actions?: ReactNode;
  /** Begins by being filled in: there is nothing to read yet. */
  readonly empty?: boolean;
  /** The cell somebody was led here to mend: its box is opened and has the focus. */
  readonly wanted?: WantedCell | undefined;
}

/** New for each time somebody is led, though it be to the same cell. */
export interface WantedCell {
  readonly field: string;
}

/** 信息组 — the cells of one group: read as on the card, corrected in place, saved together. */
export function CellGroup({ title, names, record, reveal, check, save, actions, empty, wanted }: Props): ReactNode {
  const [draft, setDraft] = useState<Draft | undefined>(empty ? {} : undefined);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [busy, setBusy] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the group is led to when somebody is led, not when it is drawn.
  useEffect(() => {
    const field = names.find((name) => name === wanted?.field);
    if (field === undefined) return;
    if (record.editable && isEditable(field)) setDraft((before) => before ?? {});
    const drawn = requestAnimationFrame(() => leadTo(field));
    return () => cancelAnimationFrame(drawn);
  }, [wanted]);
  const change = (name: CellName, text: string) => {
    const { [name]: _, ...others } = draft ?? {};
    const isSame = text === (record.masked.includes(name) ? '' : (record.cells[name] ?? ''));
    setDraft(isSame ? others : { ...others, [name]: text });
  };
  const done = () => {
    setDraft(undefined);
    setLeft(new Set());
    setAnswer(undefined);
  };
  const submit = async () => {
    if (draft === undefined || Object.keys(draft).length === 0) return done();
    setBusy(true);
    const came = await save(draft);
    setBusy(false);
    if (came.is === 'ok') done();
    else setAnswer(came);
  };
  const fault = (name: CellName) =>
    objectionTo(answer, name) ??
    (draft !== undefined && left.has(name) ? faultOf(name, draft, record.cells, record.masked, check) : undefined);
  return (
    <section className="r-group" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {record.editable && draft === undefined && names.some(isEditable) && (
          <Button size="small" className="r-no-print" onClick={() => setDraft({})}>
            修改
          </Button>
        )}
        {draft !== undefined && (
          <>
            <Button size="small" type="primary" loading={busy} onClick={submit}>
              保存
            </Button>
            <Button size="small" disabled={busy} onClick={done}>
              取消
            </Button>
          </>
        )}
        {draft === undefined && actions}
      </header>
      <Refusals answer={answer} title="没有保存" />
      <div className="r-boxes">
        {names.map((name) =>
          draft !== undefined && isEditable(name) ? (
            <CellBox
              key={name}
              name={name}
              value={draft[name] ?? (record.masked.includes(name) ? '' : (record.cells[name] ?? ''))}
              masked={record.masked.includes(name) ? record.cells[name] : undefined}
              fault={fault(name)}
              onChange={(text) => change(name, text)}
              onLeave={() => setLeft(new Set(left).add(name))}
            />
          ) : (
            <CellValue key={name} name={name} record={record} reveal={reveal} explain={draft !== undefined} />
          ),
        )}
      </div>
    </section>
  );
}

/** To the box, or to the text where there is none. */
function leadTo(field: CellName): void {
  const place = document.getElementById(`cell-${field}`) ?? document.getElementById(`value-${field}`);
  place?.scrollIntoView({ block: 'center' });
  place?.focus();
}

interface ValueProps {
  readonly name: CellName;
  readonly record: ShownRecord;
  readonly reveal: Props['reveal'];
  /** While its neighbours are being corrected: say why this one is not. */
  readonly explain: boolean;
}

function CellValue({ name, record, reveal, explain }: ValueProps): ReactNode {
  const title = shortTitleOf(name);
  const text = record.cells[name] ?? '';
  const isMasked = record.masked.includes(name);
  const why = explain ? whyNotEdited(name) : undefined;
  return (
    <div className="r-box" id={`value-${name}`}>
      <span className="r-box-label">{title}</span>
      <span className="r-box-value">
        {isMasked ? (
          <Masked text={text} label={title} {...(reveal && { reveal: (reason) => reveal(name, reason) })} />
        ) : (
          text || <span className="r-quiet">—</span>
        )}
        {why !== undefined && (
          <Tooltip title={why} trigger={['hover', 'focus', 'click']}>
            <Button type="link" size="small">
              为什么不能改？
            </Button>
          </Tooltip>
        )}
      </span>
    </div>
  );
}
