-- The books: entries in double entry, each with its document, never edited; and the account of each agency.

create table agency_account (
  tenant_id uuid not null,
  agency_id uuid not null,
  last_posted_at timestamptz not null,
  primary key (tenant_id, agency_id)
);
comment on table agency_account is 'The account that the company keeps with an agency; its row is the lock under which lines get their instants. Owner: ledger.';
comment on column agency_account.last_posted_at is 'The instant of the newest line; the next line is later, and so is every statement given before it.';
select distribute('agency_account');

create table account_balance (
  tenant_id uuid not null,
  agency_id uuid not null,
  account text not null,
  currency text not null,
  debit_amount bigint not null check (debit_amount >= 0),
  credit_amount bigint not null check (credit_amount >= 0),
  line_count bigint not null check (line_count > 0),
  primary key (tenant_id, agency_id, account, currency)
);
comment on table account_balance is 'Sums of an agency''s lines by kind, kept in the transaction of the lines: the list of agencies would add up every line. Owner: ledger.';
select distribute('account_balance');

create table journal_entry (
  tenant_id uuid not null,
  id uuid not null,
  document_kind text not null,
  document_id uuid not null,
  document_number text not null check (document_number <> ''),
  occurred_on date not null,
  memo text not null,
  reverses_id uuid,
  reason_code text,
  reason_title text,
  actor_kind text not null,
  actor_id uuid,
  actor_title text not null,
  posted_at timestamptz not null,
  primary key (tenant_id, id),
  constraint journal_entry_document unique (tenant_id, document_kind, document_id),
  constraint journal_entry_reversed_once unique (tenant_id, reverses_id),
  constraint journal_entry_reversal check (
    (document_kind = 'reversal') = (reverses_id is not null) and (reverses_id is null) = (reason_code is null)
    and (reason_code is null) = (reason_title is null))
);
comment on table journal_entry is 'What one document does to the books. Append only; a mistake is reversed by another entry. Owner: ledger.';
comment on column journal_entry.document_id is 'The document that it enters: a service report, a payment …; of a reversal, the entry that it reverses.';
comment on column journal_entry.document_number is 'How people call the document.';
comment on column journal_entry.occurred_on is 'The day of the work or payment; the day of the books is that of posted_at.';
comment on column journal_entry.memo is 'What it is about, in words that the agency reads too.';
comment on column journal_entry.reason_title is 'The reason as it was worded when it was chosen.';
comment on column journal_entry.posted_at is 'When it entered the books; whole milliseconds, later than anything its agencies were told before.';
create index journal_entry_newest on journal_entry (tenant_id, posted_at desc, id desc);
create index journal_entry_number on journal_entry (tenant_id, document_number, id);
select distribute('journal_entry');

create table journal_line (
  tenant_id uuid not null,
  entry_id uuid not null,
  number integer not null check (number > 0),
  agency_id uuid,
  account text not null,
  debit_amount bigint not null check (debit_amount >= 0),
  credit_amount bigint not null check (credit_amount >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  facts jsonb not null,
  posted_at timestamptz not null,
  primary key (tenant_id, entry_id, number),
  constraint journal_line_one_side check ((debit_amount = 0) <> (credit_amount = 0)),
  constraint journal_line_whose check ((agency_id is null) = (account like 'company.%'))
);
comment on table journal_line is 'A line of an entry: debit or credit on one account. Append only. Owner: ledger.';
comment on column journal_line.number is 'Its place in the entry, from 1.';
comment on column journal_line.agency_id is 'Whose account; null on the accounts of the company itself.';
comment on column journal_line.account is 'The kind of the account; those of the company begin with company.';
comment on column journal_line.facts is 'What a reader of the statement wants to know of it: which line of the report, how many, at what price.';
comment on column journal_line.posted_at is 'That of the entry, so that a statement is one range of one index.';
create index journal_line_statement on journal_line (tenant_id, agency_id, posted_at desc, entry_id desc, number desc)
  include (account, currency, debit_amount, credit_amount);
select distribute('journal_line');

create table account_question (
  tenant_id uuid not null,
  id uuid not null,
  agency_id uuid not null,
  entry_id uuid not null,
  line_number integer not null,
  question text not null,
  asked_by_title text not null,
  asked_at timestamptz not null,
  answer text,
  answered_by_title text,
  answered_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint account_question_answered check (
    (answer is null) = (answered_at is null) and (answer is null) = (answered_by_title is null))
);
comment on table account_question is 'What an agency asks about a line of its account, and the answer. Owner: ledger.';
comment on column account_question.asked_by_title is 'Who asked, as he was called then.';
create unique index account_question_open on account_question (tenant_id, entry_id, line_number)
  where answered_at is null;
create index account_question_agency on account_question (tenant_id, agency_id, id desc);
select distribute('account_question');

alter table agency_account add constraint agency_account_agency_known
  foreign key (tenant_id, agency_id) references agency (tenant_id, id);
alter table account_balance add constraint account_balance_account_known
  foreign key (tenant_id, agency_id) references agency_account (tenant_id, agency_id);
alter table journal_entry add constraint journal_entry_source_known
  foreign key (tenant_id, reverses_id) references journal_entry (tenant_id, id);
alter table journal_line add constraint journal_line_entry_known
  foreign key (tenant_id, entry_id) references journal_entry (tenant_id, id);
alter table journal_line add constraint journal_line_account_known
  foreign key (tenant_id, agency_id) references agency_account (tenant_id, agency_id);
alter table account_question add constraint account_question_line_known
  foreign key (tenant_id, entry_id, line_number) references journal_line (tenant_id, entry_id, number);

-- The instant for which a statement of an account is true for good: taken under the account's lock, so that lines on
-- their way have arrived and later ones are later. The inner block gives the lock back at once (its failure undoes
-- nothing else): a long spreadsheet must not keep others from posting. Null: the account is not open.
create function settled_instant(tenant uuid, agency uuid) returns timestamptz language plpgsql as $$
declare
  settled timestamptz;
begin
  begin
    perform 1 from agency_account where tenant_id = tenant and agency_id = agency for share;
    select greatest(date_trunc('milliseconds', clock_timestamp()), last_posted_at) into settled
    from agency_account where tenant_id = tenant and agency_id = agency;
    raise exception using errcode = 'VF001';
  exception when sqlstate 'VF001' then
    return settled;
  end;
end
$$;

select wall('agency_account');
select wall('account_balance');
select wall('journal_entry', 'append');
select wall('journal_line', 'append');
select wall('account_question');
