/** Tells English from German by what short questions show: little words, umlauts and the shape of German words. */
import type { Language } from '../../shared/model.ts';

const GERMAN_WORDS = new Set(
  `aber alle als am an auch auf aus bei beim bekomme bin bis bitte brauche danke das dass dem den der die dir du durch ein eine
einem einen einer er es etwas für fuer geht gibt habe hab hallo hat heute hilfe ich ihr im immer in ist ja jetzt kann kannst
kein keine keinen kommt konnte man mehr mein meine meinem meinen meiner mich mir mit muss nach nein neu neue neuen neuer neues
nicht nichts vielen dank guten noch nur oder ohne schon sehr sein seit sich sie sind so soll und uns unser vom von vor wann war warum was weg
weiß wenn wer werden wie wieder wieso wird wir wo zu zum zur über ueber`.split(/\s+/),
);

const ENGLISH_WORDS = new Set(
  `a about after all am an and any are as at be been but by can cannot can't cant could did do does doesn't doesnt don't dont for
from get had has have he help how i i'm if in into is isn't it it's its just me my need new no not of off on or our out
please she should since so some still that the their then there they this to up was we were what when where which who why will
with won't wont would you your
access account blocked card change email error full lost mail page password phone print printing screen send slow sound
transfer working
broken children chosen driven eleven even fallen forgotten frozen garden given golden happen hidden kitchen listen often open
opened oven seven spoken stolen sudden taken token tokens when women written`.split(/\s+/),
);

/** What German words of this trade begin with, joined ones too. */
const GERMAN_BEGINNING =
  /^(?:anmeld|auszug|besprech|bildschirm|datei|drucker|festplatte|gehalt|gerät|kart(?:e|en)|kenn?wort|kont(?:o|en)|kopfhörer|kredit|langsam|laufwerk|lohn|netz|ordner|regeln|passwort|post(?:ein|fach)|rechner|rechnung|sitzung|speicher|spesen|sperr|tastatur|telefon|urlaub|zahlung|zertifikat|zugang|zugriff)/;

/** Endings and pieces that German words have and English ones hardly ever. */
const GERMAN_SHAPE =
  /[äöüß]|.{3}(?:ung|ungen|heit|keit|schaft|lich|ieren|iert)$|^(?:ge.{4,}[^s]t|ver.{3,}en)$|.sch|^sch[lmnrwu]/;

/** Most German verbs, and some English participles that are listed above. */
const GERMAN_VERB = /.{4}en$/;

/**
 * The language a text is written in: English where nothing shows.
 * @param text any text; only its first 2,000 characters count
 */
export function detectLanguage(text: string): Language {
  return languageShown(text) ?? 'en';
}

/** The language a text shows; undefined where it shows none, as in "VPN". */
export function languageShown(text: string): Language | undefined {
  let german = 0;
  let english = 0;
  for (const spoken of text
    .slice(0, 2000)
    .toLowerCase()
    .match(/[\p{L}'’]+/gu) ?? []) {
    const word = spoken.replaceAll('’', "'");
    if (GERMAN_WORDS.has(word)) german++;
    if (ENGLISH_WORDS.has(word)) english++;
    else if (GERMAN_SHAPE.test(word) || GERMAN_BEGINNING.test(word)) german++;
    else if (GERMAN_VERB.test(word)) german += 0.5;
  }
  // A verb's ending alone, as in a mistyped "forgoten", tells nothing.
  if (german === english || (german < 1 && english === 0)) return undefined;
  return german > english ? 'de' : 'en';
}
