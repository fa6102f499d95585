/** 页面地址 — where every screen lies. Parameters are written as the router writes them. */
export const ADDRESSES = {
  signIn: '/sign-in',
  today: '/',
  pupils: '/pupils',
  pupil: '/pupils/$id',
  imports: '/imports',
  import: '/imports/$id',
  findings: '/findings',
  mend: '/findings/mend',
  overview: '/overview',
  units: '/units',
  organizationImport: '/units/import',
  people: '/units/people',
  audit: '/audit',
  signInPolicy: '/settings/sign-in',
  account: '/account',
  tasks: '/tasks',
} as const;
