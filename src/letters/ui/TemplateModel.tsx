import { App, Button, Upload } from 'antd';
import type { ReactNode } from 'react';
import { answered } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { sendForm } from '#src/web/send-form.ts';
import type { WholeTemplate } from './answers.ts';
import { useLetterDeed } from './use-letter-deed.ts';
import { VersionList } from './VersionList.tsx';
import './letters.css';

/** 换 Word 版式: fetched, changed in Word, brought back; its tags are compared before it is taken. */
export function TemplateModel({ of }: { readonly of: WholeTemplate }): ReactNode {
  const { message } = App.useApp();
  const { busy, answer, run } = useLetterDeed<{ readonly version: number }>();
  const send = async (file: File) => {
    const form = new FormData();
    form.append('file', file, file.name);
    const sent = sendForm<{ readonly version: number }>(`/api/letter-templates/${of.key}/models`, form);
    const saved = await run(answered(sent));
    if (saved) message.success(`已成为第 ${saved.version} 版，并启用`);
  };
  return (
    <div className="l-form">
      <ol className="l-steps">
        <li>取下面“现用”的版式，在 Word 里改字体、版面和固定的文字，标记（花括号里的字）保留。</li>
        <li>传回来。系统逐个核对标记：多写的、漏掉的都会说出来，改好再传。</li>
      </ol>
      <Upload
        accept=".docx"
        showUploadList={false}
        beforeUpload={(file) => {
          send(file);
          return false;
        }}
      >
        <Button loading={busy}>传回改好的版式</Button>
      </Upload>
      <Refusals answer={answer} title="没有采用" />
      <VersionList of={of} form="model" inForce={of.model} />
      <details>
        <summary>可以用的标记</summary>
        <ul className="l-fields">
          {of.modelTags.map(({ tag, words }) => (
            <li key={tag}>
              <code>{`{${tag}}`}</code> {words}
            </li>
          ))}
          {of.fields.map(({ name, secret }) => (
            <li key={name}>
              <code>{`{${name}}`}</code> {secret ? '印成星号' : '本模板的要素'}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
