//! egui's own widgets in the window's look: sizes, spacing, strokes. The window stays quieter than the map.

use egui::style::{ScrollStyle, Selection, WidgetVisuals};
use egui::{Color32, Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme, vec2};

use super::fonts;
use super::theme::Look;

/// Height of buttons and fields.
pub(crate) const CONTROL: f32 = 32.0;
/// Corners of buttons and fields.
pub(crate) const RADIUS: u8 = 7;

/// Around the text of an entry of a menu or list.
pub(crate) const MENU_PADDING: egui::Vec2 = vec2(10.0, 4.0);

/// The font of body text.
pub(crate) fn body() -> FontId {
    FontId::new(13.5, FontFamily::Proportional)
}

/// The font of secondary text.
pub(crate) fn small() -> FontId {
    FontId::new(12.5, FontFamily::Proportional)
}

/// The font of what can be pressed or picked.
pub(crate) fn control() -> FontId {
    FontId::new(13.5, fonts::medium())
}

/// The font of titles.
pub(crate) fn title() -> FontId {
    FontId::new(14.0, fonts::semibold())
}

/// Gives egui this look.
pub(super) fn apply(ctx: &Context, look: &Look) {
    let theme = if look.dark { Theme::Dark } else { Theme::Light };
    ctx.set_theme(theme);
    let mut style = Style { visuals: theme.default_visuals(), ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, small()),
        (TextStyle::Body, body()),
        (TextStyle::Button, control()),
        (TextStyle::Heading, FontId::new(18.0, fonts::semibold())),
        (TextStyle::Monospace, FontId::new(13.0, FontFamily::Monospace)),
    ]
    .into();
    spacing(&mut style);
    colours(&mut style, look);
    style.animation_time = 0.1;
    style.interaction.tooltip_delay = 0.4;
    style.interaction.selectable_labels = false;
    ctx.set_style_of(theme, style);
}

/// Nothing fades, unfolds, glides or blinks, until a look is applied again.
pub(super) fn keep_still(ctx: &Context) {
    ctx.all_styles_mut(|style| {
        style.animation_time = 0.0;
        style.visuals.text_cursor.blink = false;
        style.scroll_animation = egui::style::ScrollAnimation::none();
    });
}

fn spacing(style: &mut Style) {
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 6.0);
    spacing.button_padding = vec2(12.0, 6.0);
    spacing.interact_size = vec2(CONTROL, CONTROL);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(20);
    spacing.icon_width = 18.0;
    spacing.icon_width_inner = 10.0;
    spacing.icon_spacing = 8.0;
    spacing.combo_height = 360.0;
    spacing.menu_width = 280.0;
    spacing.scroll = ScrollStyle { bar_width: 8.0, ..ScrollStyle::floating() };
}

fn colours(style: &mut Style, look: &Look) {
    let visuals = &mut style.visuals;
    let radius = CornerRadius::same(RADIUS);
    let widget = |fill: Color32, border: Stroke, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: border,
        corner_radius: radius,
        fg_stroke: Stroke::new(1.25, text),
        expansion: 0.0,
    };
    let border = Stroke::new(1.0, look.field_border);
    let widgets = &mut visuals.widgets;
    widgets.noninteractive = widget(look.panel, Stroke::new(1.0, look.hairline), look.text);
    widgets.inactive = widget(look.ground, border, look.text);
    widgets.hovered = widget(look.chip, Stroke::new(1.0, look.muted), look.text);
    // egui draws what has the keyboard's focus as active: the border says so.
    widgets.active = widget(look.chip, Stroke::new(2.0, look.accent), look.text);
    widgets.open = widget(look.chip, border, look.text);
    visuals.selection = Selection { bg_fill: look.accent_ground, stroke: Stroke::new(2.0, look.accent) };
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(look.muted);
    visuals.hyperlink_color = look.accent;
    visuals.faint_bg_color = look.ground;
    visuals.extreme_bg_color = look.ground;
    visuals.text_edit_bg_color = Some(look.ground);
    visuals.code_bg_color = look.chip;
    visuals.warn_fg_color = look.warning;
    visuals.error_fg_color = look.drop;
    visuals.panel_fill = look.panel;
    visuals.window_fill = look.panel;
    visuals.window_stroke = Stroke::new(1.0, look.card_border);
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    let shade = look.shadow;
    visuals.window_shadow = Shadow { offset: [0, 8], blur: 28, spread: 0, color: shade };
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 14, spread: 0, color: shade };
    visuals.text_cursor.stroke = Stroke::new(1.5, look.accent);
    visuals.striped = false;
    visuals.disabled_alpha = 0.45;
}
