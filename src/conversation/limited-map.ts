/** A map of at most so many entries: whichever was set longest ago is forgotten first. */
export class LimitedMap<K, V> extends Map<K, V> {
  constructor(private readonly atMost: number) {
    super();
  }

  /** Sets an entry, which counts as the newest now. */
  override set(key: K, value: V): this {
    this.delete(key);
    super.set(key, value);
    if (this.size <= this.atMost) return this;
    const [oldest] = this.keys();
    // Set just now at the latest, so there is one.
    this.delete(oldest as K);
    return this;
  }
}
