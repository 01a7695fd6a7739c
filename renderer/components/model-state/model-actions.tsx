import { Button, Popover, Spinner } from '@radix-ui/themes';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n.ts';
import { navigate } from '../../navigation.ts';
import styles from './model-panel.module.css';
import type { ModelControl } from './use-model.tsx';

interface ModelActionsProps {
  model: ModelControl;
  /** Where another button is the next step. */
  quiet?: boolean;
  /** Called when the person goes elsewhere from here. */
  onLeave?: (() => void) | undefined;
}

const QUIET = { variant: 'surface', color: 'gray' } as const;

/** What mends the model's state; nothing where a model is ready. */
export function ModelActions({ model, quiet = false, onLeave }: ModelActionsProps) {
  const { t } = useTexts('model');
  const { status, candidate } = model;
  const toSetting = (setting: 'model_key' | 'model_name'): void => {
    navigate('settings', { setting });
    onLeave?.();
  };
  if (!status || status.state === 'ready') return null;
  if (model.loadingFor !== null) return <Quiet onClick={model.stop}>{t('stop')}</Quiet>;
  if (status.state === 'loading') return null;
  if (status.state === 'no_model' && candidate) {
    return (
      <>
        <Button size="1" {...(quiet && QUIET)} onClick={() => model.load(candidate)}>
          {t('load', { model: candidate })}
        </Button>
        <Quiet onClick={() => toSetting('model_name')}>{t('choose')}</Quiet>
      </>
    );
  }
  return (
    <>
      {status.state === 'key_refused' && (
        <Quiet onClick={() => toSetting('model_key')}>{t('enterKey')}</Quiet>
      )}
      <Quiet disabled={model.looking} onClick={model.look}>
        {model.looking && <Spinner size="1" />}
        {t('again')}
      </Quiet>
      {status.state !== 'key_refused' && <Guide label={t(`how.${status.state}`)} />}
    </>
  );
}

/** How it is done in LM Studio, beside the button that asks. */
function Guide({ label }: { label: string }) {
  const { t } = useTexts('model');
  return (
    <Popover.Root>
      <Popover.Trigger>
        <Button size="1" {...QUIET}>
          {label}
        </Button>
      </Popover.Trigger>
      <Popover.Content size="2" maxWidth="320px" aria-label={label}>
        <ol className={styles.guide}>
          {(['open', 'server', 'load'] as const).map((step) => (
            <li key={step}>{t(`guide.${step}`)}</li>
          ))}
        </ol>
      </Popover.Content>
    </Popover.Root>
  );
}

interface QuietProps {
  onClick: () => void;
  disabled?: boolean;
  children: ReactNode;
}

function Quiet({ onClick, disabled = false, children }: QuietProps) {
  return (
    <Button size="1" {...QUIET} disabled={disabled} onClick={onClick}>
      {children}
    </Button>
  );
}
