import type { KeptForm } from "../kept-form.ts";
import { homeOf } from "../sections.ts";
import { Field } from "./field.tsx";
import type { Frame, Notice } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";
import { QrPicture } from "./qr-picture.tsx";
import { KeptFields } from "./sign-in-page.tsx";

interface SetUpProps {
  frame: Frame;
  /** The key in groups of four. */
  typed: string;
  /** Proof that this page showed the key. */
  proof: string;
  /** What the app reads from the picture. */
  address: string;
  notice: Notice | null;
  /** What was typed before the step had to be set up. */
  kept: KeptForm | null;
}

/** Setting up an app: the picture to scan, the key to type, and the first code. */
export function SetUpPage(props: SetUpProps) {
  const { frame } = props;
  const { t } = frame;
  return (
    <Layout narrow frame={frame} title={t("second-step.title")} notice={props.notice}>
      <h1>{t("second-step.title")}</h1>
      <p>{t("second-step.lead")}</p>
      <Steps {...props} />
      <form class="stack" method="post" action="/console/me/second-step">
        <TokenField frame={frame} />
        <input type="hidden" name="secret" value={props.typed} />
        <input type="hidden" name="proof" value={props.proof} />
        <Field
          id="code"
          label={t("second-step.code")}
          inputMode="numeric"
          autocomplete="one-time-code"
          maxlength={8}
          required
        />
        {props.kept && <KeptFields frame={frame} kept={props.kept} />}
        <button type="submit">{t("second-step.submit")}</button>
      </form>
    </Layout>
  );
}

function Steps({ frame: { t }, address, typed }: SetUpProps) {
  return (
    <ol class="set-up">
      <li>{t("second-step.install")}</li>
      <li>
        {t("second-step.scan")}
        <QrPicture text={address} label={t("second-step.picture")} />
        <p class="hint">{t("second-step.type")}</p>
        <p>
          <code class="key">{typed}</code>
        </p>
      </li>
      <li>{t("second-step.confirm")}</li>
    </ol>
  );
}

interface RecoveryProps {
  frame: Frame;
  codes: readonly string[];
  /** What was typed before the step had to be set up; the way on leads to its form. */
  kept: KeptForm | null;
}

/** The codes for a lost phone, shown this once. */
export function RecoveryCodesPage({ frame, codes, kept }: RecoveryProps) {
  const { t, me } = frame;
  const notice: Notice = { tone: "done", text: t("second-step.done") };
  return (
    <Layout narrow frame={frame} title={t("second-step.codes")} notice={notice}>
      <h1>{t("second-step.codes")}</h1>
      <p>{t("second-step.codes-lead")}</p>
      <ul class="recovery">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      {kept ? (
        <form class="stack" method="post" action="/console/me/kept">
          <TokenField frame={frame} />
          <KeptFields frame={frame} kept={kept} />
          <button type="submit">{t("second-step.kept")}</button>
        </form>
      ) : (
        <p>
          <a href={homeOf(me)}>{t("second-step.kept")}</a>
        </p>
      )}
    </Layout>
  );
}

/** The second step is set up: how to move to another phone. */
export function SecondStepPage({ frame, notice }: { frame: Frame; notice: Notice | null }) {
  const { t } = frame;
  return (
    <Layout narrow frame={frame} title={t("second-step.title")} notice={notice}>
      <h1>{t("second-step.title")}</h1>
      <p>{t("second-step.is-on")}</p>
      <form class="stack" method="post" action="/console/me/second-step/replace">
        <TokenField frame={frame} />
        <Field id="password" label={t("me.password-now")} type="password" autocomplete="current-password" required />
        <button type="submit">{t("second-step.replace")}</button>
      </form>
      <p>
        <a href="/console/me">{t("me.title")}</a>
      </p>
    </Layout>
  );
}
