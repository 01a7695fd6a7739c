/**
 * What staff ask, and which starter article answers it. Written from the articles' subjects, not from their words:
 * short, long, angry, mistyped. Several ids: any of them is a right answer.
 */
import type { Language } from '../../../shared/model.ts';

export interface AnswerableQuestion {
  ask: string;
  language: Language;
  ids: string[];
}

const ENGLISH = `
vpn | it-vpn-connect-fails it-vpn-drops
vpn not working | it-vpn-connect-fails it-vpn-drops
I can't connect to the VPN from home | it-vpn-connect-fails
vpn keeps disconnecting every 10 minutes | it-vpn-drops
vnp wont conect | it-vpn-connect-fails
anyconnect error connection attempt has failed | it-vpn-connect-fails
My home office connection to the bank breaks off all the time and I get thrown out of my session, it is driving me mad | it-vpn-drops
printer not working | it-printer-not-printing
the printer doesn't print anything | it-printer-not-printing
pritner offline | it-printer-not-printing
paper jam | it-printer-not-printing
print job stuck in queue | it-printer-not-printing
how do I add a printer to my laptop | it-printer-add
the printer on the third floor is not in my list | it-printer-add
forgot my password | it-password-reset eb-forgot-password
I forgot my windows password and can't get into my laptop | it-password-reset
forgotten pasword | it-password-reset eb-forgot-password
pls reset my pw | it-password-reset eb-forgot-password it-password-change
my password expired | it-password-change
how do i change my windows password | it-password-change
new password is not accepted, it says it does not meet the requirements | it-password-change
account locked | it-account-locked eb-login-locked
my account got locked out after too many attempts | it-account-locked eb-login-locked
my user keeps getting locked every morning, what the hell | it-account-locked
authenticator not sending me a prompt | it-mfa-no-prompt
no push notification on my phone when I sign in | it-mfa-no-prompt eb-code-not-arriving
mfa code doesnt come | it-mfa-no-prompt eb-code-not-arriving
I got a new phone how do I move microsoft authenticator | it-mfa-new-phone
new iphone, need to set up 2fa again | it-mfa-new-phone
wifi | it-wifi-office it-wifi-home-slow
wifi doesn't work in the office | it-wifi-office
cant connect to wlan in meeting room | it-wifi-office
my wifi at home is super slow | it-wifi-home-slow
video calls are choppy at home | it-wifi-home-slow
no internet over network cable | it-network-cable-no-internet
docking station network not working, LAN says unidentified network | it-network-cable-no-internet
laptop won't turn on | it-laptop-wont-start
my notebook is dead, black screen | it-laptop-wont-start
computer doesnt boot | it-laptop-wont-start
blue screen | it-blue-screen
my pc restarted by itself with a stop code | it-blue-screen
computer is very slow | it-computer-slow
everything hangs and the fan is super loud | it-computer-slow
my laptop freezes all the time and i am losing my patience with this piece of junk | it-computer-slow
disk full | it-disk-full
not enough space on C drive | it-disk-full
outlook not sending emails | it-email-cannot-send-receive
I'm not receiving any emails since this morning | it-email-cannot-send-receive
outlok stuck on trying to connect | it-email-cannot-send-receive
mailbox full | it-email-mailbox-full
I get a message that my mailbox has exceeded its quota | it-email-mailbox-full
can't find an old email, search shows no results | it-outlook-search-broken
outlook search broken | it-outlook-search-broken
work email on my phone | it-phone-work-email-setup
how to get outlook on my android | it-phone-work-email-setup
open a shared mailbox | it-shared-mailbox-access
I need access to the team mailbox of our department | it-shared-mailbox-access
shared drive access denied | it-shared-drive-access
my G drive disappeared | it-shared-drive-access
network drive has a red cross | it-shared-drive-access
i deleted a file by accident | it-file-restore-deleted
how can I get back an older version of a document | it-file-restore-deleted
overwrote my excel file can i restore it | it-file-restore-deleted
excel file is locked for editing by another user | it-excel-file-locked-or-crash
excel keeps crashing | it-excel-file-locked-or-crash
second monitor not detected | it-external-monitor-dock
external screen stays black with the dock | it-external-monitor-dock
mouse not working | it-keyboard-mouse
y and z are swapped on my keyboard | it-keyboard-mouse
keybord types wrong characters | it-keyboard-mouse
I left my laptop on the train | it-lost-stolen-laptop
someone stole my work phone | it-lost-stolen-laptop
I clicked on a link in a strange email and typed my password | it-phishing-reported
suspicious mail what to do | it-phishing-reported
phishing | it-phishing-reported eb-phishing-call-sms
remote desktop can't connect to my office pc | it-remote-desktop
rdp logon attempt failed | it-remote-desktop
scan to email never arrives | it-scanner-to-email
where did my scan go | it-scanner-to-email
teams camera black | it-teams-camera
webcam not found | it-teams-camera
nobody can hear me in teams | it-teams-no-sound-mic
no sound in my headset | it-teams-no-sound-mic
microphone doesn't work | it-teams-no-sound-mic
stuck in teams lobby | it-teams-cannot-join
can't join the meeting | it-teams-cannot-join
usb stick blocked | it-usb-blocked
can I copy files to a thumb drive | it-usb-blocked
a popup says my computer is infected and I should call microsoft | it-virus-malware
all my files have a strange ending and I can't open them, there is a note asking for money | it-virus-malware
install software | it-software-install-request
I need adobe acrobat installed, it asks for administrator password | it-software-install-request
website shows certificate warning | it-browser-page-wont-load
clear cache in edge | it-browser-page-wont-load
ebanking login locked | eb-login-locked
i cant log in to ebanking | eb-login-locked eb-forgot-password
forgot my e-banking password | eb-forgot-password
lost my contract number for online banking | eb-forgot-password
card blocked | eb-card-blocked-unblock
how do I unblock my debit card | eb-card-blocked-unblock
I lost my credit card | eb-card-lost-stolen
my wallet was stolen with all my cards | eb-card-lost-stolen
card got declined in a shop | eb-card-declined
my card does not work abroad, payment refused in Spain | eb-card-declined
the atm swallowed my card | eb-atm-swallowed-card
cash machine kept my bank card what now | eb-atm-swallowed-card
forgot pin | eb-pin-forgotten
I entered my PIN wrong three times | eb-pin-forgotten
sms code for ebanking not arriving | eb-code-not-arriving
no tan received | eb-code-not-arriving
transfer pending | eb-transfer-pending
I paid a bill on Friday and the money still hasn't arrived | eb-transfer-pending
my payment was rejected | eb-transfer-rejected
money came back to my account, invalid iban | eb-transfer-rejected
sent money to the wrong person | eb-transfer-wrong-recipient
I paid an invoice twice, how do I get the money back | eb-transfer-wrong-recipient
raise my daily transfer limit | eb-transfer-limits
limit exceeded | eb-transfer-limits
download bank statement | eb-statement-download
where do I find my statements as pdf for the tax office | eb-statement-download
what is my iban | eb-iban-find-check
set up a standing order for rent | eb-standing-order
cancel standing order | eb-standing-order
there is a payment on my account I did not make | eb-fraud-unknown-transaction
unknown charge on my credit card | eb-fraud-unknown-transaction
someone called me and said he is from the bank and wanted my code | eb-phishing-call-sms
strange sms with a link from the bank | eb-phishing-call-sms
how to send dollars to the US | eb-foreign-currency-payment
payment abroad fees | eb-foreign-currency-payment
status of my mortgage application | eb-loan-application-status
was my loan approved | eb-loan-application-status
I moved, change my address | eb-change-address-phone
my mobile number changed | eb-change-address-phone
apple pay not working | eb-contactless-wallet
new phone, activate banking app | eb-new-phone-app-activation
company took money from my account by direct debit and I want it back | eb-direct-debit-return
badge doesn't open the door | gen-building-access-badge
I forgot my badge at home | gen-building-access-badge
how do I request holiday | gen-holiday-absence-request
I'm sick today | gen-holiday-absence-request
book a meeting room | gen-meeting-room-booking
expense report for my business trip | gen-travel-expenses
payslip | gen-payslip-hr-portal
where can I see my salary statement | gen-payslip-hr-portal
I need a new headset | gen-order-equipment
order a second monitor | gen-order-equipment
how do I open a ticket | gen-how-to-create-ticket
what happened to my ticket | gen-ticket-status
nobody answers my ticket since a week!!! | gen-ticket-status
phone number of the helpdesk | gen-service-desk-contact-hours
new colleague starts on monday | gen-new-employee-first-day gen-order-equipment
today is my first day and I can't log in anywhere | gen-new-employee-first-day
rules for home office | gen-working-from-home-rules
can I work from abroad for two weeks | gen-working-from-home-rules
my last day is next friday, what do I have to return | gen-leaving-organisation
I sent customer data to the wrong person | gen-data-protection-basics
am I allowed to put customer data into chatgpt | gen-data-protection-basics
Hello, I hope you can help me. Since I came back from my holiday yesterday I have been trying to sign in to my laptop, I tried what I thought was my password maybe four times and now I really do not remember what I chose before I left. My manager needs the report by noon so please tell me quickly how to get a new one. | it-password-reset
Good morning team, this is the third time this week. I am sitting in my kitchen, my internet is fine, Netflix works, but as soon as I start the VPN and open the customer file the tunnel goes away after a few minutes, then it reconnects, then it is gone again. Can somebody finally fix that? | it-vpn-drops
Hi, my daughter was playing with my purse and now I can't find my debit card anywhere, I looked in the car and at the supermarket, I am worried that somebody uses it, what do I need to do first? | eb-card-lost-stolen
Dear support, I wanted to pay my builder 40000 for the new roof and e-banking always tells me the amount is above what I am allowed to send per day. How can I change that? | eb-transfer-limits
my vpn is not connecting since the update | it-vpn-connect-fails
globalprotect stuck on connecting | it-vpn-connect-fails
vpn disconects all the time | it-vpn-drops
prnter not workng | it-printer-not-printing
printer says toner empty | it-printer-not-printing
how can I install the new printer next to the kitchen | it-printer-add
I don't remember my login password anymore | it-password-reset eb-forgot-password
windows says my password will expire in 3 days | it-password-change
account is locked out, please unlock | it-account-locked eb-login-locked
authentictor app shows nothing to approve | it-mfa-no-prompt
I changed my mobile and now I can't approve the sign in | it-mfa-new-phone
no wifi on the 4th floor | it-wifi-office
internet at home drops and pages load slowly | it-wifi-home-slow it-vpn-drops
ethernet not working at my desk | it-network-cable-no-internet
my laptop doesn't charge and won't start | it-laptop-wont-start
PC crashes with a blue screen every day | it-blue-screen
why is my computer so slow today | it-computer-slow
c drive is full | it-disk-full
emails stuck in outbox | it-email-cannot-send-receive
my inbox is full and I can't send anything | it-email-mailbox-full it-email-cannot-send-receive
outlook doesn't find mails from last week | it-outlook-search-broken
set up company mail on iphone | it-phone-work-email-setup
please give me permission to the info mailbox | it-shared-mailbox-access
I have no access to the project folder on the shared drive | it-shared-drive-access
recover deleted folder | it-file-restore-deleted
excel is read only | it-excel-file-locked-or-crash
my second screen isnt recognised when I plug the laptop in | it-external-monitor-dock
wireless mouse stopped moving | it-keyboard-mouse
my bag with the work laptop was stolen last night | it-lost-stolen-laptop
I think I fell for a phishing mail | it-phishing-reported
weird email asking me to buy gift cards for my boss | it-phishing-reported
rdp black screen | it-remote-desktop
scanner doesn't send me the pdf | it-scanner-to-email
my video is not working in the teams call | it-teams-camera
colleagues can't hear me in meetings | it-teams-no-sound-mic
teams meeting link doesn't open | it-teams-cannot-join
external hard drive not allowed | it-usb-blocked
antivirus found a threat | it-virus-malware
how do I get photoshop | it-software-install-request
edge says your connection isn't private | it-browser-page-wont-load
locked out of online banking | eb-login-locked
what is my user number for e-banking, I lost the letter | eb-forgot-password
reactivate my frozen visa card | eb-card-blocked-unblock
lost wallet | eb-card-lost-stolen
payment with my card refused at the supermarket | eb-card-declined
ATM ate my card!!! | eb-atm-swallowed-card
pin blocked | eb-pin-forgotten
I don't get the code by text message when I log in to my bank | eb-code-not-arriving
why is my transfer not executed yet | eb-transfer-pending
transfer was returned | eb-transfer-rejected
I typed the wrong IBAN and the payment is gone | eb-transfer-wrong-recipient
how to increase the payment limit | eb-transfer-limits
I need last year's account statements | eb-statement-download
where can I see my account number | eb-iban-find-check
stop my monthly rent payment | eb-standing-order
somebody used my card without my knowledge | eb-fraud-unknown-transaction
got a call from a fake bank employee and gave him remote access | eb-phishing-call-sms
swift payment to switzerland in francs | eb-foreign-currency-payment
how long until my loan request is decided | eb-loan-application-status
I got married and need to change my name at the bank | eb-change-address-phone
google pay refuses my card | eb-contactless-wallet
old phone broken, banking app on the new one | eb-new-phone-app-activation
gym keeps debiting my account although I cancelled | eb-direct-debit-return
lost my employee card | gen-building-access-badge
how many vacation days do I have left | gen-holiday-absence-request
all meeting rooms are taken, how do I find a free one | gen-meeting-room-booking
reimburse taxi receipt | gen-travel-expenses
last month's pay slip | gen-payslip-hr-portal
can I get an ergonomic keyboard | gen-order-equipment it-keyboard-mouse
I want to talk to a human | gen-how-to-create-ticket gen-service-desk-contact-hours
how do I reopen a closed ticket | gen-ticket-status
is the helpdesk open on saturday | gen-service-desk-contact-hours
I just joined the company, where do I start with my laptop | gen-new-employee-first-day
is it allowed to print confidential papers at home | gen-working-from-home-rules
I am leaving the bank at the end of the month | gen-leaving-organisation
gdpr incident, list of clients mailed to wrong address | gen-data-protection-basics
I've been with this bank for 12 years and never had such trouble: each time I want to look at the camera picture in our Monday Teams call my colleagues only see a black square, I already closed the shutter and opened it again | it-teams-camera
Sorry to bother you again but the big multifunction machine in the corridor scans my contract, says sent, and then nothing shows up in my inbox, not even in junk | it-scanner-to-email
cisco client says login failed | it-vpn-connect-fails
vpn works at home but drops at my parents house | it-vpn-drops
the printer only prints blank pages | it-printer-not-printing
printing from my mac doesn't work | it-printer-not-printing it-printer-add
wrong password three times now locked | it-account-locked eb-login-locked
how often do i have to change my password | it-password-change
i cant remember my pasword for windows | it-password-reset
approve sign in request never shows up | it-mfa-no-prompt
lost my old phone with the authenticator on it | it-mfa-new-phone it-lost-stolen-laptop
wlan office password | it-wifi-office
laptop battery empty and doesn't charge | it-laptop-wont-start
computer keeps rebooting on its own | it-blue-screen
programs take forever to open | it-computer-slow
no space left on device | it-disk-full
my outlook is offline | it-email-cannot-send-receive
outlook mailbox quota | it-email-mailbox-full
how do I send from our shared mailbox | it-shared-mailbox-access
map network drive | it-shared-drive-access
I accidently deleted an important spreadsheet | it-file-restore-deleted
monitor flickers on the docking station | it-external-monitor-dock
the touchpad of my notebook doesn't react | it-keyboard-mouse
is this email genuine? it looks fake | it-phishing-reported
work from home cant reach my office pc with remote desktop | it-remote-desktop
scan too big to mail | it-scanner-to-email
teams echo and no audio | it-teams-no-sound-mic
meeting says waiting for host to let you in | it-teams-cannot-join
may I use my private usb drive | it-usb-blocked
ransomware!! | it-virus-malware
request a licence for visio | it-software-install-request
intranet page does not load in chrome | it-browser-page-wont-load
banking app wants activation letter | eb-new-phone-app-activation eb-forgot-password
my visa is blocked after online purchase | eb-card-blocked-unblock eb-card-declined
bank card stolen in the metro | eb-card-lost-stolen
contactless doesn't work anymore | eb-contactless-wallet
where to see pin of my credit card | eb-pin-forgotten
recurring transfer change amount | eb-standing-order
what does AC04 mean | eb-transfer-rejected
instant payment limit | eb-transfer-limits
tax certificate for last year | eb-statement-download
is this iban correct | eb-iban-find-check
two bookings I don't recognise | eb-fraud-unknown-transaction
mortgage documents missing upload | eb-loan-application-status
forgot my staff pass | gen-building-access-badge
sick note where to send | gen-holiday-absence-request
cancel room booking | gen-meeting-room-booking
per diem rates for business trip | gen-travel-expenses
private data on my laptop before I leave the company | gen-leaving-organisation
`;

