import { useEffect, useEffectEvent } from 'react';
import { useToast } from '../../components/toasts.tsx';
import { useApi, useRoute } from '../../data/context.tsx';
import { useTexts } from '../../i18n.ts';
import { navigate } from '../../navigation.ts';
import { useShortcutName } from './parts/use-shortcut-name.ts';

/** Says once that another program holds the port or the shortcut, with the way to change it; settings go on saying it. */
export function Taken() {
  const { t } = useTexts('settings');
  const api = useApi();
  const toast = useToast();
  const shortcutName = useShortcutName();
  const { data: desktop } = useRoute('desktop.state', api.has('desktop.state') ? {} : null);
  const port = desktop?.rest.state === 'port_taken' ? desktop.rest.port : undefined;
  const shortcut = desktop?.shortcut.state === 'taken' ? desktop.shortcut.accelerator : undefined;

  const say = (text: string, label: string, setting: string): void => {
    // In the settings it stands beside the field already.
    if (window.location.hash.startsWith('#/settings')) return;
    toast({ text, action: { label, run: () => navigate('settings', { setting }) } });
  };
  const sayPort = useEffectEvent((taken: number) =>
    say(t('portTaken', { port: taken }), t('portChange'), 'rest_port'),
  );
  const sayShortcut = useEffectEvent((taken: string) =>
    say(t('takenBy', { keys: shortcutName(taken) }), t('takenChange'), 'shortcut'),
  );
  useEffect(() => {
    if (port !== undefined) sayPort(port);
  }, [port]);
  useEffect(() => {
    if (shortcut) sayShortcut(shortcut);
  }, [shortcut]);
  return null;
}
