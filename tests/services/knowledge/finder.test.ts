import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordOf } from '../../../main/services/knowledge/finding/match-expression.ts';
import { stem } from '../../../main/services/knowledge/finding/stem.ts';
import { terms } from '../../../main/services/knowledge/finding/words.ts';
import type { Knowledge } from '../../../main/services/knowledge/knowledge.ts';
import { KnowledgeHit } from '../../../shared/model.ts';
import { articleFile, openBase, STARTER, type TestBase } from './base.ts';

let base: TestBase;
let knowledge: Knowledge;
beforeAll(async () => {
  base = await openBase();
  knowledge = base.knowledge({ origin: 'starter', path: STARTER });
  await knowledge.load();
});
afterAll(() => base[Symbol.asyncDispose]());

describe('any text is a safe question', () => {
  const OPERATORS = [
    '"',
    "'",
    '*',
    '(',
    ')',
    '{',
    '}',
    ':',
    '^',
    '+',
    '-',
    ',',
    'AND',
    'OR',
    'NOT',
    'NEAR(',
    '\\',
    '\0',
  ];
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc
      .array(fc.constantFrom(...OPERATORS, 'vpn', 'title', 'password', '😀', 'ä', '\ud800', ' ', '\n'), {
        maxLength: 60,
      })
      .map((parts) => parts.join('')),
  );

  test('of any characters', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async (question) => {
        const { hits } = await knowledge.search(question, { limit: 5 });
        for (const hit of hits) KnowledgeHit.parse(hit);
        expect(new Set(hits.map(({ article_id }) => article_id)).size).toBe(hits.length);
      }),
      { numRuns: 300 },
    );
  });

  test('of ten thousand characters, of one word and of many', async () => {
    const words = Array.from({ length: 2000 }, (_, number) => `word${number}`).join(' ');
    for (const question of ['x'.repeat(10_000), words, 'vpn '.repeat(2500), '"'.repeat(10_000), '… ? !']) {
      expect((await knowledge.search(question, { limit: 5 })).hits.length).toBeLessThanOrEqual(5);
    }
  });

  test('and words of the expression language are looked for as words', async () => {
    const plain = await knowledge.search('vpn drops', { limit: 3 });
    for (const question of ['vpn AND drops', 'vpn* drops"', '(vpn) {drops}', '^vpn: drops']) {
      expect((await knowledge.search(question, { limit: 3 })).hits[0]).toMatchObject({
        article_id: plain.hits[0]?.article_id,
      });
    }
  });

  test('where nothing in it means anything there is no hit', async () => {
    for (const question of ['', '???', 'how do I do this?', 'und was ist das']) {
      expect(await knowledge.search(question, { limit: 5 })).toEqual({ hits: [], confident: false });
    }
  });
});

describe('words are read as the index reads them', () => {
  /** The index's own terms of a text. */
  async function indexed(text: string): Promise<Set<string>> {
    const own = await openBase();
    await own.write('k/a.txt', text);
    await own.knowledge(own.folder('k')).load();
    const found = await own.articles.frequencies(terms(text));
    await own[Symbol.asyncDispose]();
    return new Set(found.keys());
  }

  test('accents, umlauts, ß, dotted I, digits and punctuation', async () => {
    const text =
      "Ärger naïve café Straße groß İstanbul ÆØÅ don't e-mail user@x.com 1.5GHz 0xA00F4244 a\u0308b emoji😀x x² ﬁle policies agreed hopping";
    expect(await indexed(text)).toEqual(new Set(terms(text)));
  });

  test('endings, real and made up', async () => {
    const part = (text: string) => fc.constantFrom(...text.split(' '));
    const word = fc
      .tuple(
        fc.array(part('b d f l m n p r st t v w x y z a e i o u ou ee ss ll at iz bl'), {
          minLength: 1,
          maxLength: 5,
        }),
        part(
          's es ies sses ed eed ing ly y e ational ization fulness able ement ion er ll ousness ical iviti ator ate alize',
        ),
      )
      .map(([start, end]) => start.join('') + end);
    const made = fc.sample(word, { numRuns: 3000, seed: 7 });
    const articles = await knowledge.list(1000);
    const text = [...made, ...articles.map(({ text }) => text)].join(' ');
    expect(await indexed(text)).toEqual(new Set(terms(text)));
  });

  test('and each term has a word that leads to it again', async () => {
    const texts = (await knowledge.list(1000)).map(({ title, text }) => `${title} ${text}`);
    const used = new Set(terms(texts.join(' ')));
    expect([...used].filter((term) => stem(wordOf(term)) !== term)).toEqual([]);
  });
});

