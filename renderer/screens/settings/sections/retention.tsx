import { Select } from '@radix-ui/themes';
import { useState } from 'react';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { useKept } from '../../../hooks/use-kept.ts';
import { useTexts } from '../../../i18n.ts';
import { Row } from '../parts/section.tsx';
import type { Setup } from '../parts/use-setup.ts';

const CHOICES = [30, 90, 180, 365];

/** How long conversations are kept. */
export function Retention({ setup }: { setup: Setup }) {
  const { t } = useTexts('settings');
  const { settings, isFixed, problemOf, update } = setup;
  const days = settings.retention_days;
  /** A shorter time that is to be confirmed: one key on the closed list is enough to choose it. */
  const [wanted, setWanted] = useState<number | null>(null);
  const asked = useKept(wanted ?? undefined);
  // An administrator may have chosen another number.
  const choices = [...new Set([...CHOICES, days])].filter((each) => each > 0).sort((a, b) => a - b);
  const isShorter = (wanted: number): boolean => wanted > 0 && (days === 0 || wanted < days);
  return (
    <>
      <Row
        label={t('retention')}
        hint={t('retentionHint')}
        fixed={isFixed('retention_days')}
        problem={problemOf('retention_days')}
      >
        {(names) => (
          <Select.Root
            disabled={isFixed('retention_days')}
            value={String(days)}
            onValueChange={(value) =>
              isShorter(Number(value))
                ? setWanted(Number(value))
                : void update({ retention_days: Number(value) })
            }
          >
            <Select.Trigger {...names} />
            <Select.Content position="popper">
              <Select.Item value="0">{t('retentionForever')}</Select.Item>
              {choices.map((each) => (
                <Select.Item key={each} value={String(each)}>
                  {t('retentionDays', { count: each })}
                </Select.Item>
              ))}
            </Select.Content>
          </Select.Root>
        )}
      </Row>
      <ConfirmDialog
        open={wanted !== null}
        title={t('retentionTitle', { count: asked ?? 0 })}
        text={t('retentionText')}
        confirm={t('retentionConfirm')}
        cancel={t('cancel')}
        onConfirm={() => wanted !== null && void update({ retention_days: wanted })}
        onClose={() => setWanted(null)}
      />
    </>
  );
}
