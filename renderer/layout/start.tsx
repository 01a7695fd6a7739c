/** Starts a page: its door to the main process, its words, its look, and the parts every screen may use. */

import table from 'virtual:route-table';
import { type ReactNode, StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { createApi } from '../api.ts';
import { WarmMarkdown } from '../components/markdown/index.tsx';
import { ModelProvider } from '../components/model-state/use-model.tsx';
import { Toasts } from '../components/toasts.tsx';
import { createCache } from '../data/cache.ts';
import { DataProvider } from '../data/context.tsx';
import { rememberedLook, useLook } from '../data/preferences.ts';
import { keepFresh } from '../data/refresh.ts';
import { createTexts, languageOf, speak } from '../i18n.ts';
import { AppTheme } from './theme.tsx';

export async function start(page: ReactNode): Promise<void> {
  const api = createApi(table);
  const cache = createCache(api);
  keepFresh(api, cache);
  const texts = await createTexts(languageOf(rememberedLook().language, navigator.languages));
  const root = document.getElementById('root');
  if (!root) throw new Error('no #root in the page');
  createRoot(root).render(
    <StrictMode>
      <DataProvider value={{ api, cache }}>
        <I18nextProvider i18n={texts}>
          <Look>
            <Toasts>
              <ModelProvider>{page}</ModelProvider>
            </Toasts>
          </Look>
        </I18nextProvider>
      </DataProvider>
    </StrictMode>,
  );
}

function Look({ children }: { children: ReactNode }) {
  const { theme, language } = useLook();
  const { i18n } = useTranslation();
  const spoken = languageOf(language, navigator.languages);
  useEffect(() => {
    document.documentElement.lang = spoken;
    void speak(i18n, spoken);
  }, [i18n, spoken]);
  return (
    <AppTheme choice={theme}>
      {children}
      <WarmMarkdown />
    </AppTheme>
  );
}
