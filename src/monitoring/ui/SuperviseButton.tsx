import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import type { UnitKind } from '#src/organization/unit.ts';
import { receiversOf } from '#src/supervision/supervision.ts';
import { SupervisionForm, type SupervisionMeant } from '#src/supervision/ui/SupervisionForm.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { useMay, useSession } from '#src/web/session.ts';
import { type FigureKey, figureInWords, figureShape, listedOf } from '../figures.ts';
import { type Board, type BoardLine, figureOf } from './answers.ts';

interface Props {
  readonly board: Board;
  readonly line: BoardLine;
  readonly figure: FigureKey;
  readonly small?: true;
}

/** 督办 out of a figure — to that unit, with the figure and the list behind it; where nothing is wrong there is nothing to demand. */
export function SuperviseButton({ board, line, figure, small }: Props): ReactNode {
  const mayOpen = useMay('supervision.open');
  const { unitKind } = useSession();
  const navigate = useNavigate();
  const [isOpening, setOpening] = useState(false);
  const value = figureOf(line, figure);
  const { better, lists } = figureShape(figure);
  const asks = receiversOf(unitKind as UnitKind); // the session's unit is of a kind
  if (!mayOpen || value === undefined || better === 'neither' || !asks.includes(line.kind)) return null;
  if (lists !== 'whole' && listedOf(figure, value) === 0) return null;
  return (
    <>
      <Button
        {...(small ? { size: 'small', type: 'link' } : {})}
        aria-label={`督办${line.name}：${figureShape(figure).title}`}
        onClick={() => setOpening(true)}
      >
        督办
      </Button>
      {isOpening && (
        <SupervisionForm
          meant={meantOf(board, line, figure)}
          close={() => setOpening(false)}
          onDone={(id) => navigate({ to: ADDRESSES.supervision, params: { id } })}
        />
      )}
    </>
  );
}

function meantOf({ day }: Board, line: BoardLine, figure: FigureKey): SupervisionMeant {
  const { title, basis, listTitle, derivable } = figureShape(figure);
  const value = figureOf(line, figure);
  const words = value === undefined ? '' : figureInWords(figure, value);
  const search = { figure, unit: line.path, ...(derivable && { day: day || todayHere() }) };
  return {
    receiver: line.path,
    subject: `${title}（截至 ${day}）`,
    demand: `截至 ${day}，你单位“${title}”为 ${words}。请逐件核实“${listTitle}”所列事项，在期限内办结，并答复办理情况和原因。`,
    basis,
    origin: {
      ...{ kind: 'figure', id: figure, title: `${title}：${line.name} ${words}` },
      door: { to: ADDRESSES.monitoringList, search },
    },
  };
}
