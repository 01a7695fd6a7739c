import { Button, Select } from '@radix-ui/themes';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract.ts';
import type { ErrorValue } from '../../../../shared/errors.ts';
import { ModelPanel } from '../../../components/model-state/model-panel.tsx';
import { useModel } from '../../../components/model-state/use-model.tsx';
import { useData, useRoute } from '../../../data/context.tsx';
import { useErrorWords } from '../../../hooks/use-error-words.ts';
import { useFormat } from '../../../hooks/use-format.ts';
import { useTexts } from '../../../i18n.ts';
import { SavedField } from '../parts/saved-field.tsx';
import { Row, Section } from '../parts/section.tsx';
import type { Setup } from '../parts/use-setup.ts';
import styles from '../settings.module.css';

/** Stands for the empty name, which a select cannot have as a value. */
const LOADED_ONE = ' ';

/** Where the model is found, with which key, and which one answers. */
export function Model({ setup }: { setup: Setup }) {
  const { t } = useTexts('settings');
  const { cache } = useData();
  const model = useModel();
  const { data } = useRoute('model.list', {});
  const { settings, isFixed, problemOf, update } = setup;
  const known = data?.models.map(({ id }) => id) ?? [];
  const names = [...new Set([...known, ...(settings.model_name ? [settings.model_name] : [])])];
  const isLoaded = data?.models.find(({ id }) => id === settings.model_name)?.loaded ?? true;
  const stateOf = (id: string): string => {
    const info = data?.models.find((each) => each.id === id);
    if (!info) return t('modelMissing', { model: id });
    return info.loaded ? t('modelLoaded', { model: id }) : id;
  };
  return (
    <Section title={t('model')}>
      <Row
        label={t('address')}
        hint={t('addressHint')}
        fixed={isFixed('model_url')}
        problem={problemOf('model_url')}
      >
        {(own) => (
          <SavedField
            names={own}
            inputMode="url"
            placeholder={t('addressAuto')}
            disabled={isFixed('model_url')}
            invalid={problemOf('model_url') !== undefined}
            value={settings.model_url}
            onSave={(model_url) => void update({ model_url })}
          />
        )}
      </Row>
      <Row
        name="model_key"
        label={t('key')}
        hint={t('keyHint')}
        fixed={isFixed('model_key')}
        problem={problemOf('model_key')}
      >
        {(own) => (
          <SavedField
            names={own}
            type="password"
            autoComplete="off"
            placeholder={t('keyNone')}
            disabled={isFixed('model_key')}
            value={settings.model_key}
            onSave={(model_key) => void update({ model_key })}
          />
        )}
      </Row>
      <Row
        name="model_name"
        label={t('choice')}
        hint={t('choiceHint')}
        fixed={isFixed('model_name')}
        problem={problemOf('model_name')}
      >
        {(own) => (
          <>
            <Select.Root
              disabled={isFixed('model_name')}
              value={settings.model_name || LOADED_ONE}
              onValueChange={(value) => void update({ model_name: value === LOADED_ONE ? '' : value })}
              onOpenChange={(open) => open && cache.invalidate('model.list')}
            >
              <Select.Trigger {...own} />
              <Select.Content position="popper">
                <Select.Item value={LOADED_ONE}>{t('choiceAny')}</Select.Item>
                {names.map((name) => (
                  <Select.Item key={name} value={name}>
                    {stateOf(name)}
                  </Select.Item>
                ))}
              </Select.Content>
            </Select.Root>
            {model.loadingFor !== null ? (
              <Button variant="soft" color="gray" onClick={model.stop}>
                {t('loadStop', { seconds: model.loadingFor })}
              </Button>
            ) : (
              // Where none is loaded the connection below offers to load this one.
              !isLoaded &&
              model.status?.state === 'ready' && (
                <Button variant="soft" color="gray" onClick={() => model.load(settings.model_name)}>
                  {t('load')}
                </Button>
              )
            )}
          </>
        )}
      </Row>
      <Test />
    </Section>
  );
}

/** Looks at the server now, and tells what it found. */
function Test() {
  const { t } = useTexts('settings');
  const { api, cache } = useData();
  const { number } = useFormat();
  const words = useErrorWords();
  const model = useModel();
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Output<'model.test'> | null>(null);
  const [error, setError] = useState<ErrorValue | null>(null);
  const test = async (): Promise<void> => {
    setBusy(true);
    const result = await api.request('model.test', {}).result;
    setBusy(false);
    setFound(result.ok ? result.value : null);
    setError(result.ok ? null : result.error);
    if (result.ok) {
      cache.put('model.get', {}, result.value.status);
      cache.invalidate('model.list');
    }
  };
  const context = found?.status.context_length;
  return (
    <Row
      label={t('connection')}
      hint={t('connectionHint')}
      problem={error ? words(error) : undefined}
      below={
        <div className={styles.found}>
          <ModelPanel model={model} />
          <p role="status" className={styles.quiet}>
            {found &&
              [
                found.status.url ? t('foundAt', { url: found.status.url }) : t('foundNothing'),
                t('foundIn', { ms: number(found.elapsed_ms) }),
                ...(context ? [t('foundContext', { tokens: number(context) })] : []),
              ].join(' · ')}
          </p>
        </div>
      }
    >
      {() => (
        <Button variant="soft" color="gray" loading={busy} onClick={() => void test()}>
          {t('test')}
        </Button>
      )}
    </Row>
  );
}
