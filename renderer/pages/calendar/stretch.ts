/** From the beginning of last year to the end of the next one: what a person plans with. */
export const stretchOf = (year: number) => ({ from: `${year - 1}-01-01`, to: `${year + 1}-12-31` });
