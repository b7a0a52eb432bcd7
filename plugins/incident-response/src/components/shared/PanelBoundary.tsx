import { Alert } from '@backstage/ui';
import { Component, type ReactNode } from 'react';
import { useText } from '../../hooks/useText';
import { sentenceOf } from '../../api/sentenceOf';

interface Props {
  title: string;
  children: ReactNode;
}

/** Keeps a part that cannot be drawn from taking the page with it. */
export class PanelBoundary extends Component<Props, { error?: unknown }> {
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  state: { error?: unknown } = {};

  render() {
    if (this.state.error === undefined) return this.props.children;
    return <BrokenPanel title={this.props.title} error={this.state.error} />;
  }
}

function BrokenPanel(props: { title: string; error: unknown }) {
  const t = useText();
  return (
    <Alert
      status="danger"
      icon
      title={t('incident.panelBroken', { title: props.title })}
      description={sentenceOf(props.error)}
    />
  );
}
