import { PaneHeader } from '../../components/frame.tsx';
import { useTexts } from '../../i18n.ts';
import { navigate } from '../../navigation.ts';
import styles from './ask.module.css';
import { NEW_QUESTION } from './chat/drafts.ts';
import { Composer } from './composer/composer.tsx';
import { ModelBanner } from './composer/model-banner.tsx';
import { Welcome } from './welcome/welcome.tsx';

/** Before the first question. */
export function NewQuestion({ onAsk }: { onAsk: (text: string) => void }) {
  const { t } = useTexts('ask');
  return (
    <>
      <PaneHeader title={t('newQuestion')} level={1} />
      <div className={styles.middle}>
        <Welcome onAsk={onAsk} />
      </div>
      <footer className={styles.foot}>
        <div className={styles.column}>
          <ModelBanner />
          <Composer
            draftKey={NEW_QUESTION}
            busy={false}
            onAsk={onAsk}
            onTicket={() => navigate('new_ticket')}
          />
        </div>
      </footer>
    </>
  );
}
