import type { Programme } from "../../../rules/programme.ts";
import type { Reader } from "../page/reading-frame.tsx";

/** A public service as search engines read it. */
export interface ServiceFacts {
  reader: Reader;
  publicUrl: string | undefined;
  name: string;
  description: string;
  /** Who may ask for it. */
  askers: readonly string[];
  provider: string;
  filing?: Programme["filing"];
}

/** The service as schema.org GovernmentService. "<" cannot end the element. */
export function ServiceData(facts: ServiceFacts) {
  const json = JSON.stringify(serviceOf(facts)).replaceAll("<", "\\u003c");
  // The only unescaped text of the page: JSON in which every "<" is written as a code.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}

function serviceOf({ reader, publicUrl, name, description, askers, provider, filing }: ServiceFacts) {
  const { say, path, lang, languages } = reader;
  const address = publicUrl === undefined ? undefined : new URL(`${path}?lang=${lang}`, publicUrl).href;
  const where = { "@type": "AdministrativeArea", name: say("page.place") };
  return {
    "@context": "https://schema.org",
    "@type": "GovernmentService",
    name,
    description,
    inLanguage: lang,
    ...(address === undefined ? {} : { url: address }),
    areaServed: where,
    provider: { "@type": "GovernmentOrganization", name: provider, areaServed: where },
    ...(askers.length > 0 ? { audience: { "@type": "Audience", audienceType: askers.join(", ") } } : {}),
    availableChannel: {
      "@type": "ServiceChannel",
      availableLanguage: languages,
      ...(address === undefined ? {} : { serviceUrl: address }),
    },
    ...(filing === undefined ? {} : { offers: offerOf(filing) }),
  };
}

/** When a file could be handed in; search engines must not offer what is closed. */
function offerOf({ from, until }: Programme["filing"]) {
  return { "@type": "Offer", availabilityStarts: from, ...(until === undefined ? {} : { availabilityEnds: until }) };
}
