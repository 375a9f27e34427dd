/** The exchange package: one ZIP with the dossier, its evidence, and a manifest that names every file with its hash. */
export { readPackage, type PackageContent } from './read-package.ts';
export { writePackage, type PackageParts, type PackedEvidence } from './write-package.ts';
