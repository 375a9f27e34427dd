/** The exchange package: one ZIP with the dossier, its evidence, and a manifest that names every file with its hash. */
export { readPackage, type PackageContent } from './read-package.ts';
export { isLocked, LOCKED_ENDING, LOCKED_HEAD, withUnlocked } from './lock.ts';
export { writePackage, type PackageOptions, type PackageParts, type PackedEvidence } from './write-package.ts';
