export const tariffPermissions = ['tariff.read', 'tariff.write'] as const;
