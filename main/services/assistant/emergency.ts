/** Messages where each minute counts: a card or access in the wrong hands, or money on its way to a fraudster. */
import type { Language } from '../../../shared/model.ts';
import { CARD_SIGNS, FRAUD_SIGNS } from './emergency-signs.ts';

export type Emergency = 'card' | 'fraud';

/** Cards that open doors and phones, and no account. */
const OTHER_CARD =
  /\b(?:access|id|identity|key|badge|staff|employee|visitor|parking|canteen|lunch|gift|business|loyalty|sim|sd|memory|graphics|sound|network|video|report|post|birthday|library|train|transport|bus|project|jira|trello|kanban|index|flash|score)[- ]?cards?\b|\b(?:zutritts|zugangs|schlüssel|mitarbeiter|besucher|park|kantinen|mensa|geschenk|visiten|kunden|sim-?|sd-?|speicher|grafik|sound|netzwerk|geburtstags|bibliotheks|fahr|bahn|spiel|land|straßen)karten?\b/giu;

/** What a person asks for a text, a lesson or another's knowledge is no emergency. */
const GENERAL =
  /^\s*(?:what (?:is|are|does)|was (?:ist|sind|bedeutet|macht)|how (?:do|can) (?:i|we) (?:recogni[sz]e|avoid|report (?:a )?(?:phishing|spam|suspicious)|spot|detect|protect)|wie (?:erkenne|vermeide|schütze|melde)|is there a training|gibt es (?:eine )?schulung)/iu;

/** @returns undefined where a message shows no such need */
export function emergencyIn(message: string): Emergency | undefined {
  if (GENERAL.test(message)) return undefined;
  const text = message.normalize('NFC').replaceAll('’', "'").replaceAll(OTHER_CARD, 'pass');
  if (CARD_SIGNS.some((sign) => sign.test(text))) return 'card';
  return FRAUD_SIGNS.some((sign) => sign.test(text)) ? 'fraud' : undefined;
}

const STEPS: Readonly<Record<Language, Readonly<Record<Emergency, string>>>> = {
  en: {
    card: '**First, block the card now:** in e-banking under "Cards", or call {phone}.',
    fraud:
      '**First, stop the damage now:** call {phone}, and have your access and card blocked. Confirm no more payments and give no more codes.',
  },
  de: {
    card: '**Zuerst: Sperren Sie die Karte sofort**, im E-Banking unter „Karten“ oder telefonisch unter {phone}.',
    fraud:
      '**Zuerst: Stoppen Sie den Schaden sofort.** Rufen Sie {phone} an und lassen Sie Zugang und Karte sperren. Geben Sie keine Zahlung mehr frei und keinen Code mehr heraus.',
  },
};

const NO_PHONE: Readonly<Record<Language, Readonly<Record<Emergency, string>>>> = {
  en: { card: "your bank's emergency number", fraud: "your bank's emergency number" },
  de: { card: 'der Notfallnummer Ihrer Bank', fraud: 'die Notfallnummer Ihrer Bank' },
};

/** @param phone the number to call; empty where the organisation set none */
export function emergencyStep(emergency: Emergency, language: Language, phone: string): string {
  return STEPS[language][emergency].replace(
    '{phone}',
    phone ? `**${phone}**` : NO_PHONE[language][emergency],
  );
}
