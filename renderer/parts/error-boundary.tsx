import { Component, type ReactNode } from 'react';
import { shell } from '../texts/shell.ts';
import { FailureNotice } from './failure-notice.tsx';

interface State {
  error: unknown;
}

/** Keeps a page's mistake from taking the window with it. Give it a `key` that changes with the page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return (
      <div className="page">
        <FailureNotice error={this.state.error} title={shell.crash.title} onRetry={() => this.setState({ error: undefined })} />
      </div>
    );
  }
}
