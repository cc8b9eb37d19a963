//! Every state of the mouse, and what ends it: the release, Escape, a lost window, a lost release, a forbidden target,
//! a lock. Until the release the map is untouched; after it there is one entry, or none and the reason.

pub mod gestures;
mod play;

use kurbo::{Size, Vec2};
use touchline::editor::{Button, Command, Input, Key, Merge, Mods};
use touchline::map::{FORMAT, Lock, Map};

use super::hand::structure;
use super::sample::rich_map;
use gestures::GESTURES;
use play::{Play, hand_on};

#[test]
fn every_state_has_a_gesture_here() {
    let source = include_str!("../../../src/editor/tools/mod.rs");
    let list = source.split("\nstates! {").nth(1).and_then(|rest| rest.split('}').next()).unwrap();
    let states: Vec<&str> = list.lines().filter_map(|line| line.trim().split_once('(').map(|(name, _)| name)).collect();
    assert!(states.len() > 15);
    for state in states {
        assert!(GESTURES.iter().any(|gesture| gesture.state == state), "{state} is not tried");
    }
}

#[test]
fn a_gesture_done_is_one_entry_and_undone_exactly() {
    for gesture in GESTURES {
        let mut play = Play::begin(gesture, hand_on(rich_map()));
        let hint = play.hand.editor.hint();
        assert!(hint.contains(gesture.says), "{}: the status bar says “{hint}”", play.name);
        play.end();
        play.hand.mods = Mods::NONE;
        play.hand.input(Input::TextCommitted);
        let changed = *play.hand.editor.map() != play.start;
        assert_eq!(changed, gesture.part.is_some(), "{}: changes the map", play.name);
        assert_eq!(play.hand.entries(), usize::from(changed), "{}: entries", play.name);
        if gesture.state != "Refusing" {
            play.hand.check_undo();
        }
    }
}

#[test]
fn escape_leaves_nothing_of_a_gesture() {
    for gesture in GESTURES {
        let mut play = Play::begin(gesture, hand_on(rich_map()));
        let said = play.hand.editor.toasts().len();
        play.input(Input::Key(Key::Escape));
        play.at_rest("after Escape");
        for input in play.end.clone() {
            play.input(input);
        }
        assert_eq!(play.hand.editor.toasts().len(), said, "{}: Escape goes without words", play.name);
        play.leaves_nothing("after Escape");
    }
}

#[test]
fn a_window_that_loses_the_keyboard_ends_a_gesture() {
    for gesture in GESTURES {
        let mut play = Play::begin(gesture, hand_on(rich_map()));
        play.input(Input::FocusLost);
        play.at_rest("once the window lost the keyboard");
        if let Some(editing) = play.hand.editor.editing() {
            assert!(editing.changed(), "{}: what was typed is still there", play.name);
        } else if play.hand.editor.hint().contains("Enter connects") || gesture.says.starts_with("Enter: ") {
            // An arrow still waits for its end: nothing was held.
            play.input(Input::Key(Key::Escape));
        }
        if play.hand.editor.editing().is_none() {
            for input in play.end.clone() {
                play.input(input);
            }
        }
        play.leaves_nothing("once the window lost the keyboard");
    }
}

#[test]
fn a_release_that_got_lost_ends_with_the_next_press() {
    for gesture in GESTURES {
        let mut play = Play::begin(gesture, hand_on(rich_map()));
        if !play.hand.editor.busy() {
            continue;
        }
        play.hand.mods = Mods::NONE;
        play.input(Input::Space(false));
        let button = if play.end.iter().any(|end| matches!(end, Input::Release(_, Button::Middle))) {
            Button::Middle
        } else {
            Button::Primary
        };
        let at = hand_on(rich_map()).free("buy", "touch") + Vec2::new(20.0, 20.0);
        play.input(Input::Press(at, button));
        play.input(Input::Release(at, button));
        play.leaves_nothing("after a lost release");
    }
}

