import { useQuery } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, loaded } from '#src/web/api.ts';
import { Nothing } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import type { WholePetition } from './answers.ts';
import { useDeal } from './use-deal.ts';

/** 关联学生 — looked up by name, pinyin or initials; among the pupils of this office's reach. */
export function LinkPupil({ of, close }: { readonly of: WholePetition; readonly close: () => void }): ReactNode {
  const [words, setWords] = useState(() => of.words?.child.split(/[，,\s（(]/)[0] ?? '');
  const { busy, answer, deal } = useDeal(of);
  const { data, isFetching } = useQuery({
    queryKey: ['petition-pupils', words],
    enabled: words.trim() !== '',
    queryFn: () => loaded(api.POST('/api/pupils/search', { body: { words } })),
  });
  const link = async (student: string | undefined) => {
    if (await deal({ deed: 'link', words: '', ...(student && { student }) })) close();
  };
  const rows = (data?.rows ?? []).slice(0, 12);
  return (
    <Modal open title="关联学生" footer={null} onCancel={close} width={560}>
      <div className="pt-work">
        <p className="r-quiet">
          群众写的是：{of.words?.child || '没有写明'}。核实是哪一名学生再关联；群众不会看到学籍。
        </p>
        <Input
          aria-label="查找学生"
          placeholder="姓名、拼音或首字母"
          autoFocus
          value={words}
          maxLength={40}
          onChange={({ target }) => setWords(target.value)}
        />
        <Refusals answer={answer} title="没有关联" />
        {!isFetching && words.trim() !== '' && rows.length === 0 && <Nothing title="您的管理范围内没有这样的学生。" />}
        <ul className="pt-answers">
          {rows.map(({ id, name, place }) => (
            <li key={id} className="pt-row">
              <span>
                {name}　{place.school} {place.class}
              </span>
              <Button size="small" loading={busy} onClick={() => link(id)}>
                关联
              </Button>
            </li>
          ))}
        </ul>
        {of.child && (
          <Button loading={busy} onClick={() => link(undefined)}>
            取消关联
          </Button>
        )}
      </div>
    </Modal>
  );
}
