import { Component, type ReactNode } from 'react';
import { ScreenFault } from '../../components/ScreenFault.tsx';

/** Keeps an error of one screen from taking the window down. */
export class ScreenBoundary extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state = { error: null as Error | null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <ScreenFault error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}
