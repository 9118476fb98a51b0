/** WGS-84, degrees. */
export interface LngLat {
  readonly lng: number;
  readonly lat: number;
}
