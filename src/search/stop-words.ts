/**
 * Words that say nothing about what a question is about, folded: pronouns, politeness, particles, helper verbs. They
 * still count in a pair with a word that does ("được nhận"). A language without a list has none.
 */
const stopWords: Readonly<Record<string, ReadonlySet<string>>> = {
  vi: words(`a ah oi da vang u em anh chi co chu bac ong ba minh toi tui ban chung ta cac nhung moi nay do kia ay the thi la ma
    va hay hoac voi cho cua o tai trong ngoai tren duoi tu den vao ra len xuong ve nhe nha nhi sao vay roi dang se bi duoc khong
    chua cung rat qua lam day ha hoi xin muon can phai nen biet hieu giup noi gi nao ai dau may luc khi neu vi nhu thoi nua luon
    van con di lai chi hon kem cam on chao hello hi ad admin shop`),
  en: words(`a an the of to in on at for and or is are was were be am i my me you your we our it its this that do does did have
    has had can could will would should may please tell about what which who when where why how if not no there any get got with
    from by as so hello hi thanks thank`),
};

const none: ReadonlySet<string> = new Set();

/** The stop words of a language. */
export function stopWordsOf(lang: string): ReadonlySet<string> {
  return Object.hasOwn(stopWords, lang) ? (stopWords[lang] ?? none) : none;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
