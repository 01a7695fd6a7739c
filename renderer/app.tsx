import { lazy, Suspense } from 'react';
import { Loading } from './components/states.tsx';
import { useTexts } from './i18n.ts';
import styles from './layout/layout.module.css';
import { Rail } from './layout/rail.tsx';
import { Recovered } from './layout/recovered.tsx';
import { Shortcuts } from './layout/shortcuts.tsx';
import { usePlaceFromPushes } from './layout/use-place-from-pushes.ts';
import { type Place, type Screen, usePlace } from './navigation.ts';
import { ChatsProvider } from './screens/ask/chat/chats.tsx';
import Ask from './screens/ask/index.tsx';
import { RemovalsProvider } from './screens/ask/sessions/removals.tsx';
import { ImportProvider } from './screens/knowledge/adding/use-import.tsx';
import { Taken } from './screens/settings/taken.tsx';

/** Each screen gets the place to show; all but the first are loaded when they are wanted. */
const Tickets = lazy(() => import('./screens/tickets/index.tsx'));
const Knowledge = lazy(() => import('./screens/knowledge/index.tsx'));
const Settings = lazy(() => import('./screens/settings/index.tsx'));

const SCREENS: Record<Screen, React.ComponentType<{ place: Place }>> = {
  ask: Ask,
  tickets: Tickets,
  new_ticket: Tickets,
  knowledge: Knowledge,
  settings: Settings,
};

/** The main window: the rail, and the screen of the place the person is at. */
export function App() {
  const place = usePlace();
  const { t } = useTexts('common');
  usePlaceFromPushes();
  const Current = SCREENS[place.screen];
  return (
    <ChatsProvider>
      <RemovalsProvider>
        <ImportProvider>
          <div className={styles.window}>
            <button type="button" className={styles.skip} onClick={skip}>
              {t('skip')}
            </button>
            <Rail current={place.screen} />
            <Suspense fallback={<Loading />}>
              <Current place={place} />
            </Suspense>
          </div>
          <Shortcuts place={place} />
          <Taken />
          <Recovered />
        </ImportProvider>
      </RemovalsProvider>
    </ChatsProvider>
  );
}

function skip(): void {
  document.getElementById('content')?.focus();
}
