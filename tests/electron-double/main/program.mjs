/** The application being run: its folder and package.json. Set once by start(). */
export const program = { dir: '', packageJson: {} };
