/* Makes photos small enough for a patchy network, and takes out where and with which phone they were made. */

const longestSide = 2000;
const quality = 0.82;
const redrawn = new Set(["image/jpeg", "image/png", "image/webp"]);

/* The photo redrawn as JPEG; any other file, and a photo the browser cannot open, as it is. */
export async function lighten(file) {
  if (!redrawn.has(file.type)) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const share = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * share);
    canvas.height = Math.round(picture.height * share);
    const paper = canvas.getContext("2d");
    paper.fillStyle = "#fff"; // see-through pictures
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
    return blob ? new File([blob], `${file.name.replace(/\.[^.]*$/, "")}.jpg`, { type: "image/jpeg" }) : file;
  } catch {
    return file;
  }
}
