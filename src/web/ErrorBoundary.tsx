import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
}

/** A screen that breaks says so, and leaves the rest of the desk standing. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken retry={() => this.setState({ broken: false })} /> : this.props.children;
  }
}

/** Also shown by the router for a page that could not be loaded. */
export function Broken({ retry }: { readonly retry: () => void }): ReactNode {
  return (
    <div role="alert">
      <Result
        status="warning"
        title="这一页没有显示出来"
        subTitle="已保存的内容不受影响。请重试；仍不行请刷新页面，或把正在做的事告诉县系统管理员。"
        extra={[
          <Button key="retry" type="primary" onClick={retry}>
            重试
          </Button>,
          <Button key="reload" onClick={() => window.location.reload()}>
            刷新页面
          </Button>,
        ]}
      />
    </div>
  );
}
