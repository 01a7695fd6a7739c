import { Button, Dialog } from '@radix-ui/themes';
import { Kbd } from '../components/kbd.tsx';
import { useApi } from '../data/context.tsx';
import { useKeyNames } from '../hooks/use-key-names.ts';
import { useTexts } from '../i18n.ts';
import styles from './keys-dialog.module.css';

/** All keys there are, in one list. */
export default function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts('keys');
  const keyNames = useKeyNames();
  const { isDesktop } = useApi();
  // Two that do the same stand beside one another.
  const rows: [keys: string, meaning: string][] = [
    ['mod+K', t('palette')],
    [isDesktop ? 'mod+N' : 'alt+N', t('newQuestion')],
    ['mod+F', t('find')],
    ['mod+1', t('ask')],
    ['mod+2', t('tickets')],
    ['mod+3', t('knowledge')],
    ['mod+4 mod+,', t('settings')],
    [isDesktop ? 'mod+T' : 'alt+T', t('ticket')],
    ['esc', t('stop')],
    ['mod+Z', t('undo')],
    ['up', t('edit')],
    ['enter', t('send')],
    ['shift+enter', t('newLine')],
    ['?', t('this')],
  ];
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Content maxWidth="440px" aria-describedby={undefined}>
        <Dialog.Title size="4" className={styles.title}>
          {t('title')}
        </Dialog.Title>
        <dl className={styles.keys}>
          {rows.map(([keys, meaning]) => (
            <div key={keys}>
              <dt>{meaning}</dt>
              <dd>
                {keys.split(' ').map((each) => (
                  <Kbd key={each}>{keyNames(each)}</Kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <div className={styles.end}>
          <Dialog.Close>
            <Button variant="soft" color="gray">
              {t('common:close')}
            </Button>
          </Dialog.Close>
        </div>
      </Dialog.Content>
    </Dialog.Root>
  );
}
