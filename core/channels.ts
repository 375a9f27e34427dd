/** Names of the two IPC channels. They stand alone so that the preload script, which imports them, carries no zod. */
export const IPC_CHANNEL = 'antam';
export const IPC_EVENT_CHANNEL = 'antam:event';
