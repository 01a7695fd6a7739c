/** What people say of a password without saying the password. */
const WORDS = new Set(
  `a about above accepted again all allowed already also always an and another any are as asked at back bad be because been
before being blank blocked but by can cannot cant case changed clear compromised correct cracked current deactivated default
denied different disabled do does dont due empty enabled enough entered even expired expires expiring field fine for forgotten
form forms from generator getting gone good greyed hacked has hash hashed have he her here hidden hint his how i if in incorrect
insecure instead invalid is it its just keeps known kept last later length less locked long longer lost mail manager mandatory
managers me mine minimum missing more must my need needed needs never new no none nope not nothing now of off ok okay old on once one
only open or other our out over page policy policies please prompt protected public quality recognised recognized refused
rejected remembered removed required requirements reset resets right rotated rules safe same saved secret secure sent set
several shared she short should shown so some something still stolen store stored strange strength strong such synced sync
temporary than that the their them then there they this three times to too twice two typed unchanged unknown unlocked until
unsafe up updated used useless user valid vault very visible wanted was weak weird well what when where whether which who why will
with without work worked working works would wrong yes yet you your
ab abgelaufen abgelehnt aktuell akzeptiert alle allein als alt alte altes am an andere anders angeblich auch auf aus bei beim
bekannt bereits bin bis bitte bleibt braucht damit dann das dass dasselbe dem den denn der des deshalb die dies diese doch dort du
durch ein eine einem einen einer eines er erforderlich es etwa falsch fehlt für ganz geht geändert gehackt geklaut genau
gesperrt gespeichert gestohlen gibt gleich gut hab habe haben hat ich ihr im immer in ist ja jetzt kann kaputt kein keine klar
kommt komplett korrekt kurz lang läuft laut leer leider mal man manager mehr mein meine mit muss müssen nach neu neue neues
nicht nichts nie noch nötig nur ob oder ohne per plötzlich richtig schlecht schon schwach sehr sein seit selbst sicher sichtbar
sie sind so soll sondern stark stimmt trotzdem über um und unbekannt ungültig unklar uns unser unsicher unter verfallen
vergessen verloren verlangt verschlüsselt verwalter vom von vor wann war warum was weder weg weil welches wenn wer werden
wer wie wieder will wir wird wo wurde zu zum zur zurück zurückgesetzt zweimal dreimal`.split(/\s+/),
);

/** Endings of what is done with a password, and how. */
const ENDING =
  /^(?:[a-z]{3,}(?:ed|ing|ly)|ge[a-zäöüß]{3,}t|(?:ab|an|auf|aus|ein|zurück|über)ge[a-zäöüß]{3,}(?:t|en)|[a-zäöüß]{3,}(?:iert|bar|lich|isch))$/;

/** Whether a plain word may say something of a password instead of being one. */
export function isPredicate(word: string): boolean {
  const lower = word.toLowerCase();
  return WORDS.has(lower) || ENDING.test(lower);
}
