/** What people write when a card or an account is in the wrong hands, in English and German. */

const CARD =
  '(?:(?:bank|debit|credit|cash|maestro|master|visa|girocard|atm|company credit|corporate)[- ]?card|girocard|card|visa|mastercard)s?';
const KARTE =
  '(?:(?:bank|kredit|debit|giro|ec-?|maestro|visa|firmen(?:kredit)?|master)?karten?|girocard|visa|mastercard)';
/** What may stand between "lost" and the card. */
const OWN = String.raw`(?:(?:my|his|her|our|the|a|this|both|all|two|new|old|only|company|personal|credit|debit|and|or|phone|wallet|of)\W+){0,5}`;
/** What is said of a card that is not gone: the form for it, its number. */
const NOT_ITSELF = String.raw`(?!\s+(?:form|reader|number|page|machine|details|slip|holder|statement|limit|payment))`;
const THING = String.raw`(?:pin|password|tan|otp|codes?|card (?:number|details|data)|log-?in|credentials|(?:bank(?:ing)?|account|personal|my) (?:details|data|login)|cvv|cvc)s?(?!\s+(?:page|screen|link|review|form|field|button|name|attempt|time))`;
const CHANNEL = String.raw`(?:caller|(?:on|over) the phone|called me|phish\w*|fake|scam\w*|fraud\w*|stranger|suspicious|dodgy|wrong (?:site|page|person)|link|website|someone|somebody)`;
const SCHLUESSEL =
  '(?:pin|passwort|kennwort|tan|code|kartennummer|kartendaten|zugangsdaten|anmeldedaten|bankdaten|kontodaten|kreditkartendaten|cvv)';
const KANAL =
  '(?:anrufer\\w*|am telefon|telefonisch|phishing\\S*|betrüger\\w*|fake\\S*|gefälscht\\w*|verdächtig\\w*|falsche[nmrs]? (?!pin|tan|passwort|kennwort|code)\\p{L}+|fremde[nmrs]?|sms\\S*|jemand\\w*|unbekannte[nmrs]?|link)';
const ZAHLUNG = '(?:zahlung|überweisung|abbuchung|buchung|transaktion|lastschrift|abhebung)(?:en)?(?!\\p{L})';
const PAYMENT = '(?:payment|transfer|transaction|withdrawal|charge|debit|purchase|booking)s?';

const sign = (pattern: string): RegExp => new RegExp(pattern, 'iu');

