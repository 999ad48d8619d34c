export const ledgerPermissions = ['account.read', 'account.readOwn', 'account.post'] as const;
