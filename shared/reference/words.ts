/** A word of the field: what the system or the procedures call it, and what it means here. */
export interface Term {
  term: string
  /** Other names and abbreviations of the same thing. */
  also: readonly string[]
  meaning: string
}

/** People, teams and records. Clients are always spoken to in the new terms (procedures, Words). */
export const terms: readonly Term[] = [
  {
    term: 'Receiving parent',
    also: ['Parent with care', 'Person with care', 'PWC', 'PeWC'],
    meaning:
      'The parent to whom child maintenance is paid, or is to be paid. The 2012 system and the law say parent or person with care; to clients say receiving parent.',
  },
  {
    term: 'Paying parent',
    also: ['Non-resident parent', 'NRP'],
    meaning:
      'The parent who pays child maintenance, or is to pay it. The 2012 system and the law say non-resident parent; to clients say paying parent.',
  },
  {
    term: 'Service request',
    also: ['SR'],
    meaning: 'The piece of work in the 2012 system that a case manager allocates to an officer.',
  },
  {
    term: 'SCIN',
    also: ['Client identification number'],
    meaning: 'The number by which the 2012 system knows a client. It is entered as it stands there.',
  },
  {
    term: 'Specialist Services Support Team',
    also: ['SSST', 'Support team'],
    meaning: 'The team that routes work from the 2012 system to officers who visit or go to court.',
  },
  {
    term: 'Officers with a visiting role',
    also: ['Face to face officer', 'Investigative officer', 'Court presenting officer'],
    meaning:
      'Officers outside the 2012 system’s region to whom the work goes. Investigative officers are named among them without a procedure; an office can load its own in Settings.',
  },
  {
    term: 'Court presenting officer',
    also: ['CPO'],
    meaning: 'Presents the case at court, and asks for the second PV check before the hearing.',
  },
  {
    term: 'Court presenting team',
    also: ['CPT'],
    meaning:
      'Knows the hearing date and the CPO, pays the court for a liability order, and sends the letter with the summons.',
  },
  {
    term: 'CPO Manager Folder',
    also: [],
    meaning: 'The mapped folder of a region in which files for its court presenting officers are saved.',
  },
  {
    term: 'CPT shared folder',
    also: [],
    meaning: 'The mapped folder of a court presenting team in which liability order bundles are saved.',
  },
  {
    term: 'Enforcement case manager',
    also: ['ECM'],
    meaning:
      'Asks for enforcement action and for court fees to be paid, and takes the case file apart at the end.',
  },
  {
    term: 'Visiting Service Allocation Team',
    also: ['VSAT', 'CSA VSAT INTERVIEWS'],
    meaning:
      'Accepts or rejects a request for a visit, and allocates it. CSA VSAT INTERVIEWS is its group in the mail program.',
  },
  {
    term: 'Face to face consultant',
    also: ['Consultant', 'f2f'],
    meaning: 'Meets the client, and sends CMSF5579 back with what came of it.',
  },
  {
    term: 'Caseworker',
    also: [],
    meaning: 'Owns the case, and asks for a commitment, a liability order or a visit.',
  },
  {
    term: 'Team leader',
    also: ['TL'],
    meaning: 'Approves or rejects a request for a visit, with reasons, before it comes to the support team.',
  },
  {
    term: 'Potentially violent',
    also: ['PV', 'PV check', 'PV marking'],
    meaning:
      'A marking on a client. It is checked before a file is made, and again about 48 hours before a hearing, so that whoever meets the client knows.',
  },
  {
    term: 'Read receipt and call',
    also: ['RR', 'Read receipt'],
    meaning:
      'An email that asks for a read receipt and is followed by a telephone call. SSST Desk records both.',
  },
  {
    term: 'Liability order',
    also: ['LO', 'LO schedule'],
    meaning:
      'The magistrates’ court’s order that the paying parent owes the amount. Its schedule lists what was due and paid, period by period.',
  },
  {
    term: 'Commitment',
    also: ['Committal'],
    meaning:
      'Action in the magistrates’ court that can end with the paying parent sent to prison or disqualified from driving.',
  },
  {
    term: 'County Court',
    also: ['CC'],
    meaning: 'The court of the County Court procedure, which an enforcement case manager asks for.',
  },
  {
    term: 'Criminal action',
    also: ['Civil action'],
    meaning:
      'Screenshots of the SR go into a file for criminal action only; on a civil one SSST Desk asks for a reason.',
  },
  {
    term: 'SR Notes, Activity Plan, Contact Notes',
    also: ['2012 system'],
    meaning:
      'Places of the 2012 system that SSST Desk cannot reach. It gives the text for each to paste, and records that it was copied.',
  },
  {
    term: 'Reason and Resolution Code',
    also: ['Failed To Attend'],
    meaning:
      'Drop-down lists of the 2012 system. Their values are kept in Settings; only Failed To Attend is named in the procedures.',
  },
  {
    term: 'Sub Area',
    also: ['Process Status', 'Area Sub Status', 'Arrange f2f'],
    meaning:
      'Fields of an SR for a visit: why it is asked for. They do not decide which paragraphs the letter has.',
  },
  {
    term: 'Clerical files',
    also: ['Case file'],
    meaning:
      'The papers and files about an SR outside the 2012 system. Two procedures say that they are deleted once everything is done.',
  },
]

