//! What keys and mouse do while presenting.

use egui::{Event, Key, PointerButton};

/// One thing to do while presenting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Next,
    Previous,
    /// Heads, counts and sentiment of the whole journey.
    Overview,
    Last,
    /// The room looks at people, not at the wall; the same again brings the slide back.
    Black,
    /// The slide of a stage, counted from 1.
    Stage(usize),
    End,
}

/// What the help sheet says of them.
pub(crate) const WORDS: [(&str, &str); 7] = [
    ("Next slide", "Right, Space, click"),
    ("Previous slide", "Left, Backspace"),
    ("Overview, and back", "O, Home"),
    ("Last slide", "End"),
    ("Slide of a stage", "1 … 9"),
    ("Black screen", "B, full stop"),
    ("Stop presenting", "Esc, F5"),
];

/// The steps of this frame, in order.
pub(super) fn steps(ctx: &egui::Context) -> Vec<Step> {
    ctx.input(|input| input.events.iter().filter_map(step).collect())
}

fn step(event: &Event) -> Option<Step> {
    match event {
        Event::Key { key, pressed: true, repeat, modifiers, .. } if !modifiers.command && !modifiers.alt => {
            // A key that is held down turns slides; it does not end what it began.
            of_key(*key).filter(|step| !repeat || !matches!(step, Step::Black | Step::End))
        }
        Event::PointerButton { button: PointerButton::Primary, pressed: true, .. } => Some(Step::Next),
        Event::PointerButton { button: PointerButton::Secondary, pressed: true, .. } => Some(Step::Previous),
        _ => None,
    }
}

fn of_key(key: Key) -> Option<Step> {
    Some(match key {
        // Presenters that one holds in the hand send the page keys.
        Key::ArrowRight | Key::ArrowDown | Key::PageDown | Key::Space | Key::Enter | Key::N => Step::Next,
        Key::ArrowLeft | Key::ArrowUp | Key::PageUp | Key::Backspace | Key::P => Step::Previous,
        Key::O | Key::Home => Step::Overview,
        Key::End => Step::Last,
        Key::B | Key::Period => Step::Black,
        Key::Escape | Key::F5 | Key::Q => Step::End,
        other => {
            let digit = other.name().parse().ok().filter(|digit| (1..=9).contains(digit));
            return digit.map(Step::Stage);
        }
    })
}
