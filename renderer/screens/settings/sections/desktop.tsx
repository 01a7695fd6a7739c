import { Button, Switch } from '@radix-ui/themes';
import { useState } from 'react';
import type { DesktopState } from '../../../../shared/model.ts';
import { Kbd } from '../../../components/kbd.tsx';
import { isMac } from '../../../hooks/keyboard.ts';
import { useTexts } from '../../../i18n.ts';
import { Row, Section } from '../parts/section.tsx';
import type { Setup } from '../parts/use-setup.ts';
import { useShortcutName } from '../parts/use-shortcut-name.ts';
import { acceleratorOf } from './accelerator.ts';

/** How the app is reached: by a key combination from anywhere, and from the start. */
export function DesktopSection({ setup, desktop }: { setup: Setup; desktop: DesktopState | undefined }) {
  const { t } = useTexts('settings');
  const shortcutName = useShortcutName();
  const { settings, isFixed, problemOf, update } = setup;
  const [recording, setRecording] = useState(false);
  const [wrong, setWrong] = useState(false);
  const keys = shortcutName(settings.shortcut);
  const state = settings.shortcut ? desktop?.shortcut.state : undefined;
  const trouble =
    state === 'taken' ? t('taken', { keys }) : state === 'unsupported' ? t('unsupported') : undefined;
  return (
    <Section title={t('desktop')}>
      <Row
        name="shortcut"
        label={t('shortcut')}
        hint={t('shortcutHint')}
        fixed={isFixed('shortcut')}
        problem={wrong ? t('shortcutWrong') : (problemOf('shortcut') ?? trouble)}
      >
        {(names) => (
          <>
            <Button
              variant={recording ? 'solid' : 'surface'}
              color={recording ? undefined : 'gray'}
              disabled={isFixed('shortcut')}
              aria-describedby={names['aria-describedby']}
              aria-pressed={recording}
              onClick={() => setRecording(true)}
              onBlur={() => setRecording(false)}
              onKeyDown={(event) => {
                if (!recording || event.key === 'Tab') return;
                event.preventDefault();
                event.stopPropagation();
                if (event.key === 'Escape') return setRecording(false);
                if (/^(Control|Shift|Alt|Meta|AltGraph)$/.test(event.key)) return;
                const shortcut = acceleratorOf(event, isMac());
                setWrong(shortcut === null);
                if (shortcut === null) return;
                setRecording(false);
                void update({ shortcut });
              }}
            >
              {recording ? t('record') : settings.shortcut ? <Kbd>{keys}</Kbd> : t('shortcutNone')}
              {!recording && <span className="visually-hidden">{t('shortcutChange')}</span>}
            </Button>
            {settings.shortcut && !isFixed('shortcut') && (
              <Button variant="soft" color="gray" onClick={() => void update({ shortcut: '' })}>
                {t('shortcutOff')}
              </Button>
            )}
          </>
        )}
      </Row>
      <Row
        label={t('login')}
        hint={t('loginHint')}
        fixed={isFixed('start_at_login')}
        problem={problemOf('start_at_login')}
      >
        {(names) => (
          <Switch
            {...names}
            checked={settings.start_at_login}
            disabled={isFixed('start_at_login')}
            onCheckedChange={(start_at_login) => void update({ start_at_login })}
          />
        )}
      </Row>
    </Section>
  );
}
