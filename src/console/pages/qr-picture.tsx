import { qrDrawing } from "../qr-drawing.ts";

/** A text as a QR code to scan, dark on light in any colour scheme. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const { side, path } = qrDrawing(text);
  return (
    <svg class="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label}>
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
