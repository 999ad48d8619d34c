export const filePermissions = ['file.read', 'file.write'] as const;
