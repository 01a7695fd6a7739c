import { BookOpen, Keyboard, MessageCircle, Settings, SquarePen, Ticket, TicketPlus } from 'lucide-react';
import { useApi } from '../../data/context.tsx';
import { useKeyNames } from '../../hooks/use-key-names.ts';
import { useTexts } from '../../i18n.ts';
import { navigate, type Place } from '../../navigation.ts';
import { aboutOf } from '../about-of.ts';
import type { Found } from './use-found.ts';

/** The actions whose names hold all of the words. */
export function useActions(place: Place, onShowKeys: () => void, words: string): Found[] {
  const { t } = useTexts('keys');
  const keyNames = useKeyNames();
  const { isDesktop } = useApi();
  const about = aboutOf(place);
  const actions: Found[] = [
    {
      key: 'new question',
      icon: SquarePen,
      label: t('newQuestion'),
      keys: keyNames(isDesktop ? 'mod+N' : 'alt+N'),
      run: () => navigate('ask'),
    },
    {
      key: 'new ticket',
      icon: TicketPlus,
      label: about.session_id ? t('ticket') : t('newTicket'),
      keys: keyNames(isDesktop ? 'mod+T' : 'alt+T'),
      run: () => navigate('new_ticket', about),
    },
    { key: 'ask', icon: MessageCircle, label: t('ask'), keys: keyNames('mod+1'), run: () => navigate('ask') },
    {
      key: 'tickets',
      icon: Ticket,
      label: t('tickets'),
      keys: keyNames('mod+2'),
      run: () => navigate('tickets'),
    },
    {
      key: 'knowledge',
      icon: BookOpen,
      label: t('knowledge'),
      keys: keyNames('mod+3'),
      run: () => navigate('knowledge'),
    },
    {
      key: 'settings',
      icon: Settings,
      label: t('settings'),
      keys: keyNames('mod+,'),
      run: () => navigate('settings'),
    },
    { key: 'keys', icon: Keyboard, label: t('title'), keys: '?', run: onShowKeys },
  ];
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return actions.filter(({ label }) => wanted.every((word) => label.toLowerCase().includes(word)));
}
