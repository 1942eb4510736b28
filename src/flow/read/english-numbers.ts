const ones =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/**
 * The text with English number words below 100 as digits ("twenty-five" → "25", "two and a half years" → "2 ruoi years"),
 * if an English word beside them shows that it is English: "ten" alone may be the Vietnamese word for a name.
 */
export function withEnglishDigits(text: string): string {
  const english =
    /\b(years?|months?|days?|weeks?|people|persons?|workers?|child|children|kids?|million|thousand|hundred|and|about|dong)\b/i.test(
      text,
    );
  const alone = [...ones, ...tens].includes(text.trim().toLowerCase()) && !/^\s*ten\s*$/i.test(text);
  if (!english && !alone) return text;
  const tensFirst = new RegExp(`\\b(${tens.join("|")})(?:[ -](${ones.slice(1, 10).join("|")}))?\\b`, "gi");
  return text
    .replace(tensFirst, (_, ten: string, one?: string) =>
      String((tens.indexOf(ten.toLowerCase()) + 2) * 10 + Math.max(0, ones.indexOf((one ?? "").toLowerCase()))),
    )
    .replace(new RegExp(`\\b(${ones.join("|")})\\b`, "gi"), (word) => String(ones.indexOf(word.toLowerCase())))
    .replace(/\s+and a half\b(\s*(?:years?|million))/gi, "$1 ruoi")
    .replace(/\bhalf an? (?=year|million)/gi, "nua ")
    .replace(/\b(?:an?|one) (?=year|month|week|day|million|thousand)/gi, "1 ");
}
