-- An account whose sums could not be reckoned exactly any more would be an account that nobody can read.

-- Seven kinds of an agency together stay below 9·10¹⁵, the largest amount that is kept.
alter table account_balance add constraint account_balance_readable
  check (debit_amount <= 1000000000000000 and credit_amount <= 1000000000000000);
