import { Switch } from '@radix-ui/themes';
import { useState } from 'react';
import type { DesktopState } from '../../../../shared/model.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { StatusDot } from '../../../components/status-dot.tsx';
import { useTexts } from '../../../i18n.ts';
import { SavedField } from '../parts/saved-field.tsx';
import { Row, Section } from '../parts/section.tsx';
import type { Setup } from '../parts/use-setup.ts';
import styles from '../settings.module.css';
import { curlLine, portOf } from './port.ts';
import { Tokens } from './tokens.tsx';

/** Whether other programs on this computer may ask, and where. */
export function Access({ setup, desktop }: { setup: Setup; desktop: DesktopState | undefined }) {
  const { t } = useTexts('settings');
  const { settings, isFixed, problemOf, update } = setup;
  const [wrongPort, setWrongPort] = useState(false);
  const rest = desktop?.rest;
  const url = rest?.url;
  return (
    <Section title={t('access')}>
      <Row
        label={t('accessOn')}
        hint={t('accessHint')}
        fixed={isFixed('rest_enabled')}
        problem={problemOf('rest_enabled')}
      >
        {(names) => (
          <>
            {rest && (
              <StatusDot tone={rest.state === 'on' ? 'good' : rest.state === 'off' ? 'off' : 'bad'}>
                {t(`accessState.${rest.state}`)}
              </StatusDot>
            )}
            <Switch
              {...names}
              checked={settings.rest_enabled}
              disabled={isFixed('rest_enabled')}
              onCheckedChange={(rest_enabled) => void update({ rest_enabled })}
            />
          </>
        )}
      </Row>
      <Row
        name="rest_port"
        label={t('port')}
        hint={t('portHint')}
        fixed={isFixed('rest_port')}
        problem={
          wrongPort
            ? t('portWrong')
            : rest?.state === 'port_taken'
              ? t('portTaken', { port: rest.port })
              : problemOf('rest_port')
        }
      >
        {(names) => (
          <SavedField
            names={names}
            inputMode="numeric"
            disabled={isFixed('rest_port')}
            invalid={wrongPort || rest?.state === 'port_taken'}
            value={String(settings.rest_port)}
            onSave={(text) => {
              const rest_port = portOf(text);
              setWrongPort(rest_port === null);
              if (rest_port !== null) void update({ rest_port });
            }}
          />
        )}
      </Row>
      <Tokens setup={setup} />
      {url && (
        <Row
          label={t('try')}
          hint={t('tryHint')}
          below={
            <div className={styles.code}>
              <code>{curlLine(url)}</code>
              <CopyButton label={t('copyLine')} text={() => curlLine(url)} />
            </div>
          }
        >
          {() => null}
        </Row>
      )}
    </Section>
  );
}
