import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { PupilRow, ShownRecord } from '#src/registry/ui/answers.ts';
import { SearchBox } from '#src/registry/ui/SearchBox.tsx';
import type { Sought } from '#src/registry/ui/sought.ts';
import { api, loaded } from '#src/web/api.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import type { Procedure } from '#src/workflow/procedure.ts';
import { Blockers } from './Blockers.tsx';
import { OpenCase } from './OpenCase.tsx';
import { useBlockers } from './use-blockers.ts';
import { usePupilSearch } from './use-pupil-search.ts';

interface Props {
  readonly procedure: Procedure;
  readonly student: string | undefined;
  /** Where it comes from: a change that an import proposed. */
  readonly from: { readonly proposal?: string };
  readonly opened: (id: string) => void;
}

/** 本校一名学生 — found by name or number, or brought along from their own page. */
export function OwnPupil({ procedure, student, from, opened }: Props): ReactNode {
  const [chosen, setChosen] = useState(student);
  if (chosen === undefined) return <Find onChoose={({ id }) => setChosen(id)} />;
  return (
    <Chosen procedure={procedure} student={chosen} from={from} opened={opened} again={() => setChosen(undefined)} />
  );
}

function Find({ onChoose }: { readonly onChoose: (pupil: PupilRow) => void }): ReactNode {
  const [sought, setSought] = useState<Sought>({ is: 'words', words: '' });
  const query = usePupilSearch({ sought, limit: 12 });
  const rows = query.data?.rows;
  return (
    <section className="c-whom" aria-label="选择学生">
      <h2>为哪名学生办理？</h2>
      <SearchBox onSeek={setSought} />
      {rows?.length === 0 && <Nothing title="本校没有找到这名学生。可试名字的一部分、首字母，或号码后四位。" />}
      <ul className="c-pupils">
        {rows?.map((pupil) => (
          <li key={pupil.id}>
            <Button type="link" onClick={() => onChoose(pupil)}>
              {pupil.name || '（无姓名）'}
            </Button>
            <span className="r-quiet">{[pupil.place.class || '未分班', pupil.place.school].join('　')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ChosenProps extends Omit<Props, 'student'> {
  readonly student: string;
  readonly again: () => void;
}

function Chosen({ procedure, student, from, opened, again }: ChosenProps): ReactNode {
  const pupil = useQuery({
    queryKey: ['pupil', student, 'record', undefined],
    queryFn: (): Promise<ShownRecord> =>
      loaded(api.GET('/api/pupils/{id}', { params: { path: { id: student }, query: {} } })),
  });
  const blockers = useBlockers(procedure.id, [student]);
  const objections = blockers.data?.pupils[0]?.objections ?? [];
  const record = pupil.data;
  return (
    <PageState query={pupil}>
      <section className="c-whom" aria-label="学生">
        <h2>
          {record?.cells.name}
          <small className="r-quiet">{[record?.place.class, record?.place.school].filter(Boolean).join('　')}</small>
          <Button size="small" type="link" onClick={again}>
            换一名学生
          </Button>
        </h2>
        <PageState query={blockers}>
          <Blockers objections={objections} student={student} />
          <OpenCase
            body={{ procedure: procedure.id, students: [student], ...from }}
            opened={opened}
            disabled={objections.length > 0}
          />
        </PageState>
      </section>
    </PageState>
  );
}
