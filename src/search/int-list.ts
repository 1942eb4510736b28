/** A list of whole numbers that grows, without an object for each growth. */
export class IntList {
  values = new Int32Array(1_024);
  length = 0;

  /** The numbers so far, without the room behind them. */
  get taken(): Int32Array {
    return this.values.slice(0, this.length);
  }

  /** Adds a number at the end. */
  push(value: number): void {
    if (this.length === this.values.length) {
      const longer = new Int32Array(this.length * 2);
      longer.set(this.values);
      this.values = longer;
    }
    this.values[this.length] = value;
    this.length += 1;
  }
}
