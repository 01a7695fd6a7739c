/** Greetings, thanks and questions about the assistant itself: no document is looked for, and no ticket offered. */
import type { Language } from '../../../shared/model.ts';

type SmallTalk = 'greeting' | 'thanks' | 'self';

const KINDS: readonly (readonly [SmallTalk, RegExp])[] = [
  [
    'greeting',
    /^(?:hi|hello|hey|hiya|yo|good (?:morning|afternoon|evening|day)|morning|hallo|hi du|hey du|moin(?: moin)?|servus|grüezi|grüß gott|guten (?:morgen|tag|abend)|mahlzeit|na|how are you(?: doing)?|wie geht(?:'s| es (?:dir|ihnen)))(?: (?:there|all|everyone|zusammen|deskside|alle))?$/,
  ],
  [
    'thanks',
    /^(?:ok(?:ay)?[, ]*)?(?:thanks?(?: you)?(?: (?:so much|very much|a lot))?|thx|ty|cheers|great|perfect|that (?:helped|worked)|it works(?: now)?|danke(?: schön| sehr| dir| ihnen)?|vielen dank|super|perfekt|das hat geholfen|es geht (?:jetzt|wieder))(?: (?:thanks?|danke))?$/,
  ],
  [
    'self',
    /^(?:who are you|what are you|what can you do|what can i ask(?: you)?|help|hilfe|wer bist du|wer sind sie|was bist du|was kannst du|was können sie|was kann ich (?:dich|sie) fragen)$/,
  ],
];

const REPLIES: Readonly<Record<Language, Readonly<Record<SmallTalk, string>>>> = {
  en: {
    greeting: 'Hello! What is the matter? Tell me in a sentence, such as "my printer does not print".',
    thanks: 'Glad to help. Ask again whenever something is stuck.',
    self: "I am Deskside, the support assistant on your computer. Ask me about your computer, your accounts, e-banking or everyday matters of work. I answer from your organisation's documents, and where they have nothing, I prepare a ticket for IT.",
  },
  de: {
    greeting: 'Guten Tag! Worum geht es? Ein Satz genügt, etwa „mein Drucker druckt nicht“.',
    thanks: 'Gern geschehen. Fragen Sie wieder, wenn etwas klemmt.',
    self: 'Ich bin Deskside, der Support-Assistent auf Ihrem Computer. Fragen Sie mich zu Ihrem Computer, Ihren Konten, E-Banking oder zum Arbeitsalltag. Ich antworte aus den Dokumenten Ihrer Organisation, und wo sie nichts haben, bereite ich ein Ticket für die IT vor.',
  },
};

/** Whether the message is nothing else than that. */
export function isSmallTalk(message: string): boolean {
  return kindOf(message) !== undefined;
}

/** @returns undefined where the message is something else, or more */
export function smallTalkReply(message: string, language: Language): string | undefined {
  const kind = kindOf(message);
  return kind && REPLIES[language][kind];
}

function kindOf(message: string): SmallTalk | undefined {
  if (message.length > 60) return undefined;
  const plain = message
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[^\p{L}' ,]/gu, '')
    .replaceAll(/[ ,]+/g, ' ')
    .trim();
  return KINDS.find(([, pattern]) => pattern.test(plain))?.[0];
}
