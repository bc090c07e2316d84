#include "releve-palette.h"

/* Light, dark, high contrast light and dark, print. On paper K shades of black
 * stand for colours, and there are no fills but the heat steps. */
static const struct {
  const char *name;
  guint32 rgb[RELEVE_N_SCHEMES];
} palette[RELEVE_N_COLOURS] = {
  [RELEVE_COLOUR_WINDOW] = { "window", { 0xfafafa, 0x242424, 0xffffff, 0x000000, 0xffffff } },
  [RELEVE_COLOUR_VIEW] = { "view", { 0xffffff, 0x1e1e1e, 0xffffff, 0x000000, 0xffffff } },
  [RELEVE_COLOUR_HEADER] = { "header", { 0xebebeb, 0x303030, 0xffffff, 0x000000, 0xffffff } },
  [RELEVE_COLOUR_CARD] = { "card", { 0xffffff, 0x363636, 0xffffff, 0x000000, 0xffffff } },
  [RELEVE_COLOUR_FG] = { "fg", { 0x2b2b2b, 0xf2f2f2, 0x000000, 0xffffff, 0x000000 } },
  [RELEVE_COLOUR_SEC] = { "sec", { 0x5c5c5c, 0xb8b8b8, 0x000000, 0xffffff, 0x333333 } },
  [RELEVE_COLOUR_LINE] = { "line", { 0xd9d9d9, 0x484848, 0x000000, 0xffffff, 0x666666 } },
  [RELEVE_COLOUR_INNER_LINE] = { "inner_line", { 0xe9e9e9, 0x393939, 0x000000, 0xffffff, 0xcccccc } },
  [RELEVE_COLOUR_ACCENT] = { "accent", { 0x1b6acb, 0x78aeed, 0x0b4a9e, 0x99c1f1, 0x000000 } },
  [RELEVE_COLOUR_ACCENT_SOFT] = { "accent_soft", { 0xdbe9fa, 0x25405f, 0xffffff, 0x000000, 0xffffff } },
  [RELEVE_COLOUR_ACCENT_FILLED] = { "accent_filled", { 0x1b6acb, 0x1b6acb, 0x000000, 0xffffff, 0x000000 } },
  [RELEVE_COLOUR_CLINICAL] = { "clinical", { 0x1a64b8, 0x8fc6f7, 0x124a91, 0x9fcdfa, 0x666666 } },
  [RELEVE_COLOUR_ACADEMIC] = { "academic", { 0xbd7706, 0xf9df94, 0x925600, 0xfff3c9, 0xb3b3b3 } },
  [RELEVE_COLOUR_ADMINISTRATIVE] = { "administrative", { 0x451a63, 0xb26ae0, 0x22073a, 0xbf80ee, 0x000000 } },
  [RELEVE_COLOUR_CLINICAL_TINT] = { "clinical_tint", { 0xe9f0f9, 0x2b3743, 0xffffff, 0x000000, 0xffffff } },
  [RELEVE_COLOUR_ACADEMIC_TINT] = { "academic_tint", { 0xfaf0de, 0x3d3828, 0xffffff, 0x000000, 0xffffff } },
  [RELEVE_COLOUR_ADMINISTRATIVE_TINT] = { "administrative_tint", { 0xeee8f2, 0x382e40, 0xffffff, 0x000000, 0xffffff } },
  [RELEVE_COLOUR_ALLOWED_TEXT] = { "allowed_text", { 0x145c37, 0x8ff0a4, 0x000000, 0xffffff, 0x000000 } },
  [RELEVE_COLOUR_ALLOWED_FILL] = { "allowed_fill", { 0xe3f3e9, 0x1f3a2a, 0xffffff, 0x000000, 0xffffff } },
  [RELEVE_COLOUR_ALLOWED_LINE] = { "allowed_line", { 0x2a8a57, 0x57c785, 0x000000, 0xffffff, 0x000000 } },
  [RELEVE_COLOUR_WARNING_TEXT] = { "warning_text", { 0x6e4b00, 0xf8e45c, 0x000000, 0xffffff, 0x000000 } },
  [RELEVE_COLOUR_WARNING_FILL] = { "warning_fill", { 0xfffaeb, 0x322e1e, 0xffffff, 0x000000, 0xffffff } },
  [RELEVE_COLOUR_WARNING_LINE] = { "warning_line", { 0xb07d00, 0xcdab1d, 0x000000, 0xffffff, 0x000000 } },
  [RELEVE_COLOUR_FORBIDDEN_ICON] = { "forbidden_icon", { 0x8b1a1f, 0xff938c, 0x000000, 0xffffff, 0x000000 } },
  [RELEVE_COLOUR_FORBIDDEN_FILL] = { "forbidden_fill", { 0xf1f1f1, 0x2b2b2b, 0xffffff, 0x000000, 0xffffff } },
  [RELEVE_COLOUR_FORBIDDEN_HATCH] = { "forbidden_hatch", { 0xdedede, 0x3a3a3a, 0x000000, 0xffffff, 0x999999 } },
  [RELEVE_COLOUR_ERROR] = { "error", { 0xc01c28, 0xff7b63, 0x000000, 0xffffff, 0x000000 } },
  [RELEVE_COLOUR_HEAT] = { "heat_0", { 0xffffff, 0x2a2a2a, 0xffffff, 0x000000, 0xffffff } },
  [RELEVE_COLOUR_HEAT_1] = { "heat_1", { 0xe3edf8, 0x2b3c50, 0xffffff, 0x000000, 0xebebeb } },
  [RELEVE_COLOUR_HEAT_2] = { "heat_2", { 0xc3d9f1, 0x315274, 0xffffff, 0x000000, 0xcccccc } },
  [RELEVE_COLOUR_HEAT_3] = { "heat_3", { 0x97bde6, 0x3d6a98, 0xffffff, 0x000000, 0xa8a8a8 } },
  [RELEVE_COLOUR_HEAT_4] = { "heat_4", { 0x5f97d3, 0x9cc8f5, 0xffffff, 0x000000, 0x808080 } },
  [RELEVE_COLOUR_HEAT_TEXT] = { "heat_text_0", { 0x16202b, 0xf2f2f2, 0x000000, 0xffffff, 0x000000 } },
  [RELEVE_COLOUR_HEAT_TEXT_1] = { "heat_text_1", { 0x16202b, 0xf2f2f2, 0x000000, 0xffffff, 0x000000 } },
  [RELEVE_COLOUR_HEAT_TEXT_2] = { "heat_text_2", { 0x16202b, 0xf2f2f2, 0x000000, 0xffffff, 0x000000 } },
  [RELEVE_COLOUR_HEAT_TEXT_3] = { "heat_text_3", { 0x16202b, 0xf2f2f2, 0x000000, 0xffffff, 0x000000 } },
  [RELEVE_COLOUR_HEAT_TEXT_4] = { "heat_text_4", { 0x16202b, 0x10202f, 0x000000, 0xffffff, 0x000000 } },
};

ReleveColour
releve_palette_get (ReleveScheme scheme, ReleveColourName name)
{
  guint32 rgb;

  g_return_val_if_fail (scheme < RELEVE_N_SCHEMES && name < RELEVE_N_COLOURS, ((ReleveColour) { 0, 0, 0 }));
  rgb = palette[name].rgb[scheme];
  return (ReleveColour) { (rgb >> 16) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0 };
}

char *
releve_palette_to_css (ReleveScheme scheme)
{
  GString *css = g_string_new (NULL);

  g_return_val_if_fail (scheme < RELEVE_N_SCHEMES, g_string_free (css, FALSE));
  for (guint i = 0; i < RELEVE_N_COLOURS; i++)
    g_string_append_printf (css, "@define-color releve_%s #%06x;\n", palette[i].name, palette[i].rgb[scheme]);
  return g_string_free (css, FALSE);
}
