import { Button, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { usePupilSearch } from '#src/cases/ui/use-pupil-search.ts';
import { SearchBox } from '#src/registry/ui/SearchBox.tsx';
import type { Sought } from '#src/registry/ui/sought.ts';
import { Nothing } from '#src/web/PageState.tsx';

export interface ChosenPupil {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly chosen: readonly ChosenPupil[];
  readonly onChange: (chosen: readonly ChosenPupil[]) => void;
}

/** 选择学生 — found one by one, by name or number. */
export function PupilChooser({ chosen, onChange }: Props): ReactNode {
  const [sought, setSought] = useState<Sought>({ is: 'words', words: '' });
  const { data } = usePupilSearch({ sought, limit: 12 });
  const isChosen = (id: string) => chosen.some((pupil) => pupil.id === id);
  return (
    <div className="r-sheets-pupils">
      <SearchBox onSeek={setSought} />
      {data?.rows.length === 0 && <Nothing title="没有找到这名学生。可试名字的一部分、首字母，或号码后四位。" />}
      <ul aria-label="查找结果">
        {data?.rows
          .filter(({ id }) => !isChosen(id))
          .map(({ id, name, place }) => (
            <li key={id}>
              <Button size="small" onClick={() => onChange([...chosen, { id, name }])}>
                {name || '（无姓名）'}　{place.school} {place.class || '未分班'}
              </Button>
            </li>
          ))}
      </ul>
      {chosen.length > 0 && (
        <p>
          已选 {chosen.length} 名：
          {chosen.map(({ id, name }) => (
            <Tag key={id} closable onClose={() => onChange(chosen.filter((pupil) => pupil.id !== id))}>
              {name}
            </Tag>
          ))}
        </p>
      )}
    </div>
  );
}
