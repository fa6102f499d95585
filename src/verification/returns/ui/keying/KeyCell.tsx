import { Button, Checkbox, Input, Tag } from 'antd';
import { type ClipboardEvent, type ReactNode, useState } from 'react';
import { cellShapeOf } from '#src/registry/cells.ts';
import { CODE_TABLES } from '#src/registry/codes.ts';
import { filled } from '#src/registry/filled.ts';
import type { CellName } from '#src/registry/record.ts';
import type { KeyingCell } from '../answers.ts';
import { type Draft, withCell } from './use-keying.ts';

interface Props {
  readonly cell: KeyingCell;
  readonly draft: Draft;
  readonly objection: string | undefined;
  readonly onChange: (draft: Draft) => void;
  readonly onFocus: () => void;
}

/** 一格 — what was printed, what stands there now, and the box, which stays empty unless the guardian wrote something. */
export function KeyCell({ cell, draft, objection, onChange, onFocus }: Props): ReactNode {
  const { name, title, isKey, printed, now, hasMoved, guarded } = cell;
  const [isIn, setIn] = useState(false);
  const [left, setLeft] = useState(false);
  const typed = draft.typed[name];
  const again = draft.again[name] ?? '';
  const isCleared = typed === '';
  const fault = objection ?? (left && !isIn ? faultOf(name, typed, isKey, again) : undefined);
  const type = (text: string) => onChange(withCell(draft, name, text === '' ? undefined : text));
  const settle = () => {
    setIn(false);
    setLeft(true);
    const answer = typed === undefined ? undefined : filled(asCell(name), typed);
    if (answer !== undefined && 'text' in answer && answer.text !== typed) onChange(withCell(draft, name, answer.text));
  };
  const confirm = (isTicked: boolean) => {
    const others = draft.confirmed.filter((each) => each !== name);
    onChange({ ...draft, confirmed: isTicked ? [...others, name] : others });
  };
  return (
    <div className={typed === undefined ? 'v-cell' : 'v-cell v-cell-typed'}>
      <label htmlFor={`k-${name}`} className="v-cell-title">
        {title}
        {isKey && <span className="v-key">关键</span>}
      </label>
      <span className="v-cell-was">
        {printed || <span className="r-quiet">（空）</span>}
        {hasMoved && (
          <span className="v-moved">
            <Tag color="orange">印表后已改</Tag>现在：{now || '（空）'}
          </span>
        )}
      </span>
      {guarded !== '' ? (
        <span className="r-quiet v-guarded">{guarded.replace(/^“[^”]*”/, '')}</span>
      ) : (
        <span className="v-cell-boxes">
          <Input
            id={`k-${name}`}
            className={isKey ? 'v-first' : ''}
            data-key-box=""
            size="small"
            autoComplete="off"
            spellCheck={false}
            value={isCleared ? '' : (typed ?? '')}
            placeholder={isCleared ? '（改为空）' : isIn ? hintOf(name) : ''}
            status={fault === undefined ? '' : 'error'}
            onChange={({ target }) => type(target.value)}
            onFocus={() => {
              setIn(true);
              onFocus();
            }}
            onBlur={settle}
            aria-describedby={fault === undefined ? undefined : `k-${name}-fault`}
          />
          {isKey && typed !== undefined && typed !== '' && (
            <Second
              name={name}
              title={title}
              value={again}
              onChange={(text) => onChange({ ...draft, again: { ...draft.again, [name]: text } })}
            />
          )}
          {!isKey && isIn && typed === undefined && now !== '' && (
            <Button
              size="small"
              type="link"
              tabIndex={-1}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChange(withCell(draft, name, ''))}
            >
              改为空
            </Button>
          )}
          {isCleared && (
            <Button size="small" type="link" onClick={() => onChange(withCell(draft, name, undefined))}>
              不改了
            </Button>
          )}
          {hasMoved && typed !== undefined && (
            <Checkbox checked={draft.confirmed.includes(name)} onChange={({ target }) => confirm(target.checked)}>
              仍按家长填写
            </Checkbox>
          )}
          {isIn && <Choices name={name} typed={typed ?? ''} />}
          {fault !== undefined && (
            <span id={`k-${name}-fault`} role="alert" className="r-error">
              {fault}
            </span>
          )}
        </span>
      )}
    </div>
  );
}

interface SecondProps {
  readonly name: string;
  readonly title: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** 第二遍 — from the paper once more, the first time out of sight; what is pasted is not read from the paper. */
function Second({ name, title, value, onChange }: SecondProps): ReactNode {
  const [refused, setRefused] = useState(false);
  const refuse = (event: ClipboardEvent | React.DragEvent) => {
    event.preventDefault();
    setRefused(true);
  };
  return (
    <>
      <Input
        className="v-second"
        aria-label={`${title}再录一遍`}
        data-key-box=""
        data-second={name}
        size="small"
        autoComplete="off"
        spellCheck={false}
        value={value}
        placeholder="对照原表再录一遍"
        onChange={({ target }) => {
          setRefused(false);
          onChange(target.value);
        }}
        onPaste={refuse}
        onDrop={refuse}
      />
      {refused && (
        <span role="alert" className="r-query">
          第二遍请对照原表录，不能粘贴
        </span>
      )}
    </>
  );
}

/** 可选的项 — a code is typed by its number or its words; nothing pops up in the way of the arrows. */
function Choices({ name, typed }: { readonly name: string; readonly typed: string }): ReactNode {
  const { kind } = cellShapeOf(asCell(name));
  if (typeof kind === 'string') return null;
  const wanted = typed.trim().toUpperCase();
  const matching = CODE_TABLES[kind.code].filter(({ code, label, also = [] }) =>
    [code, label, ...also].some((text) => text.toUpperCase().includes(wanted)),
  );
  const shown = matching.slice(0, 8).map(({ code, label }) => `${code} ${label}`);
  return (
    <span className="r-quiet v-choices" role="status">
      {shown.length === 0 ? '没有这一项' : shown.join('　')}
      {matching.length > shown.length && ' …'}
    </span>
  );
}

function faultOf(name: string, typed: string | undefined, isKey: boolean, again: string): string | undefined {
  if (typed === undefined) return undefined;
  const answer = filled(asCell(name), typed);
  if ('wrong' in answer) return answer.wrong;
  return isKey && again !== '' && again !== typed ? '两遍录的不一样，请对照原表再录' : undefined;
}

function hintOf(name: string): string {
  const { kind } = cellShapeOf(asCell(name));
  if (typeof kind !== 'string') return '代码或名称';
  return HINTS[kind];
}

const HINTS = { text: '', date: '八位数字', month: '六位数字', number: '公里数', region: '6 位或 12 位代码' } as const;

function asCell(name: string): CellName {
  return name as CellName; // the server names cells
}
