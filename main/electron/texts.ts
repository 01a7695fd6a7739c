/** The words of menu, tray, dialogs and notifications: everything that is no page. */
import type { ModelStatus, Preferences } from '../../shared/model.ts';

const en = {
  file: '&File',
  newQuestion: 'New question',
  newTicket: 'New ticket',
  quickAsk: 'Quick ask',
  settings: 'Settings…',
  close: 'Close window',
  quit: 'Quit Deskside',
  edit: '&Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  view: '&View',
  ask: 'Ask',
  tickets: 'Tickets',
  knowledge: 'Knowledge',
  settingsScreen: 'Settings',
  actualSize: 'Actual size',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fullScreen: 'Full screen',
  window: '&Window',
  minimize: 'Minimize',
  help: '&Help',
  dataFolder: 'Show data folder',
  about: 'About Deskside',
  services: 'Services',
  hide: 'Hide Deskside',
  hideOthers: 'Hide others',
  showAll: 'Show all',
  front: 'Bring all to front',
  reload: 'Reload',
  developerTools: 'Developer tools',
  open: 'Open Deskside',
  startAtLogin: 'Start at login',
  model: {
    unknown: 'Looking for LM Studio…',
    not_running: "LM Studio isn't running",
    server_off: "LM Studio's server is off",
    no_model: 'No model loaded',
    loading: (model: string) => `Loading ${model}…`,
    ready: (model: string) => `${model} is ready`,
    key_refused: 'LM Studio asks for an API key',
    someModel: 'A model',
  },
  link: {
    question: (target: string) => `Open ${target} outside Deskside?`,
    open: 'Open',
    cancel: 'Cancel',
  },
  answerReady: { title: 'Your answer is ready', body: 'Click to read it in Deskside.' },
  chooseFolder: 'Choose a folder with documents',
  cannotStart: {
    title: 'Deskside could not start',
    unforeseen:
      'Something unforeseen happened. Start Deskside again; if it happens again, restart the computer.',
  },
  mustClose: {
    title: 'Deskside must close',
    unforeseen: 'Something unforeseen happened. Nothing that was saved is lost. Start Deskside again.',
  },
};

export type Texts = typeof en;

const de: Texts = {
  file: '&Datei',
  newQuestion: 'Neue Frage',
  newTicket: 'Neues Ticket',
  quickAsk: 'Schnellfrage',
  settings: 'Einstellungen …',
  close: 'Fenster schließen',
  quit: 'Deskside beenden',
  edit: '&Bearbeiten',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  cut: 'Ausschneiden',
  copy: 'Kopieren',
  paste: 'Einfügen',
  selectAll: 'Alles auswählen',
  view: '&Ansicht',
  ask: 'Fragen',
  tickets: 'Tickets',
  knowledge: 'Wissen',
  settingsScreen: 'Einstellungen',
  actualSize: 'Originalgröße',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  fullScreen: 'Vollbild',
  window: '&Fenster',
  minimize: 'Minimieren',
  help: '&Hilfe',
  dataFolder: 'Datenordner anzeigen',
  about: 'Über Deskside',
  services: 'Dienste',
  hide: 'Deskside ausblenden',
  hideOthers: 'Andere ausblenden',
  showAll: 'Alle einblenden',
  front: 'Alle nach vorne bringen',
  reload: 'Neu laden',
  developerTools: 'Entwicklerwerkzeuge',
  open: 'Deskside öffnen',
  startAtLogin: 'Bei der Anmeldung starten',
  model: {
    unknown: 'LM Studio wird gesucht …',
    not_running: 'LM Studio läuft nicht',
    server_off: 'Der Server von LM Studio ist aus',
    no_model: 'Kein Modell geladen',
    loading: (model) => `${model} wird geladen …`,
    ready: (model) => `${model} ist bereit`,
    key_refused: 'LM Studio verlangt einen API-Schlüssel',
    someModel: 'Ein Modell',
  },
  link: {
    question: (target) => `${target} außerhalb von Deskside öffnen?`,
    open: 'Öffnen',
    cancel: 'Abbrechen',
  },
  answerReady: { title: 'Ihre Antwort ist da', body: 'Klicken Sie, um sie in Deskside zu lesen.' },
  chooseFolder: 'Ordner mit Dokumenten wählen',
  cannotStart: {
    title: 'Deskside konnte nicht starten',
    unforeseen:
      'Etwas Unvorhergesehenes ist geschehen. Starten Sie Deskside erneut; geschieht es wieder, starten Sie den Computer neu.',
  },
  mustClose: {
    title: 'Deskside muss schließen',
    unforeseen:
      'Etwas Unvorhergesehenes ist geschehen. Nichts Gespeichertes ist verloren. Starten Sie Deskside erneut.',
  },
};

/**
 * @param language the person's choice
 * @param locale the system's, such as `de-AT`
 */
export function textsFor(language: Preferences['language'], locale: string): Texts {
  const chosen = language === 'system' ? locale.slice(0, 2).toLowerCase() : language;
  return chosen === 'de' ? de : en;
}

/** One line about the model, for the tray. */
export function modelWords(texts: Texts, status: ModelStatus | undefined): string {
  const words = texts.model;
  if (!status) return words.unknown;
  const name = status.model ?? words.someModel;
  switch (status.state) {
    case 'ready':
      return words.ready(name);
    case 'loading':
      return words.loading(name);
    default:
      return words[status.state];
  }
}
