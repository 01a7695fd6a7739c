/** Words that say nothing about what a question is about: grammar, greetings, time of day and anger. */
import type { Language } from '../../../../shared/model.ts';
import { typingDistance } from './spelling.ts';

const ENGLISH = `
m s t re ve nt nobody a about above after again all almost already also although always am an and any anybody anyone anything are around as ask
asked asking at away back be because been before being below between both but by came can cannot cant come comes coming
could couldn couldnt d did didn didnt do does doesn doesnt doing don done dont down during each either else enough even ever
every everyone everything few for from further get gets getting give given go goes going gone got had hadn has hasn have
haven having he her here hers him his how however i id if ill im in into is isn isnt it its itself ive just keep keeps know
let lets like little ll looks lot made make makes making many may mean means maybe me might mine more most much must my myself near
need needed needs neither never no nor not nothing now of off often ok okay on once one only onto or other our ours out over
own per perhaps quite rather re really s said same say saying says see seem seems several shall she should shouldn
since so some somebody somehow someone something sometimes somewhere still such suddenly sure t take takes tell than that
thats the their theirs them then there these they thing things think this those though through thus till to together too
toward tried tries try trying under until up upon us use used using usually ve very want wanted wants was wasn wasnt way we
well went were weren what whats when whenever where whether which while who whole whom whose why will with within without won
wont would wouldn yes yet you your yours yourself
hi hello hey dear good morning afternoon evening thanks thank thx pls plz please help kindly regards cheers sorry urgent
urgently asap guys team today yesterday tomorrow tonight week weeks hour hours minute minutes month months year years next took monday tuesday wednesday thursday friday saturday sunday time times
works worked working interesting question problem problems issue issues trouble
damn bloody stupid crap shit fuck fucking wtf omg hate hell useless ridiculous annoying awful terrible seriously finally ffs
`;

const GERMAN = `
aber alle allem allen aller alles als also am an andere anderen anderer anders auch auf aus bei beim bekomme bekommen bedeuten bedeutet bereits
besser bin bis bisher bist bitte brauche braucht da dabei dadurch dafür dagegen daher damit danach dann daran darauf darf das
dass daß dazu dein deine dem den denn der deren des deshalb dich die dies diese diesem diesen dieser dieses dir doch dort du
durch ebenfalls ein eine einem einen einer eines einfach einige einmal er erst es etwa etwas euch euer fuer funktioniert
funktionieren funktionierte für ganz gar geben gegen geht gehen genau gerade gern gerne gibt gleich habe haben hab hast hat
hatte hatten hätte hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in indem ins irgendwas irgendwie
irgendwo ist ja jede jedem jeden jeder jedes jedoch jemand jetzt kann kannst kaum kein keine keinem keinen keiner koennen
koennte können könnte komme kommt konnte kriege kriegt lang lange lasse lassen lasst leider los läuft mache machen macht mal
man manchmal mehr mein meine meinem meinen meiner meines mich mir mit moechte möchte möglich muss mussen musste muß müssen
nach nachdem ne nein neben nicht nichts nie niemand noch nun nur ob oben oder oft ohne per plötzlich schon sehr sei sein seine
seinem seinen seiner seit seitdem selber selbst sich sie sind so sogar soll sollen sollte sondern sonst ständig statt tun tut
ueber um und uns unser unsere unserem unseren unserer unter viel viele vielleicht vom von vor wann war waren warum was weg
wegen weil weiß weiss weiter welche welchem welchen welcher welches wenn wer werde werden wie wieder wieso will wir wird
wirklich wo wohl wollen wollte worden wurde wurden während wäre würde zeit zu zum zur zwar zwischen über
hallo guten tag morgen abend moin servus grüezi gruss gruß grüße liebe lieber danke dank hilfe hilf helfen dringend frage
problem probleme schnell heute gestern montag dienstag mittwoch donnerstag freitag samstag sonntag stunde stunden minute minuten woche wochen
monat monate jahr jahre nächste nächsten nächster
verdammt scheiße scheiss scheisse mist blöd blöde doof nervt ärgerlich endlich mann krass
`;

const LISTS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(ENGLISH.trim().split(/\s+/)),
  de: new Set(GERMAN.trim().split(/\s+/)),
};

/** @param word as `spokenWords` gives it */
export function isStopWord(word: string, language: Language): boolean {
  return LISTS[language].has(word);
}

/** Whether a word is a stop word with one typing mistake. */
export function isMistypedStopWord(word: string, language: Language): boolean {
  if (word.length < 5) return false;
  for (const meant of LISTS[language]) {
    if (meant.length >= 5 && meant[0] === word[0] && typingDistance(word, meant, 1) === 1) return true;
  }
  return false;
}
