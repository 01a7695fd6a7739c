import { useMemo } from 'react';
import { useTexts } from '../i18n.ts';

const DAY_MS = 86_400_000;

/** The moment a timestamp of the store (`YYYY-MM-DD HH:MM:SS`, UTC) means. */
export function momentOf(timestamp: string): Date {
  return new Date(`${timestamp.replace(' ', 'T')}Z`);
}

/** Whole days between two moments, by the calendar of this computer. */
export function daysBetween(earlier: Date, later: Date): number {
  const midnight = (moment: Date) => Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate());
  return Math.round((midnight(later) - midnight(earlier)) / DAY_MS);
}

/** Dates and numbers as the person's language writes them; all take a timestamp of the store. */
export function useFormat() {
  const { t, i18n } = useTexts('common');
  const language = i18n.language;
  return useMemo(() => {
    const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
    const weekday = new Intl.DateTimeFormat(language, { weekday: 'short' });
    const date = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
    const long = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
    const full = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
    const weekdayLong = new Intl.DateTimeFormat(language, { weekday: 'long' });
    const month = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric' });
    const number = new Intl.NumberFormat(language);
    return {
      time: (timestamp: string) => clock.format(momentOf(timestamp)),
      date: (timestamp: string) => date.format(momentOf(timestamp)),
      /** As short as it can be: the time today, the weekday this week, then the date. */
      short(timestamp: string): string {
        const moment = momentOf(timestamp);
        const days = daysBetween(moment, new Date());
        if (days <= 0) return clock.format(moment);
        if (days < 7) return weekday.format(moment);
        return moment.getFullYear() === new Date().getFullYear() ? date.format(moment) : long.format(moment);
      },
      /** The day as a heading: today, yesterday, the weekday this week, then the date. */
      day(timestamp: string): string {
        const moment = momentOf(timestamp);
        const days = daysBetween(moment, new Date());
        if (days <= 0) return t('today');
        if (days === 1) return t('yesterday');
        return days < 7 ? weekdayLong.format(moment) : long.format(moment);
      },
      /** The month as a heading. */
      month: (timestamp: string) => month.format(momentOf(timestamp)),
      full: (timestamp: string) => full.format(momentOf(timestamp)),
      number: (value: number) => number.format(value),
    };
  }, [language, t]);
}
