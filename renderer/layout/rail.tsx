import { BookOpen, type LucideIcon, MessageCircle, Settings, Ticket } from 'lucide-react';
import { ModelBadge } from '../components/model-state/model-badge.tsx';
import { useTexts } from '../i18n.ts';
import { hashOf, type Screen } from '../navigation.ts';
import styles from './rail.module.css';

const ENTRIES: readonly { screen: Screen; icon: LucideIcon; also?: Screen }[] = [
  { screen: 'ask', icon: MessageCircle },
  { screen: 'tickets', icon: Ticket, also: 'new_ticket' },
  { screen: 'knowledge', icon: BookOpen },
  { screen: 'settings', icon: Settings },
];

/** The way between the screens, in the order of Ctrl/Cmd+1…4, and the model's state at its foot. */
export function Rail({ current }: { current: Screen }) {
  const { t } = useTexts('common');
  return (
    <nav className={styles.rail} aria-label={t('screens')}>
      <ul>
        {ENTRIES.map(({ screen, icon: Icon, also }) => (
          <li key={screen}>
            <a
              href={hashOf({ screen })}
              className={styles.entry}
              aria-current={current === screen || current === also ? 'page' : undefined}
            >
              <Icon size={20} strokeWidth={1.75} aria-hidden />
              <span>{t(`screen.${screen}`)}</span>
            </a>
          </li>
        ))}
      </ul>
      <ModelBadge />
    </nav>
  );
}
