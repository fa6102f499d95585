import { useQuery } from '@tanstack/react-query';
import { Drawer, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { api, loaded } from '#src/web/api.ts';
import { PageState } from '#src/web/PageState.tsx';
import type { WholeTemplate } from './answers.ts';
import { TemplateModel } from './TemplateModel.tsx';
import { TemplateText } from './TemplateText.tsx';

interface Props {
  readonly of: string;
  readonly close: () => void;
}

/** 一个模板: its words, its Word model, and every version of both. */
export function TemplateDrawer({ of, close }: Props): ReactNode {
  const query = useQuery({
    queryKey: ['letter-template', of],
    queryFn: (): Promise<WholeTemplate> => {
      return loaded(api.GET('/api/letter-templates/{key}', { params: { path: { key: of } } }));
    },
  });
  const template = query.data;
  return (
    <Drawer open size={760} title={template ? `模板：${template.name}` : '模板'} onClose={close}>
      <PageState query={query}>
        {template && (
          <Tabs
            items={[
              { key: 'text', label: '文本', children: <TemplateText key={template.text} of={template} /> },
              { key: 'model', label: 'Word 版式', children: <TemplateModel of={template} /> },
            ]}
          />
        )}
      </PageState>
    </Drawer>
  );
}
