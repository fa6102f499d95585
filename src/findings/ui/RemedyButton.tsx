import { Link } from '@tanstack/react-router';
import { Button, Popover } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { useMay } from '#src/web/session.ts';
import type { Finding } from './answers.ts';

interface Props {
  readonly finding: Pick<Finding, 'id' | 'student' | 'field' | 'way' | 'advice' | 'state'>;
  /** Opens the box for an explanation; absent where the office may not write one. */
  readonly explain?: (() => void) | undefined;
  /** Goes to the field on this very page, where the record is open already. */
  readonly goTo?: ((field: string) => void) | undefined;
}

/** 处理 — the one button that leads to what mends it. */
export function RemedyButton({ finding, explain, goTo }: Props): ReactNode {
  const { way, student, field, advice, id } = finding;
  const mayApply = useMay('case.apply');
  const maySeePathway = useMay('pathway.read');
  if (way.kind === 'field' && goTo !== undefined) {
    return (
      <Button size="small" onClick={() => goTo(field)} title={way.note}>
        {way.label}
      </Button>
    );
  }
  if (way.kind === 'field') {
    return (
      <Link to={ADDRESSES.pupil} params={{ id: student }} search={{ field, finding: id }} title={way.note}>
        {way.label}
      </Link>
    );
  }
  if (way.kind === 'explain' && explain !== undefined) {
    return (
      <Button size="small" onClick={explain} title={way.note}>
        {way.label}
      </Button>
    );
  }
  if (way.door?.to === ADDRESSES.pathwayOf && maySeePathway) {
    return (
      <Link to={way.door.to} params={{ id: student }} title={way.note}>
        {way.label}
      </Link>
    );
  }
  if (way.door !== undefined && mayApply) {
    return (
      <Link to={way.door.to} search={{ ...way.door.search, student }} title={way.note}>
        办理：{way.label}
      </Link>
    );
  }
  return (
    <Popover trigger="click" title={way.label} content={<p className="f-note">{`${advice}。${way.note}。`}</p>}>
      <Button size="small" type="link" className="f-way">
        {way.label}
      </Button>
    </Popover>
  );
}
