import { Alert, Button } from '@backstage/ui';
import { Component, type ReactNode } from 'react';
import { sentenceOf } from '../../api/sentenceOf';
import { useText } from '../../hooks/useText';

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

  #again = () => this.setState({ error: undefined });

  render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <BrokenPanel
        title={this.props.title}
        error={error}
        onRetry={this.#again}
      />
    );
  }
}

function BrokenPanel(props: {
  title: string;
  error: unknown;
  onRetry: () => void;
}) {
  const t = useText();
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('incident.panelBroken', { title: props.title })}
      description={sentenceOf(props.error)}
      customActions={
        <Button size="small" variant="secondary" onPress={props.onRetry}>
          {t('incident.retry')}
        </Button>
      }
    />
  );
}
