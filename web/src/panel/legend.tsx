import { useApp } from "../context";
import { FAMILIES, KINDS, MODALITIES, familyColour } from "../words";
import { Dash, Glyph } from "../ui/parts";

export function LegendPanel() {
  const { words, dark } = useApp();
  return (
    <div class="legend">
      <h3>{words.t("kindsTitle")}</h3>
      {KINDS.map((kind) => (
        <p key={kind} class="row">
          <Glyph kind={kind} />
          {words.kind(kind)}
        </p>
      ))}
      <h3>{words.t("familiesTitle")}</h3>
      {FAMILIES.map((family) => (
        <p key={family} class="row">
          <i class="swatch" style={{ borderColor: familyColour(family, dark) }} />
          {words.family(family)}
        </p>
      ))}
      <h3>{words.t("styleTitle")}</h3>
      {MODALITIES.map((modality) => (
        <p key={modality} class="row">
          <Dash modality={modality} />
          {words.modality(modality)} <span class="hint">– {words.hint(modality)}</span>
        </p>
      ))}
      <p class="row">
        <Dash modality="Asserted" negated />
        {words.t("negatedLine")}
      </p>
      <p class="hint">{words.t("roleLine")}</p>
      <p class="hint">{words.t("stageHelp")}</p>
    </div>
  );
}
