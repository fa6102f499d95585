import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { answered, api } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import type { WholeTemplate } from './answers.ts';
import { useLetterDeed } from './use-letter-deed.ts';

interface Props {
  readonly of: WholeTemplate;
  readonly form: 'text' | 'model';
  readonly inForce: number;
}

/** 各版: the latest first, the program's own last; any of them can be put in force again. */
export function VersionList({ of, form, inForce }: Props): ReactNode {
  const { message } = App.useApp();
  const { busy, run } = useLetterDeed();
  const choose = async (version: number) => {
    const params = { path: { key: of.key } };
    const call = api.PUT('/api/letter-templates/{key}/choice', { params, body: { form, version } });
    if (await run(answered(call))) message.success(version === 0 ? '已换回程序自带的' : `已换回第 ${version} 版`);
  };
  const made = of.versions.filter((each) => each.form === form);
  const lines = [
    ...made.map(({ version, note, madeAt, madeBy }) => ({
      ...{ version, words: `第 ${version} 版　${madeBy}　${momentInWords(madeAt)}　${note}` },
    })),
    { version: 0, words: '程序自带' },
  ];
  return (
    <section aria-label="各版">
      <h3>各版</h3>
      <ul className="l-list">
        {lines.map(({ version, words }) => (
          <li key={version}>
            <span>{words}</span>
            <span className="l-buttons">
              {form === 'model' && (
                <>
                  <a href={`/api/letter-templates/${of.key}/models/${version}/model.docx`} download>
                    取版式
                  </a>
                  <a href={`/api/letter-templates/${of.key}/models/${version}/sample.docx`} download>
                    预览
                  </a>
                </>
              )}
              {version === inForce ? (
                <b>现用</b>
              ) : (
                <Button size="small" loading={busy} onClick={() => choose(version)}>
                  换回这一版
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
