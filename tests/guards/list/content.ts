import type { GuardedFile } from '../guard.ts';

export const contentGuards: readonly GuardedFile[] = [
  {
    file: 'main/app.ts',
    tests: ['tests/app/specification.test.ts'],
    guards: [
      {
        name: 'C6 what people write is logged',
        find: 'tickets: createTickets(store.tickets, events),',
        replace: `tickets: createTickets({ ...store.tickets, create: (ticket, key) => {
          log.info(ticket.description);
          return store.tickets.create(ticket, key);
        } }, events),`,
      },
    ],
  },
  {
    file: 'main/log.ts',
    tests: ['tests/log.test.ts'],
    guards: [
      {
        name: 'C6 the words of an error are logged',
        find: '[cause.name, typeof code',
        replace: '[cause.name, cause.message, typeof code',
      },
      {
        name: 'C6 lines of a message are taken for places',
        find: 'stack.slice(after + message.length)',
        replace: 'stack',
      },
    ],
  },
  {
    file: 'main/services/feedback.ts',
    tests: ['tests/app/chat.test.ts'],
    guards: [
      {
        name: 'C4 what a person missed is stored as typed',
        find: 'missing && redact(missing).text',
        replace: 'missing',
      },
    ],
  },
  {
    file: 'renderer/screens/ask/turns/question-view.tsx',
    tests: ['tests/e2e/ask.test.ts'],
    guards: [
      {
        name: 'C4 nothing says that a secret was hidden',
        find: 'if (masked ? kind === undefined : !text.includes(MASK)) return null;',
        replace: 'if (text !== undefined) return null;',
      },
      {
        name: 'C4 nothing says so when it is read again',
        find: '!text.includes(MASK)',
        replace: 'text !== undefined',
      },
    ],
  },
  {
    file: 'main/services/assistant/assistant.ts',
    tests: ['tests/app/chat.test.ts'],
    guards: [
      {
        name: 'C4 questions are stored as typed',
        find: 'const { text: message, masked } = redact(typed);',
        replace: `const { masked } = redact(typed);
      const message = typed;`,
      },
      {
        name: 'C3 what a model says is done',
        find: `deps.events.emit('data.changed', { what: 'sessions' });`,
        replace: `if (answer.response.includes('create_ticket'))
        await deps.messages.append({ session_id: 'made', role: 'user', content: 'x', category, answered_by: null, state: 'complete', sources: [] }, { title: 'x' });`,
      },
    ],
  },
  {
    file: 'main/services/redaction/cards.ts',
    tests: ['tests/services/redaction/redact.test.ts'],
    guards: [
      { name: 'C4 cards are not checked by Luhn', find: 'if (!passesLuhn(number) || ', replace: 'if (' },
      { name: 'C5 six digits of a card stay', find: 'number.slice(-4)', replace: 'number.slice(-6)' },
      { name: 'C4 check digits beside a card stay', find: 'if (beside) spans.push(beside);', replace: '' },
    ],
  },
  {
    file: 'main/services/redaction/ibans.ts',
    tests: ['tests/services/redaction/redact.test.ts'],
    guards: [
      { name: 'C4 IBANs are not checked by mod 97', find: 'if (!isIban(iban)) continue;', replace: '' },
      { name: 'C5 eight characters of an IBAN stay', find: 'iban.slice(-4)', replace: 'iban.slice(-8)' },
    ],
  },
  {
    file: 'main/services/redaction/redact.ts',
    tests: ['tests/services/redaction/redact.test.ts'],
    guards: [
      { name: 'C4 cards are left', find: '[findIbans, findCards, ', replace: '[findIbans, ' },
      { name: 'C4 passwords are left', find: 'findKeys, findPasswords, ', replace: 'findKeys, ' },
      { name: 'C4 codes are left', find: ', findCodes]', replace: ']' },
      { name: 'C4 keys are left', find: 'findKeys, ', replace: '' },
    ],
  },
  {
    file: 'main/services/preferences.ts',
    tests: ['tests/app/chat.test.ts'],
    guards: [
      {
        name: 'C4 a name is stored as typed',
        find: 'changes.user && redact(changes.user).text',
        replace: 'changes.user',
      },
    ],
  },
  {
    file: 'main/services/redaction/codes.ts',
    tests: ['tests/services/redaction/redact.test.ts'],
    guards: [
      { name: 'C4 codes in Markdown are left', find: `'[*_\\x60]{0,3}'`, replace: `''` },
      { name: 'C4 codes glued to their name are left', find: 'plain.matchAll(GLUED)', replace: '[]' },
    ],
  },
  {
    file: 'main/services/library.ts',
    tests: ['tests/app/chat.test.ts'],
    guards: [
      {
        name: 'C4 words to search for go to the embedding model as typed',
        find: 'const { text } = redact(q);',
        replace: 'const text = q;',
      },
    ],
  },
  {
    file: 'main/services/assistant/citations.ts',
    tests: ['tests/services/assistant/citations.test.ts'],
    guards: [
      {
        name: 'U4 every bracket is followed to the end of the answer',
        find: 'held.slice(blank, blank + LONGEST + 1).search',
        replace: 'held.slice(blank).search',
      },
      { name: 'U4 backticks are held back without an end', find: ' && run < LONGEST', replace: '' },
    ],
  },
  {
    file: 'renderer/components/markdown/answer-blocks.tsx',
    tests: ['tests/renderer/markdown/answer-blocks.test.ts'],
    guards: [
      {
        name: 'C2 images are fetched',
        find: 'img: ({ alt }) => <span>{alt}</span>,',
        replace: 'img: ({ src }) => <img src={String(src)} alt="" />,',
      },
      {
        name: 'C1 links of any scheme',
        find: `urlTransform={(url) => (/^(https?|mailto):/i.test(url) ? url : '')}`,
        replace: 'urlTransform={(url) => url}',
      },
      {
        name: 'C1 what nests without end is laid out',
        find: 'if (isTooMuch(text)) return <Plain text={text} />;',
        replace: '',
      },
      {
        name: 'C2 hardening is off, and images are let in',
        find: 'allowedImagePrefixes: [],',
        replace: `allowedImagePrefixes: ['*'],`,
      },
    ],
  },
  {
    file: 'renderer/components/markdown/link.tsx',
    tests: ['tests/renderer/markdown/answer-blocks.test.ts'],
    guards: [
      {
        name: 'C2 a link hides its host',
        find: '{!tells(children, place) && <span className={styles.host}> ({place})</span>}',
        replace: '',
      },
      {
        name: 'C2 words that name the host somewhere hide it',
        find: `return host === place && !`,
        replace: 'return words.includes(place) || !',
      },
      {
        name: 'C2 links other than https',
        find: `if (protocol === 'https:') return host;`,
        replace: `if (protocol.startsWith('http')) return host;`,
      },
      { name: 'C2 a referrer is passed on', find: 'rel="noopener noreferrer"', replace: 'rel=""' },
    ],
  },
];
