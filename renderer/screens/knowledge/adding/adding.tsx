import { Button } from '@radix-ui/themes';
import { FileUp } from 'lucide-react';
import { useRef } from 'react';
import { useTexts } from '../../../i18n.ts';
import styles from './adding.module.css';
import { Folders } from './folders.tsx';
import { ImportReport } from './import-report.tsx';
import type { Importing } from './use-import.tsx';

const ACCEPTED = '.md,.markdown,.txt,.html,.htm,.pdf,.docx';

/** Where documents and folders are added. @param dragging whether files are held over the window */
export function Adding({ importing, dragging }: { importing: Importing; dragging: boolean }) {
  const { t } = useTexts('knowledge');
  /** Held while its dialog is open: nothing else would keep it. */
  const picker = useRef<HTMLInputElement>(null);
  const choose = (): void => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', multiple: true, accept: ACCEPTED });
    input.addEventListener('change', () => importing.start([...(input.files ?? [])]));
    picker.current = input;
    input.click();
  };
  return (
    <div className={styles.scroll}>
      <div className={styles.page}>
        <section className={styles.drop} data-dragging={dragging} aria-labelledby="add-documents">
          <FileUp size={20} strokeWidth={1.75} aria-hidden />
          <h2 id="add-documents">{t('addTitle')}</h2>
          <p>{t('addText')}</p>
          <Button disabled={importing.running} onClick={choose}>
            {t('choose')}
          </Button>
        </section>
        {importing.total > 0 && <ImportReport importing={importing} />}
        <Folders />
      </div>
    </div>
  );
}
