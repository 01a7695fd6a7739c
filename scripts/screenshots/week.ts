/** What a week at the desk has left behind. */
import type { Args } from '../../shared/contract.ts';
import type { TicketStatus } from '../../shared/model.ts';

/** Questions of the last days, each with how long ago it was asked, in hours. */
export const WEEK: readonly [question: string, hours: number][] = [
  ['How do I order a second monitor?', 24 * 40],
  ['Standing order for the rent', 24 * 12],
  ['Teams: nobody hears me', 24 * 4],
  ['Password expired while travelling', 24 * 3],
  ['Der Drucker druckt nicht', 26],
  ['Outlook search finds nothing', 25],
  ['My card was declined twice', 3],
  ['The VPN does not connect from home', 1],
];

export interface MadeTicket {
  ticket: Args<'tickets.create'>;
  status: TicketStatus;
  hours: number;
}

export const LONG_WORD =
  'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz_Vorlage_final_v27.docm';

type Row = readonly [description: string, type: string, status: TicketStatus, hours: number];

const FIRST: Row = [
  `The VPN hangs at “Connecting” since this morning.\n\nTried: another Wi-Fi, restarting the client.\n\nComputer\nComputer name: SD-4711\nOperating system: Windows 11 Pro`,
  'IT Support',
  'open',
  2,
];
const TICKETS: readonly Row[] = [
  FIRST,
  ['The projector in room 2.14 shows no picture.', 'IT Support', 'in_progress', 5],
  ['Please raise the limit of my card for a business trip.', 'E-Banking', 'resolved', 26],
  [`Word cannot open ${LONG_WORD}`, 'IT Support', 'open', 30],
  ['Wo melde ich einen verlorenen Badge?', 'General', 'closed', 50],
  ['A standing order was carried out twice.', 'E-Banking', 'in_progress', 74],
  ['New colleague on 1 December: notebook, phone, access to the share “Kredite”.', 'hardware', 'open', 98],
  ['Outlook asks for the password again and again.', 'IT Support', 'resolved', 24 * 8],
  ['The parking barrier does not read my card.', 'General', 'closed', 24 * 20],
];

/** The nth ticket; they repeat, a month earlier each time. */
export function madeTicket(at: number): MadeTicket {
  const [description, type, status, hours] = TICKETS[at % TICKETS.length] ?? FIRST;
  const month = 24 * 31 * Math.floor(at / TICKETS.length);
  return {
    ticket: { user: 'Jana Brunner', email: 'jana.brunner@example.com', type, description },
    status,
    hours: hours + month,
  };
}
