export function $add() {}
