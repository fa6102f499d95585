import { type ReactNode, useState } from 'react';
import type { DeedAsked } from './answers.ts';
import { DeedDialog, type WordyDeed } from './DeedDialog.tsx';
import type { ButtonDeed } from './LineButtons.tsx';
import type { Deeds } from './use-deeds.ts';

/** 逐个或成批登记 — at once where nothing need be said, else through the dialog it gives. */
export function useDeedButtons(deeds: Deeds, onDone?: () => void) {
  const [asking, setAsking] = useState<{ readonly deed: WordyDeed; readonly students: readonly string[] }>();
  const run = async (deed: DeedAsked, students: readonly string[]) => {
    const came = await deeds.run(deed, { students: [...students] });
    setAsking(undefined);
    if (came.is === 'ok') onDone?.();
  };
  const press = (deed: ButtonDeed, students: readonly string[]) => {
    if (deed === 'cannot' || deed === 'question' || deed === 'reopen') setAsking({ deed, students });
    else if (deed === 'return' || deed === 'confirm' || deed === 'change') run({ deed, way: 'counted' }, students);
    else run({ deed }, students);
  };
  const dialog: ReactNode = asking && (
    <DeedDialog
      deed={asking.deed}
      count={asking.students.length}
      busy={deeds.busy}
      onDo={(deed) => run(deed, asking.students)}
      onClose={() => setAsking(undefined)}
    />
  );
  return { press, dialog };
}