/** That a card is gone, or used by another. */
export const CARD_SIGNS: readonly RegExp[] = [
  // English: gone, taken, or used by someone else.
  sign(
    String.raw`\b(?:lost|lose|losing|misplaced|dropped|stole|stolen|nicked|pinched)\W+${OWN}${CARD}\b${NOT_ITSELF}`,
  ),
  sign(
    String.raw`\b${CARD}\b${NOT_ITSELF}[^.!?\n]{0,30}\b(?:(?:was|is|got|been|has|went|are|were)\s+)*(?:lost|stolen|missing|gone|nicked|cloned|skimmed|swallowed)\b`,
  ),
  sign(String.raw`\b(?:can'?t|cannot|can not|cant|don'?t) find\W+${OWN}${CARD}\b${NOT_ITSELF}`),
  sign(
    String.raw`\b(?:someone|somebody|thief|stranger|they)\b[^.!?\n]{0,40}\b(?:using|used|uses|took|has|paid with|got)\b[^.!?\n]{0,20}\bmy\s+(?:\w+\s+)?${CARD}\b`,
  ),
  sign(
    String.raw`\b(?:wallet|purse|handbag)\b[^.!?\n]{0,30}\b(?:stolen|lost|gone|missing|snatched)\b|\b(?:lost|stole|stolen|snatched)\b[^.!?\n]{0,20}\b(?:wallet|purse|handbag)\b`,
  ),
  sign(
    String.raw`\b(?:left|forgot|lying|lies)\W+${OWN}${CARD}?\b${NOT_ITSELF}[^.!?\n]{0,20}\b(?:at|in|on)\b[^.!?\n]{0,12}\b(?:atm|cash machine|machine|taxi|cab|train|bus|tram|shop|store|pub|bar|restaurant|plane|till)\b`,
  ),
  sign(
    String.raw`\b(?:pickpocket|thief|thieves|robber|mugger|stranger|guy|burglar)s?\b[^.!?\n]{0,25}\b(?:took|grabbed|has|have|stole|got)\b[^.!?\n]{0,25}\b${CARD}\b`,
  ),
  sign(
    String.raw`\b(?:atm|machine)\b[^.!?\n]{0,20}\b(?:kept|swallowed|ate|retained|took)\b[^.!?\n]{0,20}\b${CARD}\b`,
  ),
  // German
  sign(
    String.raw`(?<!\p{L})${KARTE}(?!\p{L})[^.!?\n]{0,40}(?:im|in der|am|beim) (?:taxi|zug|bus|tram|geldautomaten?|automaten?|restaurant|geschäft|laden|café|hotel|flieger)[^.!?\n]{0,20}(?:lieg|vergessen|stecken|geblieben)|(?:im|in der|am) (?:taxi|zug|bus|tram|automaten?|geldautomaten?|restaurant|geschäft|laden|café)[^.!?\n]{0,20}(?<!\p{L})${KARTE}(?!\p{L})[^.!?\n]{0,20}(?:vergessen|liegen)`,
  ),
  sign(
    String.raw`automat[^.!?\n]{0,30}(?<!\p{L})${KARTE}(?!\p{L})[^.!?\n]{0,20}(?:eingezogen|geschluckt|behalten|gefressen)`,
  ),
  sign(
    String.raw`(?<!\p{L})${KARTE}(?!\p{L})[^.!?\n]{0,30}(?:von (?:jemand|fremd|einem unbekannt)\S*|fremd)[^.!?\n]{0,20}(?:benutzt|genutzt|verwendet|belastet)`,
  ),
  sign(
    String.raw`(?<!\p{L})${KARTE}(?!\p{L})[^.!?\n]{0,50}(?:verloren|verlor|gestohlen|geklaut|entwendet|verschwunden|abhanden|weggekommen|\bweg\b)`,
  ),
  sign(
    String.raw`(?:verloren|verliere|gestohlen|geklaut|entwendet|vermisse|finde)[^.!?\n]{0,30}(?<!\p{L})(?:meine\w*\s+)${KARTE}(?!\p{L})|meine\w*\s+${KARTE}(?!\p{L})[^.!?\n]{0,20}(?:nirgends|nirgendwo|nicht mehr) finden`,
  ),
  sign(
    String.raw`(?:jemand|dieb|fremder?|unbekannte?r?)(?!\p{L})[^.!?\n]{0,40}(?:mit|benutzt|nutzt|verwendet|hat)\s+(?:\w+\s+)?meiner?\s+${KARTE}(?!\p{L})`,
  ),
  sign(
    String.raw`(?:geldbeutel|geldbörse|portemonnaie|portmonee|brieftasche|handtasche)[^.!?\n]{0,40}(?:gestohlen|geklaut|verloren|weg\b|verschwunden)|(?:gestohlen|geklaut|verloren)[^.!?\n]{0,20}(?:geldbeutel|geldbörse|portemonnaie|brieftasche)`,
  ),
];

const GAVE = String.raw`\b(?:gave|given|give[ns]? away|told|shared|typed|entered|put in|sent|handed|disclosed|read out|read)\b`;
const DID = String.raw`\b(?:gave|given|told|shared|typed|entered|put|sent|clicked|opened|filled|logged|downloaded|paid|replied|transferred)\b`;
const NOT_OWN = String.raw`\b(?:i|we)\s+(?:did not|didn'?t|didnt|never|have not|haven'?t|don'?t|dont|do not)\s+(?:make|made|do|did|authori[sz]e\w*|recogni[sz]e\w*|order\w*|know|approve\w*|sign\w*|buy|bought)\b`;

