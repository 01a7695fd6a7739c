import { Popover } from '@radix-ui/themes';
import { useState } from 'react';
import type { ModelStatus } from '../../../shared/model.ts';
import { useTexts } from '../../i18n.ts';
import { StatusDot, type Tone } from '../status-dot.tsx';
import styles from './model-badge.module.css';
import { ModelPanel } from './model-panel.tsx';
import { useModel } from './use-model.tsx';

const TONES: Record<ModelStatus['state'], Tone> = {
  ready: 'good',
  loading: 'waiting',
  no_model: 'waiting',
  key_refused: 'waiting',
  server_off: 'off',
  not_running: 'off',
};

/** The model's state in a word, at the foot of the rail; more of it on a click. */
export function ModelBadge() {
  const { t } = useTexts('model');
  const model = useModel();
  const [open, setOpen] = useState(false);
  if (!model.status) return <div className={styles.badge} />;
  const state = model.loadingFor === null ? model.status.state : 'loading';
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger>
        <button type="button" className={styles.badge}>
          <span className={styles.caption}>{t('title')}</span>{' '}
          <StatusDot tone={TONES[state]}>{t(`short.${state}`)}</StatusDot>
        </button>
      </Popover.Trigger>
      <Popover.Content side="right" align="end" sideOffset={8} size="2" width="320px" aria-label={t('title')}>
        <ModelPanel model={model} onLeave={() => setOpen(false)} />
      </Popover.Content>
    </Popover.Root>
  );
}
