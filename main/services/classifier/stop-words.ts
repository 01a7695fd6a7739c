const ENGLISH =
  'a an the this that these those i me my mine we us our you your he she it its they them their is are was were be been am ' +
  'do does did doing have has had will would shall should can could may might must of to in on at by for from with about ' +
  'as into than then so and or but if when where who what which how why please pls plz thanks thank thx hi hello hey dear ' +
  'im ive id there here just also too very really again any some all no not dont cant wont doesnt didnt isnt need want get ' +
  'got still now today yesterday tomorrow morning help';
const GERMAN =
  'der die das den dem des ein eine einen einem einer eines ich mich mir mein meine meinen meinem meiner wir uns unser unsere ' +
  'du dich dir dein sie er es ihr ihre ihren ist sind war waren bin sein habe hat haben hatte wird werden wurde kann koennen ' +
  'muss soll darf will moechte und oder aber wenn wann wo wer was welche wie warum wieso nicht kein keine keinen auch noch ' +
  'nur schon mal bitte danke hallo guten tag morgen heute gestern seit von vom zu zum zur mit bei fuer im in am an auf aus ' +
  'nach ueber um als so dass da hier jetzt gar immer wieder brauche';

const FUNCTION_WORDS: ReadonlySet<string> = new Set(`${ENGLISH} ${GERMAN}`.split(' '));

/** Whether a word (as `wordsOf` gives it) only glues others together and says nothing about the matter. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}