/** That data was given away, or money went where the person did not send it. */
export const FRAUD_SIGNS: readonly RegExp[] = [
  // English: data given away, in either order; a trap that was walked into.
  sign(String.raw`${GAVE}[^.!?\n]{0,60}\b${THING}[^.!?\n]{0,80}\b${CHANNEL}\b`),
  sign(String.raw`${GAVE}[^.!?\n]{0,30}\b${CHANNEL}\b[^.!?\n]{0,40}\b${THING}`),
  sign(String.raw`\b${CHANNEL}\b[^.!?\n]{0,40}\bi\b[^.!?\n]{0,15}${GAVE}[^.!?\n]{0,30}\b${THING}`),
  sign(
    String.raw`\b(?:phish\w*|fake|scam\w*|fraud\w*|dodgy)\b[^.!?\n]{0,60}\bi(?:'ve| have)?\s+(?:already |just |even )?${DID}`,
  ),
  sign(
    String.raw`\bi(?:'ve| have| think i(?:'ve| have)?| just| accidentally)?\s+(?:just |accidentally |already )*(?:clicked|tapped|opened|filled|entered|logged|typed|replied|responded|paid|transferred|sent)\b[^.!?\n]{0,60}\b(?:phish\w*|scam\w*|fraud\w*|fake|dodgy)\b`,
  ),
  sign(String.raw`\b(?:fell|fallen|falling) for\b[^.!?\n]{0,40}\b(?:phish\w*|scam\w*|fraud\w*|fake|trick)`),
  sign(
    String.raw`\b(?:think|realised|realized|turns out|seems|afraid|suspect)\b[^.!?\n]{0,20}\b(?:it|that|this|he|she|they)\b[^.!?\n]{0,12}\b(?:was|were)\b[^.!?\n]{0,12}\b(?:fake|scam\w*|phish\w*|fraud\w*)`,
  ),
  sign(String.raw`\b(?:been|was|got|getting|being|were|am)\s+(?:scammed|phished|defrauded|conned|hacked)\b`),
  sign(
    String.raw`\b(?:account|e-?banking|online banking|mailbox|e-?mail)\b[^.!?\n]{0,20}\b(?:was|is|has been|got|been)\s+(?:hacked|compromised|taken over|hijacked)\b`,
  ),
  sign(
    String.raw`\b(?:paid|pay|transferred|sent|approved|authori[sz]ed|bought)\b[^.!?\n]{0,40}\b(?:fake|fraud\w*|scam\w*)\b`,
  ),
  sign(
    String.raw`\b(?:someone|somebody|stranger|hackers?|they|he|she|scammers?|fraudsters?)\b[^.!?\n]{0,15}\b(?:has|have|had|got|gained|gets?)\b[^.!?\n]{0,15}\b(?:access to|into)\b[^.!?\n]{0,10}\bmy\b[^.!?\n]{0,15}\b(?:account|e-?banking|online banking|bank|mailbox|mail|e-?mail|login|phone|pc|computer)\b`,
  ),
  sign(
    String.raw`\b(?:guy|man|woman|someone|caller|person|call)\b[^.!?\n]{0,20}\bfrom (?:microsoft|apple|the bank|my bank|amazon|the police)\b[^.!?\n]{0,60}\b(?:on my|into my|remote|access|anydesk|teamviewer|log ?in|install\w*|download\w*|code|password|pin|tan)\b`,
  ),
  sign(
    String.raw`\blink\b[^.!?\n]{0,60}\b(?:put in|entered|typed|gave|filled)\b[^.!?\n]{0,30}\b(?:card|data|details|number|login|password|pin)\b`,
  ),
  sign(
    String.raw`\b(?:grandparent|romance|ceo|whatsapp|parcel|lottery) (?:scam|fraud)\b[^.!?\n]{0,60}\b(?:paid|sent|transferred|lost|victim|fell)\b`,
  ),
  // English: payments the person did not make.
  sign(String.raw`\b${PAYMENT}\b[^.!?\n]{0,50}${NOT_OWN}`),
  sign(
    String.raw`\b${PAYMENT}\b[^.!?\n]{0,40}\b(?:(?:not|aren'?t|isn'?t|weren'?t|wasn'?t|none)\b[^.!?\n]{0,8}\b(?:mine|me|by me|ours))\b`,
  ),
  sign(
    String.raw`\b(?:money|savings|funds)\b[^.!?\n]{0,30}\b(?:is|are|has|went|was)\b[^.!?\n]{0,8}\b(?:missing|gone|vanished|disappeared)\b`,
  ),
  sign(
    String.raw`\b(?:don'?t|do not|didn'?t|did not|never)\s+(?:recogni[sz]e\w*|authori[sz]e\w*|approve\w*|made)\b[^.!?\n]{0,30}\b${PAYMENT}\b`,
  ),
  sign(
    String.raw`\b(?:unauthori[sz]ed|fraudulent|unknown|strange)\s+(?:card )?(?:payment|transfer|transaction|withdrawal|charge|debit)s?\b`,
  ),
  sign(
    String.raw`\b(?:money|cash|funds|\d+ ?(?:euros?|€|chf|francs?))\b[^.!?\n]{0,30}\b(?:was |were |has been |been |is )(?:stolen|taken by someone|withdrawn by someone)\b|\b(?:someone|somebody|thieves|hacker\w*)\b[^.!?\n]{0,30}\b(?:emptied|stole|withdrew|transferred|took)\b[^.!?\n]{0,20}\b(?:money|account|cash|funds|savings)\b`,
  ),
  // German: data given away; a trap that was walked into.
  sign(
    String.raw`${SCHLUESSEL}(?!\p{L})[^.!?\n]{0,60}(?:verraten|weitergegeben|durchgegeben|preisgegeben|herausgegeben)`,
  ),
  sign(
    String.raw`${KANAL}(?!\p{L})[^.!?\n]{0,60}${SCHLUESSEL}(?!\p{L})[^.!?\n]{0,40}(?:eingegeben|eingetippt|gegeben|genannt|geschickt|mitgeteilt|gesagt|verraten)`,
  ),
  sign(
    String.raw`${SCHLUESSEL}(?!\p{L})[^.!?\n]{0,60}${KANAL}(?!\p{L})[^.!?\n]{0,40}(?:eingegeben|eingetippt|gegeben|genannt|geschickt|mitgeteilt|gesagt|verraten)`,
  ),
  sign(
    String.raw`(?:phishing|betrüger\w*|betrug|fake|gefälscht\w*|verdächtig\w*)[^.!?\n]{0,70}(?<!nichts? (?:\p{L}+ ){0,2}(?:an)?)(?:geklickt|eingegeben|geöffnet|reingefallen|hereingefallen|angemeldet|gegeben|überwiesen|ausgefüllt|installiert|verraten)`,
  ),
  sign(
    String.raw`(?:reingefallen|hereingefallen|geklickt)[^.!?\n]{0,50}(?:phishing|betrüger\w*|betrug|fake|gefälscht\w*)`,
  ),
  sign(
    String.raw`(?:wurde|worden|bin|konto|zugang|e-?banking)[^.!?\n]{0,30}(?:betrogen|gehackt|abgezockt|gekapert|kompromittiert)`,
  ),
  sign(
    String.raw`(?:angebliche\w*|vermeintliche\w*|falsche[nr]?) (?:\S*mitarbeiter\w*|bank\S*|polizist\w*|techniker\w*|support\w*)[^\n]{0,80}(?:gesagt|gegeben|verraten|genannt|überwiesen|freigegeben|installiert|eingegeben)`,
  ),
  sign(
    String.raw`link[^.!?\n]{0,40}geklickt[^.!?\n]{0,40}(?:daten|nummer|passwort|pin|zugang)[^.!?\n]{0,25}(?:eingegeben|eingetippt|angegeben)`,
  ),
  sign(String.raw`(?:gefälschte\w*|betrügerische\w*|fake)[^.!?\n]{0,40}(?:bezahlt|überwiesen|gezahlt)`),
  sign('(?:enkeltrick|schockanruf|ceo[- ]fraud|whatsapp[- ]betrug)'),
  sign(String.raw`(?:konto|geld|abbuchung|zahlung)[^\n]{0,50}\bwar(?:en)? ich nicht`),
  sign(
    String.raw`\b(?:account|money|charge|payment|transfer|withdrawal)s?\b[^\n]{0,50}\b(?:was not|wasn'?t|were not|weren'?t) (?:me|us)\b|\bhacked my\b[^.!?\n]{0,15}\b(?:bank|account|e-?banking)`,
  ),
  sign(
    String.raw`(?:betrüger|hacker|unbekannte|fremde)(?!\p{L})[^.!?\n]{0,45}(?:zugang|zugriff)|(?:jemand|betrüger|hacker|unbekannte|fremde)(?!\p{L})[^.!?\n]{0,45}in mein(?:em|en)? (?:konto|e-?banking)`,
  ),
  sign(
    String.raw`(?:geld|ersparnisse?)(?!\p{L})[^.!?\n]{0,25}(?:vom konto|auf (?:dem|meinem) konto)?[^.!?\n]{0,15}(?:ist weg|verschwunden|fehlt plötzlich|gestohlen)`,
  ),
  // German: payments the person did not make.
  sign(
    String.raw`${ZAHLUNG}(?![^.!?\n]{0,30}(?:raum|zimmer|tisch|reise|hotel|flug|platz))[^.!?\n]{0,60}(?:ich|wir)\s+(?:\p{L}+\s+){0,2}(?:nicht|nie|niemals)\s+(?:\p{L}+\s+)?(?:gemacht|getätigt|veranlasst|autorisiert|freigegeben|in auftrag|beauftragt|ausgeführt|durchgeführt|erkenne)`,
  ),
  sign(
    String.raw`${ZAHLUNG}[^.!?\n]{0,50}(?:nicht von mir|(?:das |die )?war(?:en)? ich nicht|(?:er)?kenne ich (?:gar )?nicht|ich (?:gar )?nicht (?:er)?kenne|sagt mir nichts)`,
  ),
  sign(
    String.raw`(?:unbekannte|unberechtigte|fremde|betrügerische|nicht autorisierte|merkwürdige|seltsame)[rns]?\s+(?:zahlung|überweisung|abbuchung|buchung|transaktion|lastschrift|abhebung)`,
  ),
  sign(
    String.raw`(?:jemand|unbekannte|betrüger|hacker|dieb\w*)(?!\p{L})[^.!?\n]{0,50}(?:geld|konto|euro|franken|€|chf)[^.!?\n]{0,40}(?:abgehoben|überwiesen|abgebucht|gestohlen|geklaut|leergeräumt|geplündert|abgezogen)`,
  ),
];
