/** The network an address belongs to, for limits by sender: one customer of an IPv6 provider has a whole /64. */
export function networkOf(address: string): string {
  return address.includes(":") && !address.includes(".") ? address.split(":").slice(0, 4).join(":") : address;
}
