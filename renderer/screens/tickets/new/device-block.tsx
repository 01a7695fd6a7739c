import { Switch } from '@radix-ui/themes';
import { useTexts } from '../../../i18n.ts';
import { Block } from './block.tsx';
import { type Edits, FACTS, type Form } from './edits.ts';
import styles from './new-ticket.module.css';

interface DeviceBlockProps {
  form: Form;
  onChange: (part: Partial<Edits>) => void;
}

/** The facts about this computer, each a switch. */
export function DeviceBlock({ form: { facts }, onChange }: DeviceBlockProps) {
  const { t } = useTexts('tickets');
  const anyIncluded = facts.some(({ included }) => included);
  return (
    <Block
      title={t('computer')}
      hint={anyIncluded ? undefined : t('leftOut')}
      included={anyIncluded}
      onInclude={(wanted) => onChange({ withoutFacts: wanted ? [] : [...FACTS] })}
    >
      <ul className={styles.facts}>
        {facts.map(({ fact, value, included }) => (
          <li key={fact}>
            {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch in it is its control */}
            <label>
              <span className={styles.factName}>{t(`fact.${fact}`)}</span>
              <span className={styles.factValue} data-out={!included}>
                {included ? value : t('leftOut')}
              </span>
              <Switch
                size="1"
                checked={included}
                onCheckedChange={(wanted) =>
                  onChange({
                    withoutFacts: facts
                      .filter((each) => (each.fact === fact ? !wanted : !each.included))
                      .map((each) => each.fact),
                  })
                }
              />
            </label>
          </li>
        ))}
      </ul>
    </Block>
  );
}