/// Another hand at a second mouse, keys held down, the wheel, a window made smaller: the gesture goes on, or ends without
/// a trace.
#[test]
fn nothing_in_between_changes_the_map() {
    for gesture in GESTURES {
        let mut play = Play::begin(gesture, hand_on(rich_map()));
        if !play.hand.editor.busy() {
            continue;
        }
        let at = hand_on(rich_map()).card("ad");
        for button in [Button::Secondary, Button::Middle].into_iter().filter(|_| !gesture.says.contains("stop")) {
            play.input(Input::Press(at, button));
            play.input(Input::Release(at, button));
            assert!(play.hand.editor.busy(), "{}: another button is a slip", play.name);
        }
        for key in [Key::Delete, Key::Char('G'), Key::Char('T'), Key::Enter, Key::Right, Key::F(2)] {
            for _ in 0..3 {
                play.input(Input::Key(key));
            }
        }
        play.hand.mods = Mods::COMMAND;
        for key in [Key::Char('Z'), Key::Char('X'), Key::Char('V'), Key::Down] {
            play.input(Input::Key(key));
        }
        play.hand.mods = Mods::SHIFT;
        play.input(Input::Wheel(Vec2::new(-30.0, -50.0)));
        play.input(Input::Zoom(at, 0.7));
        play.hand.editor.camera_mut().set_viewport(Size::new(700.0, 420.0));
        play.input(Input::Tick);
        play.input(Input::Leave);
        play.hand.editor.camera_mut().set_viewport(Size::new(2800.0, 2400.0));
        play.input(Input::Key(Key::Escape));
        play.at_rest("after Escape");
        play.hand.mods = Mods::NONE;
        play.input(Input::Space(false));
        play.hand.editor.run(&Command::Fit);
        play.leaves_nothing("after all that");
    }
}

#[test]
fn a_forbidden_target_says_why_and_all_snaps_back() {
    let mut tried = 0;
    for gesture in GESTURES {
        let Some((target, reason)) = gesture.forbidden else { continue };
        tried += 1;
        let hand = hand_on(rich_map());
        let to = target(&hand);
        let mut play = Play::begin(gesture, hand);
        play.input(Input::Move(to));
        let refused = play.hand.overlay().refused.map(|refused| refused.text);
        assert!(refused.is_some_and(|text| text.contains(reason)), "{}: the pointer says “{reason}”", play.name);
        play.input(Input::Release(to, Button::Primary));
        assert!(play.hand.editor.toasts().iter().any(|toast| toast.text.contains(reason)), "{}", play.name);
        play.leaves_nothing("over a forbidden target");
    }
    assert!(tried > 5);
}

#[test]
fn a_lock_lets_through_what_it_does_not_keep() {
    for gesture in GESTURES.iter().filter(|gesture| gesture.state != "Refusing") {
        for (command, lock) in [(Command::LockStructure, Lock::Structure), (Command::LockAll, Lock::All)] {
            let mut hand = hand_on(rich_map());
            hand.editor.run(&command);
            hand.input(Input::Tick);
            let mut play = Play::begin(gesture, hand);
            play.name = format!("{} under {command:?}", play.name);
            play.end();
            play.hand.mods = Mods::NONE;
            play.hand.input(Input::TextCommitted);
            let kept = gesture.part.is_none_or(|part| lock.keeps(part));
            assert_eq!(*play.hand.editor.map() == play.start, kept, "{}: the map stays", play.name);
            assert!(structure(play.hand.editor.map()) == structure(&play.start), "{}: the structure", play.name);
            let refused = gesture.part.is_some() && kept && !gesture.gone_when_locked;
            assert_eq!(play.offers_to_unlock(), refused, "{}: says why", play.name);
            if kept {
                play.leaves_nothing("under a lock");
            }
        }
    }
}

#[test]
fn a_map_of_a_later_version_is_only_looked_at() {
    for gesture in GESTURES {
        let later = Map { format: FORMAT + 1, ..rich_map() };
        let mut play = Play::begin(gesture, hand_on(later));
        play.end();
        play.leaves_nothing("in a map of a later version");
    }
}

/// A toast's offer, a panel or a screen reader changes the map while the mouse is down.
#[test]
fn a_map_that_changes_under_a_gesture_ends_it() {
    for gesture in GESTURES {
        let mut play = Play::begin(gesture, hand_on(rich_map()));
        if !play.hand.editor.busy() || gesture.state == "Refusing" {
            continue;
        }
        let edit = play.hand.editor.map().edit_delete_stage(&super::sample::id("aware")).unwrap();
        play.hand.editor.apply("Delete stage", edit, Merge::Never).unwrap();
        play.at_rest("once the map changed");
        let after = play.hand.editor.map().clone();
        play.end();
        assert!(*play.hand.editor.map() == after, "{}: its end does nothing more", play.name);
        assert_eq!(play.hand.entries(), 1);
    }
}
