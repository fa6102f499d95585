import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { usePupilSearch } from '#src/cases/ui/use-pupil-search.ts';
import { SearchBox } from '#src/registry/ui/SearchBox.tsx';
import type { Sought } from '#src/registry/ui/sought.ts';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';

interface Props {
  readonly onClaim: (whose: { readonly code: string } | { readonly student: string }) => Promise<void>;
  readonly onAside: () => Promise<void>;
}

/** 认领 — by the code at the foot of the sheet, or by the pupil: the class chosen, the name typed. */
export function ClaimForm({ onClaim, onAside }: Props): ReactNode {
  const [code, setCode] = useState('');
  const [unit, setUnit] = useState<string>();
  const [sought, setSought] = useState<Sought>({ is: 'words', words: '' });
  const { data } = usePupilSearch({ sought, unit, limit: 60 });
  const byCode = () => {
    if (code.trim() !== '') onClaim({ code });
  };
  return (
    <div className="v-claim-form">
      <label htmlFor="claim-code">表脚的编码看得清，就输入编码</label>
      <Input.Search
        id="claim-code"
        value={code}
        placeholder="RJ 开头，分隔的横线可以不输"
        enterButton="归到这名学生"
        onChange={({ target }) => setCode(target.value)}
        onSearch={byCode}
      />
      <p>看不清的，按学生找：</p>
      <UnitFilter value={unit} onChange={setUnit} />
      <SearchBox onSeek={setSought} />
      <ul className="v-found" aria-label="查找结果">
        {data?.rows.map(({ id, name, place }) => (
          <li key={id}>
            <Button size="small" onClick={() => onClaim({ student: id })}>
              {name || '（无姓名）'}　{place.class || place.school}
            </Button>
          </li>
        ))}
      </ul>
      {data?.rows.length === 0 && <p className="r-quiet">没有找到。可换一个班，或试名字的一部分、拼音首字母。</p>}
      <p>
        <Button onClick={onAside}>不是核对表（封面、空白页），搁置</Button>
      </p>
    </div>
  );
}