const GERMAN = `
karte gesperrt | eb-card-blocked-unblock eb-card-lost-stolen
Meine Karte ist gesperrt, wie kann ich sie wieder freischalten? | eb-card-blocked-unblock
karte verloren | eb-card-lost-stolen
Mir wurde das Portemonnaie geklaut | eb-card-lost-stolen
Bankomat hat meine Karte geschluckt | eb-atm-swallowed-card
PIN vergessen | eb-pin-forgotten
passwort vergessen | it-password-reset eb-forgot-password
Ich habe mein Windows Passwort vergessen | it-password-reset
pasword vergesen | it-password-reset eb-forgot-password
kennwort abgelaufen | it-password-change
wie ändere ich mein passwort | it-password-change
konto gesperrt | it-account-locked eb-login-locked
ebanking login gesperrt | eb-login-locked
ich kann mich nicht mehr ins e-banking einloggen | eb-login-locked eb-forgot-password
drucker druckt nicht | it-printer-not-printing
druker geht nicht | it-printer-not-printing
Druckerproblem | it-printer-not-printing it-printer-add
Papierstau | it-printer-not-printing
neuen drucker einrichten | it-printer-add
VPN verbindet nicht | it-vpn-connect-fails
vpn bricht ständig ab | it-vpn-drops
Die VPN Verbindung trennt sich alle paar Minuten | it-vpn-drops
wlan geht nicht im büro | it-wifi-office
zuhause ist das internet extrem langsam | it-wifi-home-slow
laptop startet nicht | it-laptop-wont-start
bildschirm bleibt schwarz | it-laptop-wont-start it-external-monitor-dock
pc ist langsam | it-computer-slow
Mein Rechner hängt dauernd, so kann man nicht arbeiten! | it-computer-slow
bluescreen | it-blue-screen
festplatte voll | it-disk-full
kein speicherplatz mehr auf c | it-disk-full
outlook sendet keine mails | it-email-cannot-send-receive
ich bekomme keine emails mehr | it-email-cannot-send-receive
postfach voll | it-email-mailbox-full
mails auf dem handy einrichten | it-phone-work-email-setup
zugriff auf das teampostfach | it-shared-mailbox-access
netzlaufwerk weg | it-shared-drive-access
keine berechtigung auf ordner | it-shared-drive-access
datei versehentlich gelöscht | it-file-restore-deleted
wie stelle ich eine geloeschte datei wieder her | it-file-restore-deleted
zweiter bildschirm wird nicht erkannt | it-external-monitor-dock
tastatur schreibt falsche buchstaben | it-keyboard-mouse
laptop im zug vergessen | it-lost-stolen-laptop
Diensthandy gestohlen | it-lost-stolen-laptop
auf phishing link geklickt | it-phishing-reported eb-phishing-call-sms
verdächtige mail bekommen | it-phishing-reported
teams kamera geht nicht | it-teams-camera
keiner hört mich in teams | it-teams-no-sound-mic
mikrofon funktioniert nicht | it-teams-no-sound-mic
neues handy authenticator einrichten | it-mfa-new-phone
authenticator push kommt nicht | it-mfa-no-prompt
usb stick gesperrt | it-usb-blocked
Software installieren | it-software-install-request
überweisung hängt | eb-transfer-pending
Ueberweisung noch nicht angekommen | eb-transfer-pending
überweisung abgelehnt | eb-transfer-rejected
Geld an falsches Konto überwiesen | eb-transfer-wrong-recipient
tageslimit erhöhen | eb-transfer-limits
kontoauszug herunterladen | eb-statement-download
dauerauftrag ändern | eb-standing-order
wo finde ich meine iban | eb-iban-find-check
sms code kommt nicht | eb-code-not-arriving
unbekannte abbuchung auf meinem konto | eb-fraud-unknown-transaction
Ein angeblicher Bankmitarbeiter hat angerufen und wollte meinen Code | eb-phishing-call-sms
geld nach amerika überweisen | eb-foreign-currency-payment
stand meiner hypothek | eb-loan-application-status
neue adresse | eb-change-address-phone
apple pay funktioniert nicht | eb-contactless-wallet
lastschrift zurückholen | eb-direct-debit-return
ferien beantragen | gen-holiday-absence-request
ich bin krank | gen-holiday-absence-request
lohnabrechnung | gen-payslip-hr-portal
spesen abrechnen | gen-travel-expenses
sitzungszimmer buchen | gen-meeting-room-booking
badge vergessen | gen-building-access-badge
Tür geht mit dem Ausweis nicht auf | gen-building-access-badge
neues headset bestellen | gen-order-equipment
ticket erstellen | gen-how-to-create-ticket
was ist mit meinem ticket | gen-ticket-status
telefonnummer helpdesk | gen-service-desk-contact-hours
darf ich im ausland arbeiten | gen-working-from-home-rules
kündigung was muss ich zurückgeben | gen-leaving-organisation
Guten Morgen, ich sitze jetzt seit einer Stunde hier und komme nicht weiter. Der Drucker im zweiten Stock nimmt meinen Auftrag an, aber es kommt einfach kein Papier heraus, auch nach einem Neustart nicht. Ich brauche die Unterlagen für einen Kundentermin um zehn. Bitte um rasche Hilfe! | it-printer-not-printing
Hallo zusammen, ich habe am Wochenende mein Handy gewechselt und jetzt verlangt die Anmeldung am Laptop immer eine Bestätigung in der Authenticator App, die auf dem alten Gerät war. Das alte habe ich schon zurückgesetzt. Was soll ich tun? | it-mfa-new-phone
drucker offline | it-printer-not-printing
Wie kann ich einen Netzwerkdrucker hinzufügen? | it-printer-add
mein windows kennwort läuft bald ab | it-password-change
ich weiss mein passwort nicht mehr | it-password-reset eb-forgot-password
benutzerkonto gesperrt nach zu vielen versuchen | it-account-locked eb-login-locked
vpn fehlermeldung beim verbinden im homeoffice | it-vpn-connect-fails
kein wlan im sitzungszimmer | it-wifi-office
langsames internet daheim | it-wifi-home-slow
netzwerkkabel eingesteckt aber kein internet | it-network-cable-no-internet
notebook geht nicht mehr an | it-laptop-wont-start
laptop total lahm seit dem update | it-computer-slow
pc stürzt ab mit blauem bildschirm | it-blue-screen
speicher voll | it-disk-full it-email-mailbox-full
mails bleiben im postausgang hängen | it-email-cannot-send-receive
outlook suche findet nichts | it-outlook-search-broken
gemeinsames postfach öffnen | it-shared-mailbox-access
laufwerk H fehlt | it-shared-drive-access
excel stürzt ständig ab | it-excel-file-locked-or-crash
excel datei ist schreibgeschützt | it-excel-file-locked-or-crash
maus reagiert nicht mehr | it-keyboard-mouse
ich habe mein geschäftshandy im taxi liegen lassen | it-lost-stolen-laptop
ich habe auf einen link geklickt und mein passwort eingegeben | it-phishing-reported eb-phishing-call-sms
scan kommt nicht an | it-scanner-to-email
kamera schwarz in der videokonferenz | it-teams-camera
kein ton im headset | it-teams-no-sound-mic
ich komme nicht in die teams besprechung rein | it-teams-cannot-join
virus auf dem laptop | it-virus-malware
programm installieren ohne adminrechte | it-software-install-request
webseite lädt nicht | it-browser-page-wont-load
remote desktop anmeldung fehlgeschlagen | it-remote-desktop
bestätigungscode per sms kommt nicht an | eb-code-not-arriving
ebanking passwort vergesen | eb-forgot-password
kreditkarte gestohlen | eb-card-lost-stolen
karte wurde im laden abgelehnt | eb-card-declined
automat hat karte eingezogen | eb-atm-swallowed-card
pin drei mal falsch eingegeben | eb-pin-forgotten
wann kommt meine zahlung an | eb-transfer-pending
zahlung zurückgekommen | eb-transfer-rejected
rechnung doppelt bezahlt | eb-transfer-wrong-recipient
limit zu tief | eb-transfer-limits
auszüge als pdf | eb-statement-download
dauerauftrag für miete einrichten | eb-standing-order
ich habe diese zahlung nicht gemacht | eb-fraud-unknown-transaction
umgezogen, adresse ändern | eb-change-address-phone
kredit bewilligt? | eb-loan-application-status
banking app auf neues handy | eb-new-phone-app-activation
urlaubsantrag | gen-holiday-absence-request
krankmeldung einreichen | gen-holiday-absence-request
lohnausweis finden | gen-payslip-hr-portal
hotelrechnung einreichen | gen-travel-expenses
raum reservieren | gen-meeting-room-booking
mitarbeiterausweis verloren | gen-building-access-badge
zweiten bildschirm bestellen | gen-order-equipment
wann ist der support erreichbar | gen-service-desk-contact-hours
erster tag was muss ich tun | gen-new-employee-first-day
kundendaten an falschen empfänger geschickt | gen-data-protection-basics
regeln homeoffice | gen-working-from-home-rules
Ich bin wirklich sauer, jeden Morgen das gleiche Theater: Kaum bin ich im Homeoffice mit VPN verbunden, fliege ich nach zehn Minuten wieder raus und muss mich neu anmelden. | it-vpn-drops
vpn geht zuhause nicht | it-vpn-connect-fails
Ausdruck kommt nicht raus | it-printer-not-printing
anmeldung am pc nicht möglich passwort falsch | it-password-reset
zu oft falsch eingegeben jetzt gesperrt | it-account-locked eb-login-locked
zwei faktor app neues telefon | it-mfa-new-phone
wlan im homeoffice schlecht | it-wifi-home-slow
netzwerkdose tot | it-network-cable-no-internet
akku leer laptop startet nicht mehr | it-laptop-wont-start
alles ruckelt und hängt | it-computer-slow
posteingang leer seit heute | it-email-cannot-send-receive
senden im auftrag nicht erlaubt | it-shared-mailbox-access
papierkorb geleert datei wieder holen | it-file-restore-deleted
excel gesperrt durch anderen benutzer | it-excel-file-locked-or-crash
zwei monitore an der dockingstation | it-external-monitor-dock
touchpad spinnt | it-keyboard-mouse
anruf von microsoft wegen virus | it-virus-malware
zertifikatfehler im browser | it-browser-page-wont-load
tan kommt nicht | eb-code-not-arriving
onlinebanking gesperrt | eb-login-locked
girocard defekt im geschäft | eb-card-declined
zahlendreher bei der iban | eb-transfer-wrong-recipient
monatliche zahlung löschen | eb-standing-order
steuerbescheinigung | eb-statement-download
abbuchung vom fitnessstudio zurückbuchen | eb-direct-debit-return
twint oder apple pay mit der karte | eb-contactless-wallet
resturlaub anzeigen | gen-holiday-absence-request
besprechungsraum stornieren | gen-meeting-room-booking
ladegerät bestellen | gen-order-equipment
neuer mitarbeiter zugang fehlt | gen-new-employee-first-day
besucherausweis | gen-building-access-badge
`;

