import { Component, type ReactNode } from 'react';
import styles from './markdown.module.css';

interface Props {
  text: string;
  children: ReactNode;
}

/** Shows a text as it is where laying it out failed: one strange paragraph must not take the page with it. */
export class PlainOnError extends Component<Props, { failed: boolean; of: string }> {
  override state = { failed: false, of: this.props.text };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  static getDerivedStateFromProps({ text }: Props, { failed, of }: { failed: boolean; of: string }) {
    return { failed: failed && text === of, of: text };
  }

  override render(): ReactNode {
    return this.state.failed ? <Plain text={this.props.text} /> : this.props.children;
  }
}

export function Plain({ text }: { text: string }) {
  return <div className={styles.plain}>{text}</div>;
}
