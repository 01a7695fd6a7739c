/** Where the draft of a ticket is kept, by the conversation it is about. */
export function draftPlace(session_id: string | undefined): string {
  return `draft ticket ${session_id ?? ''}`;
}
