export const surveyPermissions = ['survey.read', 'survey.write', 'survey.call'] as const;