/** What the Status of an SR in the 2012 system means along the procedures. */
export const statuses: readonly Term[] = [
  {
    term: 'In Progress',
    also: [],
    meaning: 'The officer has taken the SR up and the first file is on its way.',
  },
  {
    term: 'Pending Approval',
    also: ['Pending Approval – TL'],
    meaning: 'A request for a visit waits for the team leader’s decision.',
  },
  {
    term: 'Approved',
    also: [],
    meaning: 'The team leader agreed to the visit; the request goes on to the support team.',
  },
  { term: 'Rejected', also: [], meaning: 'The team leader, or VSAT, decided against the visit.' },
  { term: 'Close / Complete', also: ['Closed'], meaning: 'Everything the procedure asks for was done.' },
  {
    term: 'Close / Cancel',
    also: ['Cancelled'],
    meaning: 'The action was stopped: the CPO did not proceed, or VSAT rejected the request.',
  },
]

/** A page of the 2012 system's guidance that the procedures point to. SSST Desk does not hold these pages. */
export interface RelatedPage {
  name: string
  /** What the procedures send the reader there for. */
  about: string
}

export const relatedPages: readonly RelatedPage[] = [
  { name: 'Contact Summary', about: 'Step 4 of it: finding out whether a client has a PV marking.' },
  { name: 'Court Presentation – County Court', about: 'How the SR for County Court action is completed.' },
  {
    name: 'Court Presentation – Magistrates Court',
    about: 'How the SR for a commitment or a liability order is completed.',
  },
  { name: 'Face to Face – Arrange', about: 'Setting up a visit that was approved.' },
  { name: 'Face to Face – Carry Out', about: 'What happens at the visit.' },
  { name: 'Face to Face – Consider', about: 'Whether a visit may be offered, and who approves it.' },
  {
    name: 'Investigative Action',
    about: 'Referrals to enforcement investigative officers, which have criteria of their own.',
  },
  { name: 'Scanning – Local', about: 'Scanning a paper as PDF and linking it with the SR.' },
  { name: 'Terminology Changes', about: 'The new terms, which are always used with clients.' },
  { name: 'Civil Enforcement Overview', about: 'Where court action stands among the means of enforcement.' },
  { name: 'Safeguarding Vulnerable People', about: 'What to mind with a vulnerable client.' },
  {
    name: 'Policy, Law and Decision Making Guidance',
    about: 'The rules behind eligibility and the criteria for a visit.',
  },
  {
    name: 'Specialist Services Support Team',
    about: 'The source of the work routing procedures in SSST Desk.',
  },
]

/** A key, or keys, and what they do. */
export interface Shortcut {
  keys: readonly string[]
  does: string
}

export const shortcuts: readonly Shortcut[] = [
  { keys: ['/'], does: 'Go to the search that is on screen, or else to that of all SRs' },
  { keys: ['n'], does: 'Enter a new SR, on the worklist' },
  { keys: ['j'], does: 'Go to the next step in the list of steps of an SR' },
  { keys: ['k'], does: 'Go to the step before in that list' },
  { keys: ['Tab'], does: 'Go to the next field or button' },
  { keys: ['Shift', 'Tab'], does: 'Go to the field or button before' },
  { keys: ['Enter'], does: 'Save what is in the form, or press the button that has the focus' },
  { keys: ['Space'], does: 'Choose or clear an option' },
  { keys: ['Ctrl', 'V'], does: 'Paste a file, a picture or rows of a spreadsheet where the focus is' },
  { keys: ['Esc'], does: 'Close a question without answering it' },
]
