/** A number to call and whose it is, as a line of a list. */
export function Hotline({ number, label }: { number: string; label: string }) {
  return (
    <li>
      <a href={`tel:${number.replaceAll(" ", "")}`}>{number}</a> {label}
    </li>
  );
}
