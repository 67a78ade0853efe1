/** Degrees of WGS 84. */
export function isLatitude(degrees: number): boolean {
  return Number.isFinite(degrees) && Math.abs(degrees) <= 90;
}

/** Degrees of WGS 84. */
export function isLongitude(degrees: number): boolean {
  return Number.isFinite(degrees) && Math.abs(degrees) <= 180;
}