describe('a question finds', () => {
  let own: TestBase;
  let small: Knowledge;
  beforeAll(async () => {
    own = await openBase();
    await own.write(
      'k/printer.md',
      articleFile('Printer does not print', 'Switch it on.', 'keywords: [paper jam]\n'),
    );
    await own.write('k/mail.md', articleFile('Mailbox is full', 'Delete old messages and empty the bin.'));
    await own.write(
      'k/de/karte.md',
      articleFile('Karte wieder freigeben', 'Rufen Sie an. Eine gesperrte Karte.'),
    );
    await own.write('k/de/lohn.md', articleFile('Lohnabrechnung', 'Im Portal.', 'keywords: [Auszug]\n'));
    await own.write('k/authenticator.md', articleFile('Authenticator on a new phone', 'Scan the code.'));
    await own.write('k/synonyms.txt', 'wlan, wi-fi, wireless network\nmailbox, postfach\n');
    await own.write('k/wifi.md', articleFile('Wireless network in the office', 'Reconnect.'));
    small = own.knowledge(own.folder('k'));
    await small.load();
  });
  afterAll(() => own[Symbol.asyncDispose]());

  const found: [string, string, string][] = [
    ['other endings', 'printing', 'printer'],
    ['the beginning of a word', 'authentic', 'authenticator'],
    ['a letter left out', 'maibox', 'mail'],
    ['letters that changed places', 'pritner', 'printer'],
    ['the first two letters swapped', 'rpinter', 'printer'],
    ['two mistakes in a long word', 'autenthicator', 'authenticator'],
    ['a mistake in an ending that the stem has not', 'authentictor', 'authenticator'],
    ['a German participle', 'sperren', 'karte.de'],
    ['a German plural', 'die Karten', 'karte.de'],
    ['ae for ä and ss for ß', 'Strasse und gesperrte kaerte', 'karte.de'],
    ['a synonym', 'WLAN', 'wifi'],
    ['a synonym of two words', 'wi-fi', 'wifi'],
    ['a synonym in the other language', 'Postfach', 'mail'],
  ];
  test.each(found)('%s: %s', async (_, question, id) => {
    expect((await small.search(question, { limit: 3 })).hits[0]?.article_id).toBe(id);
  });

  test('both words of a German joined word', async () => {
    const { hits } = await small.search('Kartenauszüge', { limit: 3 });
    expect(hits.map(({ article_id }) => article_id).sort()).toEqual(['karte.de', 'lohn.de']);
  });

  test('a title rather than the same word in a text', async () => {
    await own.write('k/other.md', articleFile('Something else', 'A printer, a printer and a printer.'));
    await small.load();
    const { hits } = await small.search('printer', { limit: 3 });
    expect(hits.map(({ article_id }) => article_id)).toEqual(['printer', 'other']);
    expect(hits[0]?.score).toBeGreaterThan(hits[1]?.score ?? 1);
  });

  test('less sure, the more of it no document knows', async () => {
    const score = async (question: string) =>
      (await small.search(question, { limit: 1 })).hits[0]?.score ?? 0;
    const sure = await score('printer');
    const less = await score('printer xylophone');
    expect(sure).toBeGreaterThan(0.8);
    expect(less).toBeLessThan(sure);
    expect(await score('printer xylophone quarterback')).toBeLessThan(less);
  });

  test('the list has every article by title, with its beginning', async () => {
    const listed = await small.list(3);
    expect(listed.map(({ title }) => title)).toEqual([
      'Authenticator on a new phone',
      'Karte wieder freigeben',
      'Lohnabrechnung',
    ]);
    expect(listed[0]).toMatchObject({
      article_id: 'authenticator',
      text: 'Scan the code.',
      heading: '',
      score: 0,
    });
  });
});

describe('a question that continues the one before', () => {
  const first = async (question: string, ...context: string[]) =>
    (await knowledge.search(question, { limit: 1, context })).hits[0]?.article_id;

  test('is searched with it', async () => {
    expect(await first('and the camera?', 'teams has no sound')).toBe('it-teams-camera');
    expect(await first('und das vom E-Banking?', 'windows passwort vergessen')).toBe('eb-forgot-password.de');
    expect(await first('it still does not work', 'the printer does not print')).toBe(
      'it-printer-not-printing',
    );
  });

  test('or with the one before that, where that one continues too', async () => {
    expect(await first('and in the hotel?', 'and now?', 'the vpn keeps dropping')).toBe('it-vpn-drops');
  });

  test('but one that says itself what it is about is searched alone', async () => {
    const alone = await knowledge.search('my mailbox is full', { limit: 3 });
    const later = await knowledge.search('my mailbox is full', { limit: 3, context: ['vpn drops'] });
    expect(later).toEqual(alone);
    const other = await knowledge.search('best pizza near here', { limit: 1, context: ['vpn drops'] });
    expect(other.confident).toBe(false);
  });
});
