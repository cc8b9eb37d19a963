//! One hint: a card beside what it is about, with the way on and the way out.

use egui::{
    Area, Context, Frame, Id, Margin, Order, Pos2, Rect, RichText, Role, Shape, Stroke, StrokeKind, Vec2, pos2,
};

use crate::app::style;
use crate::app::theme::Look;
use crate::app::widgets::{link, primary};

/// Where the card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Right,
    Below,
    /// In the middle of it, near its foot.
    Within,
}

/// What was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Next,
    Skip,
}

pub(super) struct Mark<'a> {
    pub(super) text: &'a str,
    pub(super) step: usize,
    pub(super) of: usize,
    /// What it is about.
    pub(super) at: Rect,
    pub(super) side: Side,
}

/// Width of the card's text.
const WIDTH: f32 = 268.0;
const MARGIN: f32 = 14.0;
/// Between the card and what it is about; the pointed end fills it.
const GAP: f32 = 12.0;

impl Mark<'_> {
    /// Draws it; `fresh`: for the first time, so that its button takes the keyboard.
    pub(super) fn show(&self, ctx: &Context, fresh: bool) -> Option<Answer> {
        let look = Look::of(ctx);
        let over = ctx.layer_painter(egui::LayerId::new(Order::Foreground, Id::unique("hint ring")));
        if self.side != Side::Within {
            over.rect_stroke(
                self.at.expand(2.0),
                style::RADIUS + 2,
                Stroke::new(2.0, look.accent),
                StrokeKind::Outside,
            );
        }
        let shown = Area::new(layer().id).order(layer().order).fixed_pos(self.corner(ctx)).show(ctx, |ui| {
            let frame = Frame::new()
                .fill(look.panel)
                .stroke(Stroke::new(1.0, look.accent))
                .shadow(ui.visuals().popup_shadow)
                .corner_radius(style::RADIUS + 3)
                .inner_margin(Margin::same(MARGIN as i8));
            frame.show(ui, |ui| self.inside(ui, fresh)).inner
        });
        if let Some((tip, base)) = self.point(shown.response.rect) {
            over.add(Shape::convex_polygon(vec![base.0, tip, base.1], look.accent, Stroke::NONE));
        }
        shown.inner
    }

    fn inside(&self, ui: &mut egui::Ui, fresh: bool) -> Option<Answer> {
        let look = Look::of(ui.ctx());
        ui.set_width(WIDTH);
        let said = ui.add(egui::Label::new(RichText::new(self.text).font(style::body()).color(look.text)).wrap());
        ui.ctx().accesskit_node_builder(said.id, |node| {
            node.set_role(Role::Status);
            node.set_live(egui::accesskit::Live::Polite);
            node.set_label(format!("Hint {} of {}: {}", self.step + 1, self.of, self.text));
        });
        ui.add_space(6.0);
        let mut answer = None;
        ui.horizontal(|ui| {
            let count = format!("{} of {}", self.step + 1, self.of);
            ui.label(RichText::new(count).font(style::small()).color(look.muted));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 14.0;
                let last = self.step + 1 == self.of;
                let next = primary(ui, if last { "Done" } else { "Next" });
                if fresh {
                    next.request_focus();
                }
                if next.clicked() {
                    answer = Some(Answer::Next);
                }
                if !last && link(ui, "Skip all").clicked() {
                    answer = Some(Answer::Skip);
                }
            });
        });
        answer
    }

    /// The card's top left corner, within the window.
    fn corner(&self, ctx: &Context) -> Pos2 {
        let window = ctx.content_rect().shrink(8.0);
        let width = WIDTH + 2.0 * MARGIN;
        let at = match self.side {
            Side::Right => pos2(self.at.right() + 2.0 + GAP, self.at.top() + 12.0),
            Side::Below => pos2(self.at.right() - width, self.at.bottom() + 2.0 + GAP),
            Side::Within => pos2(self.at.center().x - width / 2.0, self.at.top() + self.at.height() * 0.66),
        };
        pos2(at.x.clamp(window.left(), (window.right() - width).max(window.left())), at.y)
    }

    /// The pointed end: its tip, and where it leaves the card.
    fn point(&self, card: Rect) -> Option<(Pos2, (Pos2, Pos2))> {
        let half = 7.0;
        let (tip, middle, along) = match self.side {
            Side::Right => {
                let y = card.top() + 24.0;
                (pos2(card.left() - GAP + 2.0, y), pos2(card.left(), y), Vec2::DOWN)
            }
            Side::Below => {
                let x = self.at.center().x.clamp(card.left() + 16.0, card.right() - 16.0);
                (pos2(x, card.top() - GAP + 2.0), pos2(x, card.top()), Vec2::RIGHT)
            }
            Side::Within => return None,
        };
        Some((tip, (middle - half * along, middle + half * along)))
    }
}

/// The layer of the hint's card.
pub(in crate::app) fn layer() -> egui::LayerId {
    egui::LayerId::new(Order::Foreground, Id::unique("hint"))
}
