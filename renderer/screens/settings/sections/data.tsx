import { Button } from '@radix-ui/themes';
import type { DesktopState } from '../../../../shared/model.ts';
import { useToast } from '../../../components/toasts.tsx';
import { useApi } from '../../../data/context.tsx';
import { useErrorWords } from '../../../hooks/use-error-words.ts';
import { useTexts } from '../../../i18n.ts';
import { Row, Section } from '../parts/section.tsx';
import type { Setup } from '../parts/use-setup.ts';
import { Backups } from './backups.tsx';
import { Retention } from './retention.tsx';

/** Where everything is kept, and its backups. */
export function DataSection({ setup, desktop }: { setup: Setup; desktop: DesktopState | undefined }) {
  const { t } = useTexts('settings');
  const api = useApi();
  const toast = useToast();
  const words = useErrorWords();

  const open = async (): Promise<void> => {
    const result = await api.request('desktop.openDataFolder', {}).result;
    if (!result.ok) toast({ text: words(result.error) });
  };
  const saveCorrections = async (): Promise<void> => {
    const file = await api.request('corrections.export', {}).result;
    if (!file.ok) return toast({ text: words(file.error) });
    const result = await api.request('desktop.save', file.value).result;
    if (!result.ok) toast({ text: words(result.error) });
    else if (result.value.saved) toast({ text: t('correctionsSaved', { file: file.value.filename }) });
  };
  return (
    <Section title={t('data')}>
      <Row label={t('folder')} hint={desktop?.data_folder}>
        {() => (
          <Button variant="soft" color="gray" onClick={() => void open()}>
            {t('openFolder')}
          </Button>
        )}
      </Row>
      <Retention setup={setup} />
      {api.has('corrections.export') && api.has('desktop.save') && (
        <Row label={t('corrections')} hint={t('correctionsHint')}>
          {() => (
            <Button variant="soft" color="gray" onClick={() => void saveCorrections()}>
              {t('correctionsSave')}
            </Button>
          )}
        </Row>
      )}
      <Backups />
    </Section>
  );
}
