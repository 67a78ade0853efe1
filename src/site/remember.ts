/**
 * A pure function of a string that keeps what it has given, for what is asked again and again on a long page. It keeps a
 * bounded number, because what is asked comes from data.
 */
export function remember<T>(make: (key: string) => T, atMost: number): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(key);
    if (made.size >= atMost) made.clear();
    made.set(key, fresh);
    return fresh;
  };
}
