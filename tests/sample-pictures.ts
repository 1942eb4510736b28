import sharp, { type Sharp } from "sharp";

/** Words planted into every place of a picture where cameras, phones and editors leave them. */
export const planted = ["PLANTED-EXIF", "PLANTED-XMP", "PLANTED-IPTC", "PLANTED-COMMENT", "PLANTED-AFTER"] as const;

/** A photo of 40 × 20 pixels, red on the left and blue on the right, as a phone held upright stores it. */
export async function phonePhoto(): Promise<Buffer> {
  const photo = await halves(40, 20)
    .jpeg({ quality: 95 })
    .withExif({
      IFD0: { Make: "PLANTED-EXIF", Model: "PLANTED-EXIF" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "22/1 39/1 56/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "106/1 15/1 0/1",
      },
    })
    .withXmp("<x:xmpmeta xmlns:x='adobe:ns:meta/'>PLANTED-XMP</x:xmpmeta>")
    .withIccProfile("p3")
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const iptc = segment(0xed, Buffer.from("Photoshop 3.0\u00008BIM\u0004\u0004\u0000\u0000PLANTED-IPTC", "latin1"));
  const comment = segment(0xfe, Buffer.from("PLANTED-COMMENT"));
  return Buffer.concat([photo.subarray(0, 2), iptc, comment, photo.subarray(2), Buffer.from("PLANTED-AFTER")]);
}

/** A picture of these sides, left half red, right half blue. */
export function halves(width: number, height: number): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at += 1) pixels[at * 3 + (at % width < width / 2 ? 0 : 2)] = 255;
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

function segment(marker: number, bytes: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
}
