import { useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { RosterDrop } from '#src/intake/ui/RosterDrop.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered } from '#src/web/api.ts';
import { sendForm } from '#src/web/send-form.ts';
import '#src/intake/ui/intake.css';

/** 带回来的 — the national system's next export to be compared, and filled templates to be taken in. */
export function BackPanel(): ReactNode {
  const navigate = useNavigate();
  const [day, setDay] = useState('');
  const send = (files: readonly File[]) => {
    const form = new FormData();
    for (const file of files) form.append('files', file, file.name);
    const query = day.trim() === '' ? '' : `?exportedOn=${encodeURIComponent(day.trim())}`;
    return answered(sendForm<{ readonly id: string }>(`/api/exchange/readings${query}`, form));
  };
  return (
    <div className="x-back">
      <section aria-labelledby="x-national">
        <h3 id="x-national">全国系统的导出：核对到位没有</h3>
        <label htmlFor="x-day">
          它是哪天导出的
          <Input
            id="x-day"
            value={day}
            maxLength={10}
            inputMode="numeric"
            placeholder="不填即今天，如 20250318"
            onChange={({ target }) => setDay(target.value)}
          />
        </label>
        <RosterDrop
          title="把全国系统导出的名单拖到这里，或点这里选择文件"
          hint="可以一次选几个班、全县各校的文件。只核对，不写入学籍；原文件不保存。"
          send={send}
          opened={(reading) => navigate({ to: ADDRESSES.exchange, search: { tab: 'items', reading } })}
        />
      </section>
      <section aria-labelledby="x-filled">
        <h3 id="x-filled">填好的家庭成员模板</h3>
        <RosterDrop
          title="把填好的模板拖到这里，或点这里选择文件"
          hint="先看逐项差异，提交之前什么都不写入。有错的行标出来退回，改好再传；整批可以撤销。"
        />
      </section>
    </div>
  );
}
