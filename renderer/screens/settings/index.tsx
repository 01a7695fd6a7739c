import { useEffect, useRef } from 'react';
import { Frame } from '../../components/frame.tsx';
import { useApi, useRoute } from '../../data/context.tsx';
import { useTexts } from '../../i18n.ts';
import { type Place, replacePlace } from '../../navigation.ts';
import { useSetup } from './parts/use-setup.ts';
import { Access } from './sections/access.tsx';
import { DataSection } from './sections/data.tsx';
import { DesktopSection } from './sections/desktop.tsx';
import { Model } from './sections/model.tsx';
import { Organisation } from './sections/organisation.tsx';
import { Personal } from './sections/personal.tsx';
import styles from './settings.module.css';

/** What can be set; in a browser the person's own choices alone. */
export default function Settings({ place: { setting } }: { place: Place }) {
  const { t } = useTexts('settings');
  const api = useApi();
  const setup = useSetup();
  const { data: desktop } = useRoute('desktop.state', api.has('desktop.state') ? {} : null);
  const page = useRef<HTMLDivElement>(null);
  const isThere = setup !== undefined;
  useEffect(() => {
    if (setting && isThere) goTo(page.current, setting);
  }, [setting, isThere]);
  return (
    <Frame title={t('title')}>
      <div className={styles.scroll}>
        <div ref={page} className={styles.page}>
          <Personal />
          {setup && <Model setup={setup} />}
          {setup && <DesktopSection setup={setup} desktop={desktop} />}
          {setup && <Access setup={setup} desktop={desktop} />}
          {setup && <Organisation setup={setup} />}
          {setup && <DataSection setup={setup} desktop={desktop} />}
          {!api.isDesktop && <p className={styles.quiet}>{t('more')}</p>}
        </div>
      </div>
    </Frame>
  );
}

/** Puts the person before one setting, and forgets that they asked for it: they may ask for it again. */
function goTo(page: HTMLElement | null, setting: string): void {
  const row = page?.querySelector(`[data-setting="${CSS.escape(setting)}"]`);
  const control = row?.querySelector<HTMLElement>('input, button');
  control?.scrollIntoView({ block: 'center' });
  control?.focus({ preventScroll: true });
  replacePlace({ screen: 'settings' });
}
