import { Button, Switch } from '@radix-ui/themes';
import { useState } from 'react';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { useToast } from '../../../components/toasts.tsx';
import { useData, useRoute } from '../../../data/context.tsx';
import { useErrorWords } from '../../../hooks/use-error-words.ts';
import { useFormat } from '../../../hooks/use-format.ts';
import { useKept } from '../../../hooks/use-kept.ts';
import { useTexts } from '../../../i18n.ts';
import { Row } from '../parts/section.tsx';
import type { Setup } from '../parts/use-setup.ts';
import styles from '../settings.module.css';
import { TokenDialog } from './token-dialog.tsx';

/** Whether programs need a token, and the tokens there are. */
export function Tokens({ setup: { settings, isFixed, problemOf, update } }: { setup: Setup }) {
  const { t } = useTexts('settings');
  const { api, cache } = useData();
  const { full } = useFormat();
  const toast = useToast();
  const words = useErrorWords();
  const { data, error } = useRoute('access.tokens', {});
  const [isCreating, setCreating] = useState(false);
  const [leaving, setLeaving] = useState<string | null>(null);
  // The name stays while the dialog goes.
  const asked = useKept(leaving ?? undefined);

  const revoke = async (name: string): Promise<void> => {
    const result = await api.request('access.revoke', { name }).result;
    toast({ text: result.ok ? t('tokenRevoked') : words(result.error) });
    cache.invalidate('access.');
  };
  return (
    <>
      <Row
        label={t('tokenNeeded')}
        hint={t('tokenNeededHint')}
        fixed={isFixed('rest_access')}
        problem={problemOf('rest_access')}
      >
        {(names) => (
          <Switch
            {...names}
            checked={settings.rest_access === 'token'}
            disabled={isFixed('rest_access')}
            onCheckedChange={(needed) => void update({ rest_access: needed ? 'token' : 'local' })}
          />
        )}
      </Row>
      <Row
        label={t('tokens')}
        hint={t('tokensHint')}
        problem={error && !data ? words(error) : undefined}
        below={
          <ul className={styles.backups}>
            {data?.tokens.length === 0 && (
              <li className={styles.quiet}>
                {settings.rest_access === 'token' ? t('tokensNoneAllowed') : t('tokensNone')}
              </li>
            )}
            {data?.tokens.map(({ name, scopes, last_used_at }) => (
              <li key={name}>
                <span className={styles.token}>
                  {name}
                  <span className={styles.quiet}>
                    {scopes.map((scope) => t(`scope.${scope.replace(':', '_')}`)).join(' · ')}
                  </span>
                  <span className={styles.quiet}>
                    {last_used_at ? t('tokenUsed', { when: full(last_used_at) }) : t('tokenUnused')}
                  </span>
                </span>
                <Button
                  size="1"
                  variant="soft"
                  color="gray"
                  aria-label={t('tokenRevokeOf', { name })}
                  onClick={() => setLeaving(name)}
                >
                  {t('tokenRevoke')}
                </Button>
              </li>
            ))}
          </ul>
        }
      >
        {() => (
          <Button variant="soft" color="gray" onClick={() => setCreating(true)}>
            {t('tokenNew')}
          </Button>
        )}
      </Row>
      {isCreating && (
        <TokenDialog
          onClose={() => {
            setCreating(false);
            cache.invalidate('access.');
          }}
        />
      )}
      <ConfirmDialog
        open={leaving !== null}
        title={t('tokenRevokeTitle', { name: asked ?? '' })}
        text={t('tokenRevokeText')}
        confirm={t('tokenRevoke')}
        cancel={t('cancel')}
        onConfirm={() => leaving !== null && void revoke(leaving)}
        onClose={() => setLeaving(null)}
      />
    </>
  );
}