const UNANSWERABLE = `
what is the capital of France
best pizza near here
how do I bake bread
who won the world cup
write me a poem
coffee machine broken
what is the meaning of life
tell me a joke
how tall is mount everest
what's the weather like in Zurich tomorrow
translate this text into french
how old is the president
recommend a good book
how do I lose weight
my car won't start
the toilet on the second floor is blocked
the blinds in our office are broken
it is too cold in our office
where can I park my bike
what is for lunch in the canteen
who is the ceo of apple
how do I write a for loop in python
what is the square root of 144
how do I cook pasta
my dog is sick
who painted the mona lisa
how many calories are in a banana
what is bitcoin worth today
should I buy tesla shares
write a cover letter for me
how do I tie a tie
when is the christmas party
who is responsible for marketing
the elevator is stuck
water is leaking from the ceiling
can you sing a song
are you human
what time is it
how do I train for a marathon
plan a trip to Rome
what is quantum physics
my neighbour is too loud
how do I renew my passport
explain the theory of relativity
asdfghjkl
lorem ipsum dolor sit amet
!!!
how to play chess
who invented the telephone
how do I get promoted
the plants in the lobby need water
give me a recipe for chocolate cake
what languages do they speak in Belgium
I would love to know which restaurant around the corner has vegetarian food, because my colleagues and I want to celebrate a birthday there on Thursday evening
My girlfriend and I are looking for a flat in the city, three rooms, with a balcony and not too expensive, do you know where we should look?
Wie wird das Wetter morgen
Was ist die Hauptstadt von Italien
Wer hat die Wahl gewonnen
Rezept für Apfelkuchen
kaffeemaschine kaputt
schreibe mir ein gedicht
wie hoch ist der eiffelturm
wo gibt es die beste pizza
mein auto springt nicht an
die heizung im büro ist ausgefallen
erzähl mir einen witz
wie lerne ich gitarre spielen
soll ich aktien kaufen
was gibt es heute in der kantine
wann ist das sommerfest
der aufzug steckt fest
mein stuhl quietscht
wie viele einwohner hat wien
was bedeutet dieses lateinische sprichwort
ich suche ein geschenk für meine schwiegermutter, sie mag blumen und gute schokolade, was würdest du mir empfehlen
what's the best phone to buy this year
how far is the moon
can you recommend a hotel in Barcelona
who won the election
is it going to rain this weekend
how do I change a tyre
my washing machine is leaking
what's a good name for a cat
how do I write a CV
what is the exchange rate of happiness
tell me about the history of Rome
do you like music
how do I get rid of ants in my kitchen
what's the plot of hamlet
is coffee healthy
the window in my office doesn't close
we are out of toilet paper
where can I buy flowers
how to remove a red wine stain
help me with my math homework
what is the population of Brazil
can I bring my dog to work
where is the nearest gym
the vending machine took my money
I need a babysitter for Friday
what is the best diet
how do I become a pilot
why is the sky blue
sing happy birthday
what does the fox say
can you order me a taxi
I am bored
who is your favourite football player
translate good morning into spanish
what year did the war end
Mein Fahrrad wurde geklaut
wie koche ich spaghetti
was kostet ein flug nach new york
wer ist der bundeskanzler
wann fährt der nächste zug nach bern
mir ist langweilig
welches buch soll ich lesen
wie wird man reich
die toilette ist verstopft
meine pflanze verliert blätter
wer hat das telefon erfunden
schreib mir einen aufsatz über goethe
wo kann ich hier parkieren
who is the prime minister of canada
how do I fix a flat tyre
can you play some music
what's the score of the game
write a haiku about spring
what's the fastest animal
is there a doctor in the building
the parking lot is full of snow
how do I make a paper plane
my back hurts
where can I get a good haircut
what is 17 times 23
tell me something interesting
who wrote faust
can I have a raise
which movie should I watch tonight
the soap dispenser is empty
what's the difference between a crocodile and an alligator
how do I boil an egg
is there life on mars
wo liegt der nordpol
ich habe hunger
wie alt ist die erde
wer gewinnt die meisterschaft
das fenster klemmt
die lampe im flur flackert
wie mache ich pizzateig
kannst du singen
was kostet ein liter milch
mein hund bellt die ganze nacht
`;

function parse(list: string, language: Language): AnswerableQuestion[] {
  return linesOf(list).map((line) => {
    const [ask = '', ids = ''] = line.split(' | ');
    return { ask, language, ids: ids.split(' ').map((id) => (language === 'de' ? `${id}.de` : id)) };
  });
}

function linesOf(list: string): string[] {
  return list.trim().split('\n');
}

export const answerable: AnswerableQuestion[] = [...parse(ENGLISH, 'en'), ...parse(GERMAN, 'de')];
export const unanswerable: string[] = linesOf(UNANSWERABLE);
