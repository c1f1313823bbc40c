import { z } from 'zod';
import { ROLES } from '../../domain/organisation/actor.ts';
import { civilDate, id, text } from '../http/fields.ts';
import { paging } from '../http/paging.ts';
import { Token } from '../account/token-schema.ts';

const role = z.enum(ROLES);
const days = {
  validFrom: civilDate.optional().meta({ description: '任职起日; today if absent' }),
  validUntil: civilDate.optional().meta({ description: '任职止日, the last day; for good if absent' }),
};

export const NewUser = z
  .strictObject({
    username: id.meta({ description: 'the login name; never changes, because the record names it' }),
    name: text(50),
    organisationId: id,
    role,
    ...days,
    withPassword: z
      .boolean()
      .default(true)
      .meta({ description: '`false`: signs in by OpenID Connect, or is a machine that acts by tokens' }),
  })
  .meta({
    id: 'NewUser',
    example: { username: 'mediator.li', name: '李明', organisationId: 'yangping', role: 'village-mediator' },
  });

export const NewAssignment = z
  .strictObject({ organisationId: id, role, ...days })
  .meta({ id: 'NewAssignment', example: { organisationId: 'hekou', role: 'village-mediator' } });

export const EndedAssignment = z
  .strictObject({ assignmentId: z.uuid() })
  .meta({ id: 'EndedAssignment', example: { assignmentId: '8d3c0d0e-5a0f-4b7e-9c1d-2f3a4b5c6d7e' } });

export const UserFilter = z.strictObject({
  ...paging,
  q: text(64).optional().meta({ description: 'in login name and name' }),
  organisationId: id.optional(),
  status: z.enum(['active', 'disabled']).optional(),
});

export const User = z
  .object({
    id: z.string(),
    name: z.string(),
    status: z.enum(['active', 'disabled']),
    organisationId: z.string(),
    role,
    valid: z.boolean().meta({ description: 'whether the role is held today' }),
    hasPassword: z.boolean(),
    mustChangePassword: z.boolean(),
    hasSecondFactor: z.boolean(),
    createdAt: z.string(),
  })
  .meta({ id: 'User' });

const Assignment = z
  .object({
    id: z.string(),
    organisationId: z.string(),
    role,
    validFrom: z.string(),
    validUntil: z.string().nullable(),
  })
  .meta({ id: 'Assignment' });

export const UserDetails = User.extend({ assignments: z.array(Assignment), tokens: z.array(Token) }).meta({
  id: 'UserDetails',
});

export const UserWithPassword = UserDetails.extend({
  oneTimePassword: z
    .string()
    .optional()
    .meta({ description: '一次性初始密码, shown once; absent where there is none' }),
}).meta({ id: 'UserWithPassword' });
