/** A checklist: the requirements of one framework at one level. Written down in checklists/SCHEMA.md. */
import { z } from 'zod';

export const FRAMEWORK_IDS = ['nd85-2016', 'nd331-2026'] as const;
export const frameworkId = z.enum(FRAMEWORK_IDS);
export type FrameworkId = z.infer<typeof frameworkId>;

export const level = z.number().int().min(1).max(5);
export type Level = z.infer<typeof level>;

/** Properties of a system that decide which requirements arise (`when` of an item). */
export const TRAITS = [
  'wireless',
  'web_app',
  'email_service',
  'central_database',
  'data_centre_or_cloud',
  'identity_or_signature_service',
  'integration_platform',
  'outsourced_development',
  'in_house_software',
  'state_secret',
  'large_online_service',
  'citizen_service',
  'internal_lan',
  'remote_access',
  'mobile_devices',
  'dhcp',
  'third_party_access',
  'hosted_service',
] as const;
export const trait = z.enum(TRAITS);
export type Trait = z.infer<typeof trait>;

/** ISO 8601 duration of a duty that comes back: P1M, P6M, P1Y, P2Y. */
export const cadence = z.string().regex(/^P\d+[DMY]$/);

/** “5.2.2.1.a” (standard), “ND331.30.6” (decree), “TK.b.vii-2” (annex of TT 12; a second item on one point ends in -2). */
export const itemId = z.string().regex(/^[A-Z0-9]+(\.[A-Za-z0-9]+)*(-[0-9]+)?$/);
/** “policy.content”: the same requirement at every level has the same key. */
export const controlKey = z.string().regex(/^[a-z0-9-]+\.[a-z0-9_-]+$/);

export const checklistItem = z.strictObject({
  id: itemId,
  control: controlKey,
  title: z.string().min(1).max(80),
  ask: z.string().min(1),
  guidance: z.string().min(1),
  evidence: z.array(z.string().min(1)).min(1).max(4),
  source: z.string().min(1),
  cadence: cadence.optional(),
  when: z.array(trait).min(1).optional(),
  recommended: z.boolean().optional(),
});
export type ChecklistItem = z.infer<typeof checklistItem>;

export const checklistGroup = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  kind: z.enum(['management', 'technical']),
  clause: z.string().min(1),
  items: z.array(checklistItem).min(1),
});
export type ChecklistGroup = z.infer<typeof checklistGroup>;

export const checklistFile = z.strictObject({
  schema: z.literal(1),
  framework: frameworkId,
  level,
  title: z.string().min(1),
  groups: z.array(checklistGroup).min(1),
});

/** A loaded checklist: the file, and the digests by which answers and dossiers name it. */
export const checklist = checklistFile.omit({ schema: true }).extend({
  /** SHA-256 (hex) over the canonical JSON of the content: layout and comments of the YAML don't count. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** SHA-256 (hex) of each item's canonical JSON, by item id: unchanged content ⇔ same digest. */
  itemDigests: z.record(z.string(), z.string()),
});
export type Checklist = z.infer<typeof checklist>;
