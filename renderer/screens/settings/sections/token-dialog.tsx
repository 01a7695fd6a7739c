import { Button, Checkbox, Dialog, TextField } from '@radix-ui/themes';
import { useId, useState } from 'react';
import type { TokenScope } from '../../../../shared/model.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { useApi } from '../../../data/context.tsx';
import { useErrorWords } from '../../../hooks/use-error-words.ts';
import { useFocusReturn } from '../../../hooks/use-focus-return.ts';
import { useTexts } from '../../../i18n.ts';
import styles from '../settings.module.css';

/** In the order a person reads them: what most programs need first. */
const SCOPES: readonly TokenScope[] = ['chat', 'tickets:write', 'tickets:read', 'history:read', 'admin'];

/** Makes a token for a program, and shows its secret this once. */
export function TokenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts('settings');
  const api = useApi();
  const words = useErrorWords();
  const focusReturn = useFocusReturn(true);
  const id = useId();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly TokenScope[]>(['chat']);
  const [secret, setSecret] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isReady = name.trim() !== '' && scopes.length > 0;

  const create = async (): Promise<void> => {
    const result = await api.request('access.create', { name, scopes: [...scopes] }).result;
    setProblem(result.ok ? null : words(result.error));
    if (result.ok) setSecret(result.value.secret);
  };
  const choose = (scope: TokenScope, wanted: boolean): void =>
    setScopes(SCOPES.filter((each) => (each === scope ? wanted : scopes.includes(each))));

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Content
        maxWidth="480px"
        {...focusReturn}
        // A click beside it would take away what is shown this once.
        onInteractOutside={(event) => secret !== null && event.preventDefault()}
      >
        <Dialog.Title size="3">{t('tokenNew')}</Dialog.Title>
        <Dialog.Description size="2">
          {secret === null ? t('tokenNewText') : t('tokenOnce')}
        </Dialog.Description>
        {secret === null ? (
          <form
            className={styles.tokenForm}
            onSubmit={(event) => {
              event.preventDefault();
              if (isReady) void create();
            }}
          >
            <label htmlFor={id}>{t('tokenName')}</label>
            <TextField.Root
              id={id}
              autoFocus
              maxLength={60}
              spellCheck={false}
              value={name}
              aria-invalid={problem !== null}
              aria-describedby={problem === null ? undefined : `${id}-problem`}
              onChange={(event) => setName(event.target.value)}
            />
            <fieldset>
              <legend>{t('tokenFor')}</legend>
              {SCOPES.map((scope) => (
                <label key={scope} htmlFor={`${id}-${scope}`}>
                  <Checkbox
                    id={`${id}-${scope}`}
                    checked={scopes.includes(scope)}
                    onCheckedChange={(checked) => choose(scope, checked === true)}
                  />
                  {t(`scope.${scope.replace(':', '_')}`)}
                </label>
              ))}
            </fieldset>
            {problem && (
              <p id={`${id}-problem`} role="alert">
                {problem}
              </p>
            )}
            <div className={styles.tokenActions}>
              <Dialog.Close>
                <Button type="button" variant="soft" color="gray">
                  {t('cancel')}
                </Button>
              </Dialog.Close>
              <Button type="submit" disabled={!isReady}>
                {t('tokenCreate')}
              </Button>
            </div>
          </form>
        ) : (
          <div className={styles.tokenForm}>
            <div className={styles.code}>
              <code>{secret}</code>
              <CopyButton autoFocus label={t('tokenCopy')} text={() => secret} />
            </div>
            <div className={styles.tokenActions}>
              <Dialog.Close>
                <Button>{t('common:close')}</Button>
              </Dialog.Close>
            </div>
          </div>
        )}
      </Dialog.Content>
    </Dialog.Root>
  );
}
