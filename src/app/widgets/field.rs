//! Text fields with their names above them.

use egui::{Response, RichText, Ui};

use crate::app::style;
use crate::app::text::{self, Field};
use crate::app::theme::Look;
use crate::app::wish::{Wish, Wishes};

/// The heading of a part of a panel, with a word at its right.
pub(crate) fn section(ui: &mut Ui, text: &str, right: Option<RichText>) {
    let look = Look::of(ui.ctx());
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        let title = ui.label(RichText::new(text).font(style::control()).color(look.muted));
        heading(ui.ctx(), title.id, text);
        if let Some(right) = right {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| ui.label(right.font(style::small())));
        }
    });
}

/// Tells screen readers that a label is the heading of what follows.
pub(crate) fn heading(ctx: &egui::Context, label: egui::Id, text: &str) {
    ctx.accesskit_node_builder(label, |node| {
        node.set_role(egui::Role::Heading);
        node.set_label(text.to_owned());
    });
}

/// The name above a field.
pub(crate) fn label(ui: &mut Ui, name: &str) -> Response {
    let look = Look::of(ui.ctx());
    ui.add_space(4.0);
    let gap = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, 3.0);
    let response = text::label(ui, name, &style::small(), look.muted);
    ui.spacing_mut().item_spacing.y = gap;
    response
}

/// A field of one line.
pub(crate) fn line(ui: &mut Ui, name: &str, hint: &str, text: &mut String) -> Response {
    let id = label(ui, name).id;
    let field = Field::line(ui.make_persistent_id(name)).hint(hint);
    field.show(ui, text).response.labelled_by(id)
}

/// A field of several lines that grows with its text.
pub(crate) fn paragraph(ui: &mut Ui, name: &str, hint: &str, rows: usize, text: &mut String) -> Response {
    let id = label(ui, name).id;
    let field = Field::lines(ui.make_persistent_id(name), rows).hint(hint);
    field.show(ui, text).response.labelled_by(id)
}

/// A number with a minus as it is printed; the strokes in a day stay.
fn with_minus(number: &str) -> String {
    number.strip_prefix('-').map_or_else(|| number.to_owned(), |rest| format!("\u{2212}{rest}"))
}

/// What is being typed into a field for a number.
#[derive(Clone)]
struct Typing<T> {
    text: String,
    /// What was there when one began; `None` where several things have different numbers.
    before: Option<Option<T>>,
}

/// A field for a number that may be left out; a `hint` stands for different numbers of several things, which are changed
/// once the field is left. Gives the new value once it changes. What is typed and is no such number stays in the field,
/// with a word on what is expected, and the value is what it was before; that is said when the field is left.
pub(crate) fn number<T: Copy + std::fmt::Display + PartialEq + Send + Sync + 'static>(
    ui: &mut Ui,
    (name, hint): (&str, &str),
    value: Option<T>,
    parse: impl Fn(&str) -> Result<T, String>,
    wishes: &mut Wishes,
) -> Option<Option<T>> {
    let id = ui.make_persistent_id(("number", name));
    let kept = ui.data(|data| data.get_temp::<Typing<T>>(id));
    let wrote = kept.is_some();
    let Typing { mut text, before } = kept.unwrap_or_else(|| Typing {
        text: value.as_ref().map(|value| with_minus(&value.to_string())).unwrap_or_default(),
        before: hint.is_empty().then_some(value),
    });
    let response = line(ui, name, hint, &mut text);
    let left = response.lost_focus();
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(id, Typing { text: text.clone(), before }));
    } else {
        ui.data_mut(|data| data.remove::<Typing<T>>(id));
        if !left {
            return None;
        }
    }
    let typed = text.trim().replace('\u{2212}', "-");
    let new = if typed.is_empty() { Ok(None) } else { parse(&typed).map(Some) };
    // The loss of the keyboard is told for more than one frame.
    if new.is_ok() && (response.changed() || left && wrote) {
        wishes.push(Wish::Taken(name.to_owned()));
    }
    match new {
        Ok(new) => Some(new).filter(|new| *new != value && (left || before.is_some())),
        Err(wanted) => {
            let look = Look::of(ui.ctx());
            ui.label(RichText::new(&wanted).font(style::small()).color(look.warning));
            if left {
                wishes.push(Wish::NotTaken { field: name.to_owned(), typed: text.trim().to_owned(), wanted });
            }
            before.filter(|before| *before != value)
        }
    }
}
