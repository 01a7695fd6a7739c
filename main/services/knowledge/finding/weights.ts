/**
 * The numbers of the search. They were found by trying: `npm run eval -- retrieval` tells what a change
 * of one does to the right answers, and to the wrong ones.
 */
export const weights = {
  /** How surely a term of the index means the word that was typed. */
  likeness: {
    root: 0.9,
    part: 0.9,
    synonym: 0.8,
    /** A longer word that begins with it, but not more than twice as long. */
    longer: 0.65,
    /** The beginning of it. */
    shorter: 0.6,
    /** One typing mistake, by the letters of the word; the last counts for all longer ones. */
    slip: { 3: 0.6, 4: 0.45, 5: 0.6, 6: 0.8 } as Readonly<Record<number, number>>,
    twoSlips: 0.65,
    /** For a mistake that looks like another word. */
    unlikelySlip: 0.7,
    /** One of the words that a known joined word is made of. */
    head: 0.6,
  },
  /** How much a word counts by where it stands: what an article is about stands in its title and keywords. */
  place: { title: 1, keyword: 1, partOfKeyword: 0.65, heading: 0.8, textOften: 0.55, text: 0.3 },
  /** A word counts for its rarity, 0 to 1, raised to this power: below 1 evens rare and common words out. */
  rarity: 0.8,
  /** A common word counts for this much at least. */
  leastWeight: 0.2,
  /** A word that no document has counts for this much of one that a single passage has. */
  unknown: 0.8,
  /** A long question need not be covered whole: from this much weight on only a share of the rest counts. */
  enough: 1.7,
  beyondEnough: 0.2,
  /** A question of less weight than this is too vague to be answered for sure. */
  tellsEnough: 0.6,
  /** Each word after the second that a passage has makes it more likely that it is no accident. */
  together: 0.1,
  mostTogether: 5,
  /** The other language's passages go first if their score is so much higher. */
  otherLanguage: 0.2,
  /** The same where a passage in the language that the question shows is good enough to be the answer. */
  otherThanAnswered: 0.25,
  /** How much further up the organisation's own documents stand beside those that ship. */
  ours: 0.15,
  /** The words of the question before count for this much in one that continues it. */
  before: 0.37,
  /** The number of reciprocal-rank fusion: the higher, the less the first of a list stands out. */
  fusion: 60,
  /** A passage is the answer by its meaning where it is so like the question, and so much more than the middle one. */
  meant: 0.6,
  meantAbove: 0.25,
  /** A known word may be a mistyped one where that is so many times more frequent. */
  moreFrequent: 8,
  /** What orders passages beside their score. */
  rank: { title: 0.25, name: 0.4, opening: 0.1, bm25: 0.25, wholeKeyword: 0.05 },
  /** A score from here on is good enough to be given as the answer. */
  confident: 0.58,
};
