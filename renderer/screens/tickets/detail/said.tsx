import { Fragment } from 'react';
import styles from './ticket-pane.module.css';

/** A part of a description as it was written, the lines that name who speaks set apart. */
export function Said({ text, speakers }: { text: string; speakers: readonly string[] }) {
  const heads = new Set(speakers.map((speaker) => `${speaker}:`));
  return (
    <p className={styles.text}>
      {text.split('\n').map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a ticket never change places
        <Fragment key={index}>
          {heads.has(line) ? <strong>{line}</strong> : line}
          {'\n'}
        </Fragment>
      ))}
    </p>
  );
}
