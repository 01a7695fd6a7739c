import { useTexts } from '../../../i18n.ts';
import { SavedField } from '../parts/saved-field.tsx';
import { Row, Section } from '../parts/section.tsx';
import type { Setup } from '../parts/use-setup.ts';

/** What the answers need to know of the organisation. */
export function Organisation({ setup: { settings, isFixed, problemOf, update } }: { setup: Setup }) {
  const { t } = useTexts('settings');
  return (
    <Section title={t('organisation')}>
      <Row
        label={t('emergency')}
        hint={t('emergencyHint')}
        fixed={isFixed('emergency_phone')}
        problem={problemOf('emergency_phone') && t('emergencyWrong')}
      >
        {(names) => (
          <SavedField
            names={names}
            inputMode="tel"
            disabled={isFixed('emergency_phone')}
            invalid={problemOf('emergency_phone') !== undefined}
            value={settings.emergency_phone}
            onSave={(emergency_phone) => void update({ emergency_phone })}
          />
        )}
      </Row>
    </Section>
  );
}
