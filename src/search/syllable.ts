/** Which letters make a Vietnamese syllable. Typed without diacritics there are about two thousand that are possible. */

const onsets = new Set("ngh ng nh ch gh gi kh ph qu th tr b c d g h k l m n p r s t v x".split(" "));
/** Letters of the longest onset. */
const ONSET_AT_MOST = 3;

const rimes = new Set(
  `a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et eu ech enh i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu
   o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oem oen oeo oet oi om on ong oong op ot
   u ua uan uang uat uay uc ue uech uen uenh ueo ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu
   y ya yem yen yeng yet yeu uc ui`
    .split(/\s+/)
    .filter(Boolean),
);

/** Whether the folded word ("nghiep") can be a syllable of Vietnamese. */
export function isSyllable(folded: string): boolean {
  if (rimes.has(folded)) return true;
  for (let letters = 1; letters <= ONSET_AT_MOST; letters += 1) {
    if (rimes.has(folded.slice(letters)) && onsets.has(folded.slice(0, letters))) return true;
  }
  return isGi(folded);
}

/** "gì", "gìn", "giếng": the i belongs to onset and rime. */
function isGi(folded: string): boolean {
  return folded.startsWith("gi") && (folded === "gi" || rimes.has(folded.slice(1)));
}
