import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';
import { ErrorBoundary } from '#src/web/ErrorBoundary.tsx';
import { newQueryClient } from '#src/web/queries.ts';
import { styleNonce, THEME } from '#src/web/theme.ts';
import { newRouter } from './router.tsx';

dayjs.locale('zh-cn');

const queries = newQueryClient();
const router = newRouter(queries);
const nonce = styleNonce();

/** 桌面 — everything the browser shows, from the first pixel. */
export function Desk(): ReactNode {
  return (
    <ConfigProvider
      locale={zhCN}
      theme={THEME}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      {...(nonce === undefined ? {} : { csp: { nonce } })}
    >
      <App message={{ maxCount: 3 }}>
        <ErrorBoundary>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </ErrorBoundary>
      </App>
    </ConfigProvider>
  );
}
