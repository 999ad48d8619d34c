export const reportPermissions = ['report.read', 'report.write', 'report.decide', 'report.appeal'] as const;
