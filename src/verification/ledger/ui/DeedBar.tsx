import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '#src/web/session.ts';
import { deedsWithin } from '../deed-permissions.ts';
import { LINE_DEEDS } from '../line.ts';
import type { LineShown } from './answers.ts';
import { useDeedButtons } from './do-deed.tsx';
import { BUTTONS, canBe } from './LineButtons.tsx';
import type { Deeds } from './use-deeds.ts';

interface Props {
  readonly chosen: readonly LineShown[];
  readonly deeds: Deeds;
  readonly onDone: () => void;
}

/** 成批登记 — what can be done to those that are ticked, and to how many of them; the others are refused one by one. */
export function DeedBar({ chosen, deeds, onDone }: Props): ReactNode {
  const { permissions } = useSession();
  const { press, dialog } = useDeedButtons(deeds, onDone);
  const own = deedsWithin(permissions);
  const students = chosen.map(({ student }) => student);
  const offered = BUTTONS.filter((deed) => own.has(deed))
    .map((deed) => ({ deed, count: chosen.filter((line) => canBe(deed, line)).length }))
    .filter(({ count }) => count > 0);
  return (
    <>
      {offered.map(({ deed, count }) => (
        <Button key={deed} loading={deeds.busy} onClick={() => press(deed, students)}>
          {LINE_DEEDS[deed].title}（{count}）
        </Button>
      ))}
      {dialog}
    </>
  );
}
