import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import { codeField, lineField, titleField } from '../lib/fields.ts';
import { mobileText, passwordText } from './identity.contract.ts';

// What works before anybody belongs anywhere: the first run, the demo, a company's name on its public pages.

export const getSetup = contract({
  operation: 'identity.setup',
  method: 'GET',
  path: '/setup',
  permission: 'public',
  summary: 'Whether this installation still waits for its first company, and whether the token opens it.',
  input: z.strictObject({ token: z.string().max(100).optional() }),
  output: z.strictObject({ isEmpty: z.boolean(), isTokenRight: z.boolean() }),
});
export const setUp = contract({
  operation: 'identity.setUp',
  method: 'POST',
  path: '/setup',
  permission: 'public',
  once: 'none',
  summary: 'Makes the first company and its administrator, with the token that the start printed.',
  input: z.strictObject({
    token: z.string().max(100),
    companyTitle: titleField(),
    companyCode: codeField().regex(/^[a-z][a-z0-9-]{1,30}$/, 'identity.companyCodeWrong'),
    adminTitle: titleField(),
    adminMobile: mobileText(),
    password: passwordText(),
    isTrial: z.boolean(),
  }),
  output: z.strictObject({ isSignedIn: z.literal(true) }),
});

export const showCompany = contract({
  operation: 'identity.company',
  method: 'GET',
  path: '/public/:tenantCode',
  permission: 'public',
  summary: 'The name of a company, for its public pages.',
  input: z.strictObject({ tenantCode: lineField(31) }),
  output: z.strictObject({ title: z.string(), titleEn: z.string().nullable() }),
});

export const listDemoPeople = contract({
  operation: 'identity.demoPeople',
  method: 'GET',
  path: '/demo/people',
  permission: 'public',
  summary:
    'The people of the demo companies; empty where there is no demo, or anyone but this machine can reach it.',
  input: z.strictObject({}),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        tenantCode: z.string(),
        tenantTitle: z.string(),
        who: z.string(),
        title: z.string(),
        roleTitles: z.array(z.string()),
        group: z.enum(['office', 'agency', 'technician']),
      }),
    ),
  }),
});
export const logInDemo = contract({
  operation: 'identity.demoLogIn',
  method: 'POST',
  path: '/demo/log-in',
  permission: 'public',
  once: 'none',
  summary: 'Signs in as a person of the demo, in one click.',
  input: z.strictObject({ tenantCode: codeField(), who: lineField(60) }),
  output: z.strictObject({ isSignedIn: z.literal(true) }),
});
